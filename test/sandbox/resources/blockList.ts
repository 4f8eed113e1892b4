import { ok, refuse } from '../answers';
import { addBlockEntry } from '../state/blockList';
import { numberIn, textIn, textsIn } from '../read';
import type { Handler } from '../types';

/** blockList.add */
export const add: Handler = ({ body }, { state, now }) => {
	const clientId = numberIn(body, 'client_id') ?? null;
	if (clientId !== null && !state.clients.has(clientId)) return refuse(404, 'Client not found');
	const entries = textsIn(body, 'domain_block_list') ?? [];
	for (const entry of entries) addBlockEntry(state, now, { entry, clientId });
	return ok({ success: true, message: `${entries.length} entries added to block list` });
};

/** blockList.delete: the id comes in the query. */
export const remove: Handler = ({ query }, { state }) =>
	state.blockList.delete(numberIn(query, 'id') ?? Number.NaN)
		? ok({ success: true, message: 'Entry deleted successfully' })
		: refuse(404, 'Block list entry not found');

/** blockList.getAll */
export const getAll: Handler = ({ query }, { state }) => {
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 100;
	const clientId = numberIn(query, 'filter_client_id');
	const text = textIn(query, 'filter_email_or_domain')?.toLowerCase() ?? '';
	const email = textIn(query, 'filter_email_with_domain')?.toLowerCase();
	const found = [...state.blockList.values()].filter(
		(one) =>
			one.entry.includes(text) &&
			(clientId === undefined || one.clientId === clientId) &&
			(email === undefined || one.entry === email || email.endsWith(`@${one.entry}`)),
	);
	return ok(
		found.slice(offset, offset + limit).map(({ id, entry, createdAt, source, clientId: of }) => ({
			id,
			email_or_domain: entry,
			created_at: createdAt,
			source,
			client_id: of,
		})),
	);
};
