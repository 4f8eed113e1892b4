import { byOffset } from '../engine/run/pages';
import type { PagedList } from '../fields/lists';
import {
	conversationOf,
	messagesIn,
	repliesOf,
	type Conversation,
	type Reply,
} from './conversation';
import type { Reader } from './reader';
import {
	bounded,
	lateness,
	momentIn,
	type Beginning,
	type StreamState,
	type Stream,
} from './stream';

const size = 20;
const list: PagedList = {
	paths: ['data', 'messages', 'data.messages'],
	pages: byOffset({ size, in: 'body', total: 'total_count' }),
};

/** How many campaigns the inbox takes as a filter. */
const mostCampaigns = 5;

/**
 * Replies of some campaigns, or of the account: the conversations of the inbox, whoever answered last
 * first. One row is a whole conversation, so that a row which is new may hold several new replies.
 */
export function replies(reader: Reader, campaignIds: number[] | undefined): Stream {
	const filter =
		campaignIds && campaignIds.length <= mostCampaigns ? { campaignId: campaignIds } : {};
	const isWanted = ({ campaignId }: Conversation) => campaignIds?.includes(campaignId) ?? true;

	async function* conversations(history: boolean): AsyncGenerator<Conversation[]> {
		const pages = reader.pages('POST /master-inbox/inbox-replies', list, {
			query: history ? { fetch_message_history: true } : {},
			body: { filters: filter, sortBy: 'REPLY_TIME_DESC' },
		});
		for await (const { rows } of pages) yield rows.map(conversationOf);
	}

	async function firstPage(history: boolean): Promise<Conversation[]> {
		for await (const page of conversations(history)) return page;
		return [];
	}

	async function repliesIn(one: Conversation): Promise<Reply[]> {
		const known = messagesIn(one.row);
		if (known.length > 0 || one.leadId === undefined) return repliesOf(one, one.row);
		const { campaignId, leadId } = one;
		return repliesOf(one, {
			...one.row,
			email_history: await reader.conversation(campaignId, leadId),
		});
	}

	/** Nothing of the first page is new, and nothing behind it. */
	async function begin(): Promise<StreamState> {
		const page = await firstPage(true);
		const dedupeKeys: StreamState['dedupeKeys'] = {};
		for (const one of page) {
			dedupeKeys[one.dedupeKey] = one.repliedAt;
			for (const { dedupeKey, at } of repliesOf(one, one.row)) dedupeKeys[dedupeKey] = at;
		}
		const moments = page.map(({ repliedAt }) => repliedAt);
		const state = { dedupeKeys, ...(campaignIds ? { campaignIds } : {}) };
		if (moments.length === 0) return state;
		const oldest = Math.min(...moments);
		const early = Math.min(oldest - 1, Math.max(...moments) - lateness);
		return { ...state, floor: page.length < size ? early : oldest };
	}

	/** The state as the campaigns of now need it: what happened before in those that are new is old. */
	async function suited(state: StreamState, { from }: Beginning): Promise<StreamState> {
		const { campaignIds: before, floor = -1, floors = {}, ...rest } = state;
		const added =
			before && (campaignIds ?? ['others']).filter((id) => !before.includes(Number(id)));
		const chosen = campaignIds ? { campaignIds } : {};
		if (!added || added.length === 0) return { ...rest, floor, floors, ...chosen };
		const since =
			momentIn(from) ?? Math.max(-1, ...(await firstPage(false)).map(({ repliedAt }) => repliedAt));
		const known = campaignIds ? [] : before.map((id) => [id, floors[id] ?? floor] as const);
		const entries = [...known, ...added.map((id) => [id, since] as const)];
		return { ...rest, floor, floors: { ...floors, ...Object.fromEntries(entries) }, ...chosen };
	}

	return {
		kind: 'replies',
		key: 'replies',
		async read(state, beginning) {
			const { from } = beginning;
			if (!state && from === undefined) return { events: [], state: await begin() };
			const start = {
				floor: momentIn(from),
				dedupeKeys: {},
				...(campaignIds ? { campaignIds } : {}),
			};
			const suitable = await suited(state ?? start, beginning);
			const { floor = -1, floors = {}, dedupeKeys } = suitable;
			const floorOf = ({ campaignId }: Conversation) =>
				floors[campaignId] ?? floors.others ?? floor;
			const isNew = (one: Conversation) =>
				one.dedupeKey in dedupeKeys
					? dedupeKeys[one.dedupeKey] !== one.repliedAt
					: one.repliedAt > floorOf(one) || one.repliedAt === 0;
			const isOther = state?.campaignIds?.join() !== campaignIds?.join();
			const isDeep = !state || (isOther && from !== undefined);
			// Without their emails the conversations are a small answer.
			if (state && !isOther && !(await firstPage(false)).some(isNew)) {
				return { events: [], state: suitable };
			}

			const latest = Math.max(0, ...Object.values(dedupeKeys));
			const lowest = Math.min(floor, ...Object.values(floors));
			const found: Reply[] = [];
			const now = { ...dedupeKeys };
			for await (const page of conversations(true)) {
				for (const one of page.filter(isNew)) {
					const since = dedupeKeys[one.dedupeKey] ?? floorOf(one);
					now[one.dedupeKey] = one.repliedAt;
					if (!isWanted(one)) continue;
					for (const reply of await repliesIn(one)) {
						if (reply.dedupeKey in now || (reply.at <= since && reply.at > 0)) continue;
						now[reply.dedupeKey] = reply.at;
						found.push(reply);
					}
				}
				const oldest = Math.min(...page.map(({ repliedAt }) => repliedAt));
				if (oldest <= lowest) break;
				if (!isDeep && !page.some(isNew) && oldest < latest - lateness) break;
			}
			found.sort((one, other) => one.at - other.at);
			return {
				events: found.map(({ event }) => event),
				state: bounded({ ...suitable, dedupeKeys: now }),
			};
		},
		async latest() {
			for (const one of (await firstPage(true)).filter(isWanted)) {
				const found = await repliesIn(one);
				if (found.length > 0) return found.at(-1)?.event;
			}
			return undefined;
		},
	};
}
