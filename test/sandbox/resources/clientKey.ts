import { ok, refuse } from '../answers';
import { freshValue, nextIdIn, type ClientApiKey } from '../state/clientAccess';
import { idIn, numberIn, textIn } from '../read';
import type { Handler } from '../types';

const shown = ({ id, clientId, name, value, status, createdAt }: ClientApiKey) => ({
	id,
	client_id: clientId,
	key_name: name,
	api_key: value,
	status,
	created_at: createdAt,
});

/** client.createApiKey */
export const create: Handler = ({ body }, { state, now }) => {
	const clientId = numberIn(body, 'clientId') ?? Number.NaN;
	if (!state.clients.has(clientId)) return refuse(404, 'Client not found');
	const { keys } = state.clientAccess;
	const key: ClientApiKey = {
		id: nextIdIn(keys, 1300),
		clientId,
		name: textIn(body, 'keyName') ?? '',
		value: freshValue(state),
		status: 'active',
		createdAt: new Date(now).toISOString(),
	};
	keys.set(key.id, key);
	return ok({ ok: true, data: shown(key) });
};

/** client.getApiKeys */
export const getAll: Handler = ({ query }, { state }) => {
	const clientId = numberIn(query, 'clientId');
	const status = textIn(query, 'status');
	const name = textIn(query, 'keyName') ?? '';
	const found = [...state.clientAccess.keys.values()].filter(
		(key) =>
			key.name.includes(name) &&
			(clientId === undefined || key.clientId === clientId) &&
			(status === undefined || key.status === status),
	);
	return ok({ message: 'API keys fetched', data: found.map(shown) });
};

/** client.deleteApiKey */
export const remove: Handler = ({ path }, { state }) =>
	state.clientAccess.keys.delete(idIn(path, 'id'))
		? ok({ ok: true })
		: refuse(404, 'API key not found');

/** client.resetApiKey: the old value is gone at once. */
export const reset: Handler = ({ path }, { state }) => {
	const key = state.clientAccess.keys.get(idIn(path, 'id'));
	if (!key) return refuse(404, 'API key not found');
	key.value = freshValue(state);
	return ok({ ok: true, data: shown(key) });
};
