import { ok } from '../answers';
import type { SandboxState, Tag } from '../state';
import type { Handler } from '../types';

function tagsWith(ids: number[], state: SandboxState): Tag[] {
	return ids.flatMap((id) => state.tags.get(id) ?? []);
}

/** Tags as the list of tags shows them. */
export function tagRecords(ids: number[], state: SandboxState) {
	return tagsWith(ids, state).map(({ id, name, color }) => ({ id, name, color }));
}

/** Tags as `include_tags` shows them. */
export function tagsShown(ids: number[], state: SandboxState) {
	return tagsWith(ids, state).map(({ id, name, color }) => ({
		tag_id: id,
		tag_name: name,
		tag_color: color,
	}));
}

/** emailAccountTag.getAll */
export const getAll: Handler = (_request, { state }) =>
	ok(tagRecords([...state.tags.keys()], state));
