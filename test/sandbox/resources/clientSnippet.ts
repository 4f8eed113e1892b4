import { json, ok, refuse } from '../answers';
import { nextIdIn } from '../state/clientAccess';
import { idIn, textIn } from '../read';
import type { Handler } from '../types';

/** client.createCodeIntegration */
export const create: Handler = ({ path, body }, { state }) => {
	const clientId = idIn(path, 'client_id');
	if (!state.clients.has(clientId)) return refuse(404, 'Client not found');
	const { snippets } = state.clientAccess;
	const id = nextIdIn(snippets, 1400);
	const name = textIn(body, 'snippet_name') ?? '';
	snippets.set(id, { id, clientId, name, code: textIn(body, 'snippet_code') ?? '' });
	return json(201, { ok: true, data: { id } });
};

/** client.updateCodeIntegration: what is left out stays. */
export const update: Handler = ({ path, body }, { state }) => {
	const snippet = state.clientAccess.snippets.get(idIn(path, 'integration_id'));
	if (snippet?.clientId !== idIn(path, 'client_id')) return refuse(404, 'Snippet not found');
	snippet.name = textIn(body, 'snippet_name') ?? snippet.name;
	snippet.code = textIn(body, 'snippet_code') ?? snippet.code;
	return ok({ ok: true, data: { id: snippet.id } });
};
