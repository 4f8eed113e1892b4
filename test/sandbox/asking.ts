import { send } from './fixtures';
import { Sandbox } from './index';
import type { Shapes } from './index';

/** A sandbox of a personality, live unless told otherwise, and short ways to ask it. */
export function open(shapes: Shapes = 'live') {
	const sandbox = new Sandbox({ shapes });
	const ask =
		(method: string) =>
		async (path: string, body?: unknown, query: Record<string, string> = {}) => {
			const { status, value } = await send(sandbox, method, path, { body, query });
			return { status, value };
		};
	return {
		sandbox,
		get: async (path: string, query?: Record<string, string>) =>
			await ask('GET')(path, undefined, query),
		post: ask('POST'),
		remove: ask('DELETE'),
	};
}

/** A refusal of a body in the words of the validation library. */
export const refused = (message: string, key: string) => ({
	status: 400,
	value: {
		statusCode: 400,
		error: 'Bad Request',
		message,
		validation: { source: 'body', keys: [key] },
	},
});
