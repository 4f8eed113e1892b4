import { threadOf, type SandboxState } from '../../sandbox';
import { byId, type Row, type Rows } from '../row';
import { secondMap } from './known';

const time = '2026-02-01T09:00:00.000Z';

/** Shared by all lists. */
const texts = {
	search: 'lead2@example.com',
	withCategory: true,
	withoutCategory: false,
	categoryIds: [1, 2],
	excludedCategoryIds: '3',
	repliedAfter: '2026-01-01',
	repliedBefore: '2026-02-01T01:00:00+01:00',
};
const textsSent = {
	search: 'lead2@example.com',
	leadCategories: {
		isAssigned: true,
		unassigned: false,
		categoryIdsIn: [1, 2],
		categoryIdsNotIn: [3],
	},
	replyTimeBetween: ['2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'],
};

const several = {
	...texts,
	emailStatuses: ['Replied', 'Not Replied'],
	campaignIds: [301],
	emailAccountIds: [101],
	teamMemberIds: [601],
	campaignTagIds: [401],
	clientIds: [201],
};
const severalSent = {
	...textsSent,
	emailStatus: ['Replied', 'Not Replied'],
	campaignId: [301],
	emailAccountId: [101],
	campaignTeamMemberId: [601],
	campaignTagId: [401],
	campaignClientId: [201],
};

const single = {
	...texts,
	emailStatus: 'Replied',
	campaignId: byId(301),
	emailAccountId: byId(101),
	campaignTagId: 401,
	teamMemberId: byId(601),
	clientId: byId(201),
};
const singleSent = {
	...textsSent,
	emailStatus: 'Replied',
	campaignId: 301,
	emailAccountId: 101,
	campaignTagId: 401,
	campaignTeamMemberId: 601,
	campaignClientId: 201,
};
/** A view knows subsequences as well. */
export const viewFilters = { ...single, subSequenceId: byId(302) };
export const viewSent = { ...singleSent, subSequenceId: 302 };

/** Conversation 2 as somebody has left it; campaign 301 fits every filter. */
const touched =
	(touch: Partial<ReturnType<typeof threadOf>>) =>
	(state: SandboxState): void => {
		Object.assign(threadOf(state.inbox, secondMap), touch);
		Object.assign(state.campaigns.get(301) ?? {}, {
			clientId: 201,
			teamMemberId: 601,
			tagIds: [401],
		});
	};

const scheduled = (state: SandboxState): void => {
	touched({})(state);
	state.inbox.mails.push({
		kind: 'reply',
		mapId: secondMap,
		statsId: 'stats',
		messageId: '<1@mail.example.com>',
		to: 'lead2@example.com',
		body: 'Later',
		scheduledTime: time,
		at: time,
	});
};

interface Known {
	scene?: (state: SandboxState) => void;
	sortBy?: string;
	history?: false;
	filters?: [object, object];
	finds?: 'nothing';
}

/** A list with nothing filled in, and one with everything. */
function listed(id: string, known: Known): Row {
	const { scene = touched({}), sortBy = 'SENT_TIME_DESC', history } = known;
	const [filled, sent] = known.filters ?? [several, severalSent];
	return {
		id,
		required: {
			scene,
			parameters: { limit: 1 },
			sends: [{ body: { offset: 0, limit: 1 } }],
		},
		all: [
			{
				scene,
				parameters: {
					limit: 1,
					simplify: false,
					filters: { ...filled },
					options: { sortBy, ...(history === false ? {} : { fetchMessageHistory: true }) },
				},
				sends: [
					{
						...(history === false ? {} : { query: { fetch_message_history: 'true' } }),
						body: { offset: 0, limit: 1, sortBy, filters: sent },
					},
				],
				...(known.finds ? { finds: known.finds } : {}),
			},
		],
	};
}

export const inboxLists: Rows = {
	getArchived: listed('inbox.getArchived', { scene: touched({ isArchived: true }) }),
	getAssigned: listed('inbox.getAssigned', {
		scene: touched({ teamMemberId: 601 }),
		filters: [single, singleSent],
	}),
	getImportant: listed('inbox.getImportant', { scene: touched({ isImportant: true }) }),
	getReminders: listed('inbox.getReminders', {
		scene: touched({ reminder: { id: 1, time, message: 'Call' } }),
		sortBy: 'REMINDER_TIME_DESC',
		history: false,
	}),
	getReplies: listed('inbox.getReplies', {}),
	getScheduled: listed('inbox.getScheduled', { scene: scheduled, sortBy: 'SCHEDULED_TIME_DESC' }),
	getSent: listed('inbox.getSent', { history: false }),
	getSnoozed: listed('inbox.getSnoozed', { scene: touched({ snoozedUntil: time }) }),
	getUnread: listed('inbox.getUnread', {}),
	getViews: listed('inbox.getViews', { filters: [viewFilters, viewSent], finds: 'nothing' }),
	getUntracked: {
		id: 'inbox.getUntracked',
		required: { parameters: { limit: 1 }, sends: [{ query: { offset: '0', limit: '1' } }] },
		all: [
			{
				parameters: {
					limit: 1,
					filters: {
						fromEmail: 'stranger@example.org',
						subjectLine: 'question',
						toEmail: 'sender1@example.com',
					},
					options: { fetchAttachments: true, fetchBody: true },
				},
				sends: [
					{
						query: {
							offset: '0',
							limit: '1',
							fetchAttachments: 'true',
							fetchBody: 'true',
							from_email: 'stranger@example.org',
							subject_line: 'question',
							to_email: 'sender1@example.com',
						},
					},
				],
			},
		],
	},
};
