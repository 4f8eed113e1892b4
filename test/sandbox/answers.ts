import type { ApiAnswer, Shapes } from './types';

/** A JSON answer. */
export function json(status: number, value: unknown): ApiAnswer {
	return {
		status,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: JSON.stringify(value),
	};
}

/** A JSON answer with status 200. */
export function ok(value: unknown): ApiAnswer {
	return json(200, value);
}

/** A refusal in the shape most pages use: `{ "error": "…" }`. */
export function refuse(status: number, error: string): ApiAnswer {
	return json(status, { error });
}

/** A refusal as the newer pages give it: `{ "ok": false, "error": "…" }`. */
export function notOk(
	status: number,
	error: string,
	more: Record<string, unknown> = {},
): ApiAnswer {
	return json(status, { ok: false, error, ...more });
}

/** An answer in plain text. */
export function text(status: number, body: string): ApiAnswer {
	return { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body };
}

/** An HTML page. */
export function html(status: number, body: string): ApiAnswer {
	return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body };
}

/** An answer without a body, though it says that it is JSON. */
export function empty(): ApiAnswer {
	return { status: 200, headers: { 'Content-Type': 'application/json; charset=utf-8' }, body: '' };
}

/**
 * Picks the shape of a personality; only the picked one is built. Where nobody has told what arrives
 * live, it is what the reference shows first.
 */
export function either<T>(
	shapes: Shapes,
	documented: () => T,
	alternate: () => T,
	live: () => T = documented,
): T {
	return { documented, alternate, live }[shapes]();
}
