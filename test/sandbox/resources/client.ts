import { either, ok } from '../answers';
import type { Handler } from '../types';

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
	);
};
