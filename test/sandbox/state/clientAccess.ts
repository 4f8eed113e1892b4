import type { SandboxState } from './state';

/** A key that reaches only what belongs to a client. */
export interface ClientApiKey {
	id: number;
	clientId: number;
	name: string;
	value: string;
	status: 'active' | 'inactive';
	createdAt: string;
}

/** Code that the pages of a client run. */
export interface Snippet {
	id: number;
	clientId: number;
	name: string;
	code: string;
}

/** What the stand-in knows of clients beside their names; by id. */
export interface ClientAccess {
	keys: Map<number, ClientApiKey>;
	snippets: Map<number, Snippet>;
	/** What a client was saved with, as it was sent. */
	saved: Map<number, Record<string, unknown>>;
	/** Counts the values of keys, so that none comes twice. */
	nextValue: number;
}

/** What every value of a key begins with, so that a test can look for it where it must not appear. */
export const clientKeyPrefix = 'cl_live_example';

/** Client 201 has a key and a snippet. */
export function seedClientAccess(): ClientAccess {
	const key: ClientApiKey = {
		id: 1301,
		clientId: 201,
		name: 'Example Key',
		value: `${clientKeyPrefix}_1`,
		status: 'active',
		createdAt: new Date(Date.UTC(2026, 0, 15, 10, 30)).toISOString(),
	};
	const snippet: Snippet = { id: 1401, clientId: 201, name: 'Chat', code: '<script></script>' };
	return {
		keys: new Map([[key.id, key]]),
		snippets: new Map([[snippet.id, snippet]]),
		saved: new Map(),
		nextValue: 2,
	};
}

/** A key value that was never there before. */
export const freshValue = ({ clientAccess }: SandboxState): string =>
	`${clientKeyPrefix}_${clientAccess.nextValue++}`;

/** The id after the last one. */
export const nextIdIn = (records: Map<number, unknown>, before: number): number =>
	Math.max(before, ...records.keys()) + 1;
