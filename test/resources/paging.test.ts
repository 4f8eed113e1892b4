import type { INodeParameters } from 'n8n-workflow';

import {
	addBlockEntry,
	addCampaign,
	addClient,
	addContact,
	addEmailAccount,
	addLeadList,
	addLeadsToCampaign,
	addPlacementTest,
	addTestFolder,
	addSearch,
	operationById,
	threadOf,
	type SandboxState,
} from '../sandbox';
import { byId } from './row';
import { scene } from './scene';
import { specs } from './specs';

const now = Date.parse('2026-06-01T09:00:00Z');
const sent = { lastStep: 1, lastSentAt: '2026-06-01T09:00:00.000Z' };

const leads = (state: SandboxState, count: number): void => {
	addLeadsToCampaign(state, now, 302, count, sent);
};

/** Mailboxes of a campaign of their own. */
const mailboxes = (state: SandboxState, count: number): void => {
	const campaign = state.campaigns.get(302);
	for (let index = 0; index < count; index++) {
		const { id } = addEmailAccount(state, now);
		campaign?.emailAccountIds.push(id);
	}
};

/** Mailboxes, each at a domain of its own. */
const domains = (state: SandboxState, count: number): void => {
	for (let index = 0; index < count; index++) {
		addEmailAccount(state, now, { fromEmail: `sender@mail${index}.example.com` });
	}
};

const campaigns = (state: SandboxState, count: number): void => {
	for (let index = 0; index < count; index++) addCampaign(state, now);
};

const clients = (state: SandboxState, count: number): void => {
	for (let index = 0; index < count; index++) addClient(state, now, `Client ${index}`);
};

const blocked = (state: SandboxState, count: number): void => {
	for (let index = 0; index < count; index++) {
		addBlockEntry(state, now, { entry: `blocked${index}.example.com` });
	}
};

const leadLists = (state: SandboxState, count: number): void => {
	for (let index = 0; index < count; index++) addLeadList(state, now, `Example ${index}`);
};

/** Conversations, with what the team did to each of them. */
const threads =
	(touch: Partial<ReturnType<typeof threadOf>>) =>
	(state: SandboxState, count: number): void => {
		const places = addLeadsToCampaign(state, now, 302, count, { ...sent, replyCount: 1 });
		for (const { mapId } of places) Object.assign(threadOf(state.inbox, mapId), touch);
	};

const scheduled = (state: SandboxState, count: number): void => {
	for (const { mapId } of addLeadsToCampaign(state, now, 302, count)) {
		const at = sent.lastSentAt;
		state.inbox.mails.push({
			kind: 'reply',
			mapId,
			statsId: 'stats',
			messageId: `<${mapId}@mail.example.com>`,
			to: 'somebody@example.com',
			body: 'Later',
			scheduledTime: at,
			at,
		});
	}
};

const strangers = (state: SandboxState, count: number): void => {
	const [sample] = state.inbox.untracked;
	for (let index = 0; sample && index < count; index++) {
		state.inbox.untracked.push({ ...sample, id: String(4000 + index) });
	}
};

/** Names of filter values. */
const labels = (count: number): string[] =>
	Array.from({ length: count }, (_, index) => `Value ${index}`);

/** Contacts of the database; gives their ids. */
const contacts = ({ prospecting }: SandboxState, count: number): string[] =>
	Array.from({ length: count }, (_, index) => addContact(prospecting, 100 + index).id);

const searches =
	(given: Parameters<typeof addSearch>[2]) =>
	({ prospecting }: SandboxState, count: number): void => {
		for (let index = 0; index < count; index++) addSearch(prospecting, now, given);
	};

const reminder = { id: 1, time: sent.lastSentAt, message: 'Call' };

/** How to fill the list of an operation. Those that are not named list the leads of a campaign. */
const fill: Record<string, (state: SandboxState, count: number) => void> = {
	'analytics.campaignPerformance': campaigns,
	'analytics.clientPerformance': clients,
	'analytics.domainHealth': domains,
	'analytics.mailboxHealth': mailboxes,
	'blockList.getAll': blocked,
	'emailAccount.getAll': mailboxes,
	'campaignStatistics.mailboxStatistics': mailboxes,
	'inbox.getArchived': threads({ isArchived: true }),
	'inbox.getAssigned': threads({ teamMemberId: 601 }),
	'inbox.getImportant': threads({ isImportant: true }),
	'inbox.getReminders': threads({ reminder }),
	'inbox.getReplies': threads({}),
	'inbox.getScheduled': scheduled,
	'inbox.getSnoozed': threads({ snoozedUntil: sent.lastSentAt }),
	'inbox.getUnread': threads({}),
	'inbox.getUntracked': strangers,
	'inbox.getViews': threads({}),
	'leadList.getAll': leadLists,
	'prospect.getCities': ({ prospecting: { cities } }, count) => {
		cities.push(...labels(count).map((name) => ({ name, state: 'Texas', country: 'Germany' })));
	},
	'prospect.getCompanies': ({ prospecting }, count) =>
		void prospecting.companies.push(...labels(count)),
	'prospect.getContacts': (state, count) => {
		const kept = state.prospecting.searches.get(2103);
		kept?.fetched.push(...contacts(state, count));
	},
	'prospect.getCountries': ({ prospecting }, count) =>
		void prospecting.countries.push(...labels(count)),
	'prospect.getDepartments': ({ prospecting }, count) =>
		void prospecting.departments.push(...labels(count)),
	'prospect.getDomains': ({ prospecting }, count) =>
		void prospecting.domains.push(...labels(count)),
	'prospect.getFetchedSearches': searches({ fetched: ['1'] }),
	'prospect.getHeadCounts': ({ prospecting }, count) =>
		void prospecting.headCounts.push(...labels(count)),
	'prospect.getIndustries': ({ prospecting }, count) =>
		void prospecting.industries.push(...labels(count)),
	'prospect.getJobTitles': ({ prospecting }, count) =>
		void prospecting.jobTitles.push(...labels(count)),
	'prospect.getKeywords': ({ prospecting }, count) =>
		void prospecting.keywords.push(...labels(count)),
	'smartDelivery.getFolders': ({ placement }, count) => {
		for (let index = 0; index < count; index++) addTestFolder(placement, now, `Folder ${index}`);
	},
	'smartDelivery.getTests': ({ placement }, count) => {
		for (let index = 0; index < count; index++) {
			addPlacementTest(placement, now, { name: `Test ${index}` });
		}
	},
	'prospect.getLevels': ({ prospecting }, count) => void prospecting.levels.push(...labels(count)),
	'prospect.getRecentSearches': searches({ isRecent: true }),
	'prospect.getSavedSearches': searches({ isSaved: true }),
	'prospect.getStates': ({ prospecting: { states } }, count) => {
		states.push(...labels(count).map((name) => ({ name, country: 'Germany' })));
	},
	'prospect.getSubIndustries': ({ prospecting: { subIndustries } }, count) => {
		subIndustries.push(...labels(count).map((name) => ({ name, industryId: 1 })));
	},
	'prospect.searchContacts': (state, count) => void contacts(state, count),
};

/** How many rows each list has before it is filled; those that are not named have none. */
const seeded: Record<string, (state: SandboxState) => number> = {
	'analytics.campaignPerformance': (state) => state.campaigns.size,
	'analytics.clientPerformance': (state) => state.clients.size,
	'analytics.domainHealth': () => 1,
	'analytics.mailboxHealth': (state) => state.emailAccounts.size,
	'blockList.getAll': (state) => state.blockList.size,
	'emailAccount.getAll': (state) => state.emailAccounts.size,
	'inbox.getReplies': () => 1,
	'inbox.getSent': () => 2,
	'inbox.getUnread': () => 1,
	'inbox.getUntracked': () => 1,
	'inbox.getViews': () => 1,
	'lead.getActivities': () => 2,
	'lead.getAll': (state) => state.leads.size,
	'smartDelivery.getFolders': (state) => state.placement.folders.size,
	'smartDelivery.getTests': (state) => state.placement.tests.size,
	'leadList.getAll': (state) => state.leadLists.size,
	'prospect.getCities': ({ prospecting }) => prospecting.cities.length,
	'prospect.getCompanies': ({ prospecting }) => prospecting.companies.length,
	'prospect.getContacts': () => 2,
	'prospect.getCountries': ({ prospecting }) => prospecting.countries.length,
	'prospect.getDepartments': ({ prospecting }) => prospecting.departments.length,
	'prospect.getDomains': ({ prospecting }) => prospecting.domains.length,
	'prospect.getFetchedSearches': () => 1,
	'prospect.getHeadCounts': ({ prospecting }) => prospecting.headCounts.length,
	'prospect.getIndustries': ({ prospecting }) => prospecting.industries.length,
	'prospect.getJobTitles': ({ prospecting }) => prospecting.jobTitles.length,
	'prospect.getKeywords': ({ prospecting }) => prospecting.keywords.length,
	'prospect.getLevels': ({ prospecting }) => prospecting.levels.length,
	'prospect.getRecentSearches': () => 1,
	'prospect.getSavedSearches': () => 1,
	'prospect.getStates': ({ prospecting }) => prospecting.states.length,
	'prospect.getSubIndustries': ({ prospecting }) => prospecting.subIndustries.length,
	'prospect.searchContacts': ({ prospecting }) => prospecting.contacts.length,
};

/** What else has to be filled in, beside the campaign of those that have one. */
const filledIn: Record<string, INodeParameters> = {
	'prospect.getContacts': { filterId: byId(2103) },
};

const paged = specs
	.filter(({ operation }) => operation.list?.pages)
	.map((spec): [string, typeof spec] => [spec.operation.id, spec]);

test('every operation with pages in the catalog has them', () => {
	const documented = specs
		.map(({ operation }) => operationById(operation.id))
		.filter(({ pagination }) => pagination !== null)
		.map(({ id }) => id);
	expect(paged.map(([id]) => id).sort()).toEqual(documented.sort());
});

describe.each(paged)('%s', (id, { name, operation }) => {
	const [resource = '', method = ''] = name.split('.');
	const size = operationById(id).pagination?.maxLimit ?? 100;
	const rows = Math.max(50, Math.ceil(size * 2.5));
	const parameters: INodeParameters = Object.hasOwn(operation.path, 'campaign_id')
		? { campaignId: byId(302) }
		: (filledIn[id] ?? {});

	function full() {
		const { run, sandbox } = scene();
		const before = seeded[id]?.(sandbox.state) ?? 0;
		(fill[id] ?? leads)(sandbox.state, rows);
		const all = rows + before;
		return {
			all,
			sandbox,
			run: async (more: INodeParameters) =>
				await run({ resource, operation: method }, { ...parameters, ...more }),
		};
	}

	test('Return All gives every row once', async () => {
		const { all, run } = full();
		const { error, json, items } = await run({ returnAll: true, simplify: false });
		expect(error).toBeUndefined();
		expect(json.length).toBe(all);
		expect(new Set(json.map((row) => JSON.stringify(row))).size).toBe(all);
		expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
	});

	test('Limit gives exactly as many, across pages', async () => {
		const { run, sandbox } = full();
		const limit = Math.ceil(size * 1.5);
		const { error, json } = await run({ limit });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(limit);
		expect(sandbox.calls(id)).toHaveLength(2);
	});

	test('an error on the second page is an error, not a short list', async () => {
		const { run, sandbox } = full();
		sandbox.misbehave({
			id,
			skip: 1,
			answer: {
				status: 422,
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ error: 'This page cannot be read' }),
			},
		});
		const { error, json } = await run({ returnAll: true });
		expect(error?.message).toBe('This page cannot be read');
		expect(json).toEqual([]);
	});
});
