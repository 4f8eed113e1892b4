import { ok, refuse } from '../answers';
import { addTag } from '../state/build';
import { numberIn, numbersIn, textIn, textsIn } from '../read';
import type { EmailAccount, SandboxState, Tag } from '../state/state';
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

/** emailAccountTag.create: a color is chosen where none is given. */
export const create: Handler = ({ body }, { state }) => {
	const { id } = addTag(state, textIn(body, 'name') ?? '', textIn(body, 'color'));
	return ok({ ok: true, data: tagRecords([id], state)[0] });
};

/** emailAccountTag.update */
export const update: Handler = ({ body }, { state }) => {
	const tag = state.tags.get(numberIn(body, 'id') ?? Number.NaN);
	if (!tag) return refuse(404, 'Tag not found');
	tag.name = textIn(body, 'name') ?? tag.name;
	tag.color = textIn(body, 'color') ?? tag.color;
	return ok({ ok: true, data: tagRecords([tag.id], state)[0] });
};

/** emailAccountTag.getByEmails: mailboxes that nobody knows are left out. */
export const getByEmails: Handler = ({ body }, { state }) => {
	const wanted = textsIn(body, 'email_ids') ?? [];
	const found = [...state.emailAccounts.values()].filter(({ fromEmail }) =>
		wanted.includes(fromEmail),
	);
	return ok({
		ok: true,
		data: found.map(({ id, fromEmail, tagIds }) => ({
			email_account_id: id,
			from_email: fromEmail,
			tags: tagRecords(tagIds, state),
		})),
	});
};

/** Changes the tags of all mailboxes of a request, or of none. */
const mapping =
	(message: string, change: (account: EmailAccount, tagIds: number[]) => number[]): Handler =>
	({ body }, { state }) => {
		const ids = numbersIn(body, 'email_account_ids') ?? [];
		const tagIds = numbersIn(body, 'tag_ids') ?? [];
		const accounts = ids.flatMap((id) => state.emailAccounts.get(id) ?? []);
		if (accounts.length < ids.length) return refuse(404, 'Email account not found');
		if (tagIds.some((id) => !state.tags.has(id))) return refuse(404, 'Tag not found');
		for (const account of accounts) account.tagIds = change(account, tagIds);
		return ok({ ok: true, message });
	};

/** emailAccountTag.assign: further tags, none twice. */
export const assign = mapping('Tags assigned successfully', (account, tagIds) => [
	...new Set([...account.tagIds, ...tagIds]),
]);

/** emailAccountTag.remove */
export const remove = mapping('Tags removed successfully', (account, tagIds) =>
	account.tagIds.filter((id) => !tagIds.includes(id)),
);
