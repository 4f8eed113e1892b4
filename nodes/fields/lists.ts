import { byCursor, byOffset } from '../engine/run/pages';
import type { List, Pager } from '../engine/spec/list';

/*
 * Where answers have the rows of a list, and how its pages follow each other. Operations and dropdowns
 * go by the same words here, so that they cannot disagree.
 */

/** A list that comes in pages. */
export type PagedList = List & { pages: Pager };

export const campaigns = { paths: ['', 'campaigns', 'data'] } satisfies List;

export const sequences = { paths: ['data', ''] } satisfies List;

/** Where a step has its variants. */
export const variantsOfStep = ['sequence_variants', 'seq_variants'];

/** The code snippets of a client, in its record. */
export const codeIntegrations = {
	paths: ['code_integrations', 'codeIntegrations'].flatMap((name) => [`data.${name}`, name]),
} satisfies List;

/** Replies that belong to no lead. */
export const untrackedReplies = {
	paths: ['untracked_replies', 'data.data.replies', 'messages', 'data', 'data.messages'],
	pages: byOffset({ size: 100, total: 'total_count' }),
} satisfies PagedList;

export const campaignWebhooks = { paths: ['data', ''] } satisfies List;

export const campaignEmailAccounts = { paths: ['data', ''] } satisfies List;

export const clients = { paths: ['data', ''] } satisfies List;

export const clientApiKeys = { paths: ['data'] } satisfies List;

export const leadCategories = { paths: ['', 'data'] } satisfies List;

export const teamBoard = {
	paths: ['data.team_board_stats', 'team_board_stats', 'data'],
} satisfies List;

/** The last 30 days: a report of the team names its members, whatever the days. */
export function teamBoardDays(): { start_date: string; end_date: string } {
	const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);
	return { start_date: day(29), end_date: day(0) };
}

/** The tags of the account: by the documented route, and by the one that some clients use. */
export const leadTags = { paths: ['data', ''] } satisfies List;
export const emailAccountTags = { paths: ['', 'data'] } satisfies List;

export const blockList = {
	paths: ['', 'data'],
	pages: byOffset({ size: 1000 }),
} satisfies PagedList;

export const emailAccounts = {
	paths: ['', 'data'],
	pages: byOffset({ size: 100 }),
} satisfies PagedList;

/** The reference calls a list's name `name`, live answers `list_name`. */
export const leadLists = {
	paths: ['data', 'data.lists', 'data.leadLists', 'lists', ''],
	pages: byOffset({ size: 1000, total: ['data.totalCount', 'totalCount', 'data.total', 'total'] }),
} satisfies PagedList;

export const leadsOfCampaign = {
	paths: ['data', 'leads', 'data.leads'],
	pages: byOffset({ size: 100, total: ['total_leads', 'total'] }),
} satisfies PagedList;

/** The messages of a conversation. Who talks to whom may stand around them only. */
export const conversation = {
	paths: [
		'messages',
		'history',
		'history.history',
		'data.messages',
		'data.history',
		'data.history.history',
		'data',
		'',
	],
	inherited: {
		from: ['from', 'history.from', 'data.from', 'data.history.from'],
		to: ['to', 'history.to', 'data.to', 'data.history.to'],
	},
} satisfies List;

export const allLeads = {
	paths: ['data.leads', '', 'data'],
	pages: byCursor({
		size: 1000,
		in: 'query',
		parameter: 'lastSeenLeadId',
		next: ({ rows }) => rows.at(-1)?.id,
	}),
} satisfies PagedList;

/** Placement tests. Not every source lets SmartLead give them in pages. */
export const spamTests = {
	paths: ['', 'data'],
	pages: byOffset({ size: 100, in: 'body', mayBeUnpaged: true }),
} satisfies PagedList;

/** Folders of placement tests: the reference names no pages here, other sources do. */
export const testFolders = {
	paths: ['', 'data'],
	pages: byOffset({ size: 100, mayBeUnpaged: true }),
} satisfies PagedList;

/** What arrived of a test: a row for each sender, or for each test inbox of it. */
export const senderReport = {
	paths: ['', 'data'],
	unfold: { path: 'details', prefix: 'seed' },
} satisfies List;

/** Whether the IP addresses of a test are on blacklists, by what arrived. */
export const ipBlacklists = {
	paths: ['', 'data'],
	unfold: { path: 'reply', prefix: 'reply' },
} satisfies List;

/** Groups of providers: one region that holds them, or a list of regions. */
export const providerGroups = {
	paths: ['groups', '', 'data.groups', 'data'],
	unfold: { path: 'groups', prefix: 'group' },
} satisfies List;

/** Who sells domains and email accounts. */
export const vendors = { paths: ['data'] } satisfies List;

/** Values that contacts can be searched by, at most 100 at once, with the numbers sent as text. */
export const filterValues = {
	paths: ['data'],
	pages: byOffset({ size: 100, asText: true }),
} satisfies PagedList;

/** Searches for contacts; the numbers travel as text, and each answer names its list otherwise. */
const searchesAt = (place: string): PagedList => ({
	paths: [place],
	pages: byOffset({ size: 100, asText: true, total: 'data.totalCount' }),
});

export const savedSearches = searchesAt('data.savedSearches');
export const recentSearches = searchesAt('data.recentSearches');
export const fetchedSearches = searchesAt('data.fetchedLeads');
