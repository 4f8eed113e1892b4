import { ok, refuse } from '../answers';
import { idIn, numberIn, textIn } from '../read';
import type { LeadList } from '../state';
import type { Handler } from '../types';

function shown(list: LeadList) {
	return {
		id: list.id,
		name: list.name,
		lead_count: list.leadIds.size,
		created_at: list.createdAt,
	};
}

/** leadList.getAll: lists carry no tags here, so a filter by tag finds none. */
export const getAll: Handler = ({ query }, { state }) => {
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 10;
	const name = (textIn(query, 'listName') ?? '').toLowerCase();
	const found = [...state.leadLists.values()].filter(
		(list) => list.name.toLowerCase().includes(name) && textIn(query, 'tagIds') === undefined,
	);
	return ok({ ok: true, data: found.slice(offset, offset + limit).map(shown) });
};

/** leadList.get */
export const get: Handler = ({ path }, { state }) => {
	const list = state.leadLists.get(idIn(path, 'id'));
	if (!list) return refuse(404, 'Lead list not found');
	return ok({ ok: true, data: { ...shown(list), updated_at: list.createdAt } });
};
