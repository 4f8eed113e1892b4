import type { SandboxState } from './state';

/** A domain or an address that gets no mail. */
export interface BlockEntry {
	id: number;
	/** Lower case. */
	entry: string;
	/** Null: for the whole account. */
	clientId: number | null;
	source: string;
	createdAt: string;
}

const seededAt = new Date(Date.UTC(2026, 0, 15, 10, 30)).toISOString();

/** One domain, blocked for everybody. */
export function seedBlockList(): Map<number, BlockEntry> {
	const entry: BlockEntry = {
		id: 1201,
		entry: 'blocked.example.com',
		clientId: null,
		source: 'Manual Upload',
		createdAt: seededAt,
	};
	return new Map([[entry.id, entry]]);
}

/** Blocks a domain or an address; one that is blocked already stays as it is. */
export function addBlockEntry(
	{ blockList }: SandboxState,
	now: number,
	{ entry, clientId = null }: { entry: string; clientId?: number | null },
): void {
	const blocked = entry.toLowerCase();
	const same = [...blockList.values()].some(
		(one) => one.entry === blocked && one.clientId === clientId,
	);
	if (same) return;
	const id = Math.max(1200, ...blockList.keys()) + 1;
	const createdAt = new Date(now).toISOString();
	blockList.set(id, { id, entry: blocked, clientId, source: 'API', createdAt });
}

/** Whether an address may not be mailed by a campaign of this client. */
export function isBlocked(
	{ blockList }: SandboxState,
	email: string,
	clientId: number | null,
): boolean {
	const domain = email.slice(email.indexOf('@') + 1);
	return [...blockList.values()].some(
		(one) =>
			(one.entry === email || one.entry === domain) &&
			(one.clientId === null || one.clientId === clientId),
	);
}
