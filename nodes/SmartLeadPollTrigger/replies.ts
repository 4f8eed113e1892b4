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
import { bounded, lateness, momentIn, type Beginning, type Memory, type Stream } from './stream';

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
	async function begin(): Promise<Memory> {
		const page = await firstPage(true);
		const marks: Memory['marks'] = {};
		for (const one of page) {
			marks[one.mark] = one.repliedAt;
			for (const { mark, at } of repliesOf(one, one.row)) marks[mark] = at;
		}
		const moments = page.map(({ repliedAt }) => repliedAt);
		const memory = { marks, ...(campaignIds ? { campaignIds } : {}) };
		if (moments.length === 0) return memory;
		const oldest = Math.min(...moments);
		const early = Math.min(oldest - 1, Math.max(...moments) - lateness);
		return { ...memory, floor: page.length < size ? early : oldest };
	}

	/** The memory as the campaigns of now need it: what happened before in those that are new is old. */
	async function suited(memory: Memory, { from }: Beginning): Promise<Memory> {
		const { campaignIds: before, floor = -1, floors = {}, ...rest } = memory;
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
		async read(memory, beginning) {
			const { from } = beginning;
			if (!memory && from === undefined) return { events: [], memory: await begin() };
			const start = { floor: momentIn(from), marks: {}, ...(campaignIds ? { campaignIds } : {}) };
			const suitable = await suited(memory ?? start, beginning);
			const { floor = -1, floors = {}, marks } = suitable;
			const floorOf = ({ campaignId }: Conversation) =>
				floors[campaignId] ?? floors.others ?? floor;
			const isNews = (one: Conversation) =>
				one.mark in marks
					? marks[one.mark] !== one.repliedAt
					: one.repliedAt > floorOf(one) || one.repliedAt === 0;
			const isOther = memory?.campaignIds?.join() !== campaignIds?.join();
			const isDeep = !memory || (isOther && from !== undefined);
			// Without their emails the conversations are a small answer.
			if (memory && !isOther && !(await firstPage(false)).some(isNews)) {
				return { events: [], memory: suitable };
			}

			const latest = Math.max(0, ...Object.values(marks));
			const lowest = Math.min(floor, ...Object.values(floors));
			const found: Reply[] = [];
			const now = { ...marks };
			for await (const page of conversations(true)) {
				for (const one of page.filter(isNews)) {
					const since = marks[one.mark] ?? floorOf(one);
					now[one.mark] = one.repliedAt;
					if (!isWanted(one)) continue;
					for (const reply of await repliesIn(one)) {
						if (reply.mark in now || (reply.at <= since && reply.at > 0)) continue;
						now[reply.mark] = reply.at;
						found.push(reply);
					}
				}
				const oldest = Math.min(...page.map(({ repliedAt }) => repliedAt));
				if (oldest <= lowest) break;
				if (!isDeep && !page.some(isNews) && oldest < latest - lateness) break;
			}
			found.sort((one, other) => one.at - other.at);
			return {
				events: found.map(({ event }) => event),
				memory: bounded({ ...suitable, marks: now }),
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
