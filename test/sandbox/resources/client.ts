import { either, json, ok, refuse } from '../answers';
import { addClient } from '../state/build';
import { freshValue } from '../state/clientAccess';
import { flagIn, idIn, numberIn, textIn } from '../read';
import type { Client, SandboxState } from '../state/state';
import type { Handler, Values } from '../types';

/** client.getAll */
export const getAll: Handler = (_request, { state, shapes }) => {
	const data = [...state.clients.values()].map((client) => ({
		id: client.id,
		name: client.name,
		email: client.email,
		created_at: client.createdAt,
	}));
	return either(
		shapes,
		() => ok({ ok: true, data }),
		() => ok(data),
		() => ok(data),
	);
};

/** client.get: more where it is asked for. */
export const get: Handler = ({ path, query }, { state }) => {
	const client = state.clients.get(idIn(path, 'id'));
	if (!client) return json(404, { message: 'Client not found' });
	const { snippets, saved } = state.clientAccess;
	const given: Values = saved.get(client.id) ?? {};
	const asked = (name: string, values: () => Values) => (flagIn(query, name) ? values() : {});
	return ok({
		ok: true,
		data: {
			id: client.id,
			name: client.name,
			email: client.email,
			...asked('includePermissions', () => ({ permissions: given.permission ?? [] })),
			...asked('includeCredits', () => ({
				is_credit_assigned: given.is_credit_assigned ?? false,
				email_credits: given.email_credits ?? 0,
				lead_credits: given.lead_credits ?? 0,
			})),
			...asked('includeCodeIntegrations', () => ({
				code_integrations: [...snippets.values()]
					.filter(({ clientId }) => clientId === client.id)
					.map(({ id, name, code }) => ({ id, snippet_name: name, snippet_code: code })),
			})),
			...asked('includeWhitelabel', () => ({ logo_url: given.logo_url ?? null })),
		},
	});
};

function changed(client: Client, body: Values, state: SandboxState): Client {
	client.name = textIn(body, 'name') ?? client.name;
	client.email = textIn(body, 'email') ?? client.email;
	const { saved } = state.clientAccess;
	saved.set(client.id, { ...saved.get(client.id), ...body });
	return client;
}

/** client.save: with an id it changes that client, without it makes one, and gives its first key. */
export const save: Handler = ({ body }, { state, now, shapes }) => {
	const id = numberIn(body, 'id');
	const existing = id === undefined ? undefined : state.clients.get(id);
	if (id !== undefined && !existing) return refuse(404, 'Client not found');
	const email = textIn(body, 'email') ?? '';
	const taken = [...state.clients.values()].some((one) => one !== existing && one.email === email);
	if (taken) return refuse(422, 'email is already in use');
	const client = changed(
		existing ?? addClient(state, now, textIn(body, 'name') ?? ''),
		body,
		state,
	);
	const { name, createdAt } = client;
	return either(
		shapes,
		() =>
			ok({
				ok: true,
				data: existing
					? { id: client.id, name, email }
					: { id: client.id, name, email, api_key: freshValue(state), created_at: createdAt },
			}),
		() => ok({ ok: true, id: client.id }),
	);
};
