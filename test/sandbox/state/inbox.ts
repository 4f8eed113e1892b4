/** What the team did with a conversation, beside what the lead did. */
export interface Thread {
	isRead: boolean;
	isImportant: boolean;
	isArchived: boolean;
	snoozedUntil: string | null;
	reminder: { id: number; time: string; message: string } | null;
	revenue: number;
	teamMemberId: number | null;
}

/** A mail that somebody wrote from the inbox. */
export interface OutgoingMail {
	kind: 'reply' | 'forward';
	mapId: number;
	statsId: string;
	messageId: string;
	to: string;
	body: string;
	/** Null where it goes out at once. */
	scheduledTime: string | null;
	at: string;
}

/** A reply that belongs to no lead. */
export interface UntrackedReply {
	id: string;
	fromEmail: string;
	toEmail: string;
	subject: string;
	body: string;
	receivedAt: string;
}

/** What the stand-in knows of the master inbox. */
export interface Inbox {
	/** By map id; conversations that nobody has touched are missing. */
	threads: Map<number, Thread>;
	/** Oldest first. */
	mails: OutgoingMail[];
	untracked: UntrackedReply[];
	savedViews: Array<{ id: number; name: string; filters: unknown; limitedAccess: boolean }>;
	/** Stats ids of replies that do not count. */
	ignored: Set<string>;
	nextIds: { mail: number; reminder: number; savedView: number };
}

/** An inbox that nobody has touched, with one reply from a stranger. */
export function seedInbox(): Inbox {
	return {
		threads: new Map(),
		mails: [],
		untracked: [
			{
				id: '3001',
				fromEmail: 'stranger@example.org',
				toEmail: 'sender1@example.com',
				subject: 'Re: A question',
				body: '<p>Who are you?</p>',
				receivedAt: '2026-01-16T12:00:00.000Z',
			},
		],
		savedViews: [],
		ignored: new Set(),
		nextIds: { mail: 3101, reminder: 3201, savedView: 3301 },
	};
}

/** The conversation of a map id, to be changed. */
export function threadOf({ threads }: Inbox, mapId: number): Thread {
	const known = threads.get(mapId);
	if (known) return known;
	const thread: Thread = {
		isRead: false,
		isImportant: false,
		isArchived: false,
		snoozedUntil: null,
		reminder: null,
		revenue: 0,
		teamMemberId: null,
	};
	threads.set(mapId, thread);
	return thread;
}
