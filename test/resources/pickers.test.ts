import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { SmartLead } from '../../nodes/SmartLead/SmartLead.node';
import { products } from '../products';
import { addCampaignLead, addLead } from '../sandbox';
import { by, byId } from './row';
import { first, namesIn, search, shown } from './picking';
import { bothShapes, scene } from './scene';
import { placedFields } from './specs';

const { loadOptions, resourceMapping } = new SmartLead().methods;
/** Each kind of method, of all nodes together. */
const methodsOf = (kind: 'listSearch' | 'loadOptions' | 'resourceMapping'): string[] => [
	...new Set(products.flatMap(({ node }) => Object.keys(node.methods?.[kind] ?? {}))),
];
const campaign = { campaignId: byId(301) };
const catalogIds: Record<string, string> = {
	searchAllLeads: 'lead.getAll',
	searchBlockList: 'blockList.getAll',
	searchCampaigns: 'campaign.getAll',
	searchCategories: 'leadCategory.getAll',
	searchClientApiKeys: 'client.getApiKeys',
	searchClients: 'client.getAll',
	searchEmailAccounts: 'emailAccount.getAll',
	searchFetchedSearches: 'prospect.getFetchedSearches',
	searchIndustries: 'prospect.getIndustries',
	searchLeadLists: 'leadList.getAll',
	searchLeadMaps: 'campaignLead.getAll',
	searchLeads: 'campaignLead.getAll',
	searchSavedSearches: 'prospect.getSavedSearches',
	searchSearches: 'prospect.getSavedSearches',
	searchSequenceSteps: 'campaign.getSequences',
	searchSpamTests: 'smartDelivery.getTests',
	searchTags: 'emailAccountTag.getAll',
	searchTeamMembers: 'analytics.teamBoardStats',
	searchTestFolders: 'smartDelivery.getFolders',
	searchVendors: 'smartSender.getVendors',
	searchWebhooks: 'campaignWebhook.getAll',
};

describe.each(bothShapes)('answers as %s', (shapes) => {
	const list = async (name: string, filter?: string, token?: string) => {
		const { apiKey } = scene({ shapes });
		return await shown(apiKey, campaign, search(name, filter, token));
	};

	test('campaigns, with their state and a way to open them', async () => {
		const { list: all } = await list('searchCampaigns');
		expect(namesIn(all)).toEqual(['Example Campaign (paused)', 'Empty Draft (drafted)']);
		expect(first(all)).toEqual({
			name: 'Example Campaign (paused)',
			value: '301',
			url: 'https://app.smartlead.ai/app/email-campaign/301/analytics',
		});
	});

	test.each([
		['searchCampaigns', 'eMPTY', ['Empty Draft (drafted)']],
		['searchCampaigns', ' 302 ', ['Empty Draft (drafted)']],
		['searchCampaigns', 'nothing like it', []],
		['searchBlockList', 'blocked.', ['blocked.example.com']],
		['searchClientApiKeys', 'example', ['Example Key']],
		['searchTags', 'senders', ['Example Senders']],
		['searchSequenceSteps', 'question', ['Step 1: A question about {{company_name}}']],
		['searchSpamTests', 'weekly', ['Example Weekly Test (active)']],
		['searchTestFolders', 'Archive', ['Example Archive']],
		['searchBlockList', 'nothing like it', []],
		['searchClients', 'two', ['Example Client Two']],
		['searchCategories', 'interested', ['Interested', 'Not Interested']],
		['searchEmailAccounts', 'sender2', ['sender2@example.com (Sender 2)']],
		['searchLeads', 'lead 2', ['lead2@example.com (Lead 2)']],
		['searchLeads', 'lead3@example.com', ['lead3@example.com (Lead 3)']],
		['searchLeads', 'nobody@example.com', []],
		['searchVendors', 'resell', ['Example Reseller']],
		['searchVendors', '1', ['Example Vendor']],
	])('%s finds "%s"', async (name, filter, names) => {
		const { list: found, failed } = await list(name, filter);
		expect(failed).toBeUndefined();
		expect(namesIn(found)).toEqual(names);
	});

	test('clients, categories and leads', async () => {
		const { list: clients } = await list('searchClients');
		expect(namesIn(clients)).toEqual(['Example Client One', 'Example Client Two']);
		const { list: categories } = await list('searchCategories');
		expect(namesIn(categories)).toHaveLength(7);
		const { list: leads } = await list('searchLeads');
		expect(namesIn(leads)).toHaveLength(3);
		expect(first(leads).value).toBe('5995000001');
	});

	test('leads of the account, and entries of a campaign by their own ids', async () => {
		const { list: all } = await list('searchAllLeads');
		expect(namesIn(all)).toHaveLength(3);
		expect(first(all).value).toBe('5995000001');
		const { list: maps, failed } = await list('searchLeadMaps');
		// The alternate answer has no such ids.
		if (shapes !== 'alternate') expect(first(maps).value).toBe('4433000001');
		else expect(failed?.description).toMatch(/By Email/);
	});

	test('lead lists and team members', async () => {
		const { list: leadLists } = await list('searchLeadLists');
		expect(leadLists?.results.map(({ value }) => value).sort()).toEqual(['501', '502']);
		const { list: members } = await list('searchTeamMembers');
		expect(members?.results.map(({ value }) => value).sort()).toEqual(['601', '602']);
	});

	test('webhooks of a campaign, without their addresses', async () => {
		const { list: webhooks } = await list('searchWebhooks');
		expect(webhooks).toEqual({ results: [{ name: 'CRM', value: '1101' }] });
	});

	test.each([
		['getCampaigns', [301, 302]],
		['getCategories', [1, 2, 3, 4, 5, 6, 7]],
		['getClients', [201, 202]],
		['getLeadLists', [501, 502]],
		['getTags', [401, 402]],
		['getTeamMembers', [601, 602]],
	] as const)('%s, to choose several of', async (name, ids) => {
		const { apiKey } = scene({ shapes });
		const { list: found } = await shown(apiKey, {}, async (context) =>
			loadOptions[name].call(context),
		);
		expect((found ?? []).map(({ value }) => value).sort()).toEqual(ids);
	});

	test('the mailboxes of a campaign', async () => {
		const { apiKey } = scene({ shapes });
		const { list: found } = await shown(apiKey, campaign, async (context) =>
			loadOptions.getCampaignEmailAccounts.call(context),
		);
		expect(found).toEqual([{ name: 'sender1@example.com (Sender 1)', value: 101 }]);
	});
});

describe('page by page', () => {
	test('mailboxes: the token is where to go on, and an empty page ends it', async () => {
		const { apiKey, sandbox } = scene();
		const { list } = await shown(apiKey, {}, search('searchEmailAccounts'));
		expect(list?.paginationToken).toBe('3');
		const next = await shown(apiKey, {}, search('searchEmailAccounts', undefined, '3'));
		expect(next.list).toEqual({ results: [] });
		expect(sandbox.log.map(({ query }) => query.offset)).toEqual(['0', '3']);
	});

	test('leads: what is far back is found, a few pages at a time', async () => {
		const { apiKey, sandbox } = scene();
		for (let index = 0; index < 620; index++) {
			const { id } = addLead(sandbox.state, 0, { email: `many${index}@example.com` });
			addCampaignLead(sandbox.state, 0, { campaignId: 301, leadId: id });
		}
		const { list } = await shown(apiKey, campaign, search('searchLeads', 'many610'));
		expect(list).toEqual({ results: [], paginationToken: '500' });
		const next = await shown(apiKey, campaign, search('searchLeads', 'many610', '500'));
		expect(namesIn(next.list)).toEqual(['many610@example.com']);
	});

	test('all mailboxes, for choosing several', async () => {
		const { apiKey, sandbox } = scene();
		const [sample] = sandbox.state.emailAccounts.values();
		for (let id = 1000; sample && id < 1150; id++) {
			sandbox.state.emailAccounts.set(id, { ...sample, id, fromEmail: `box${id}@example.com` });
		}
		const { list } = await shown(apiKey, {}, async (context) =>
			loadOptions.getEmailAccounts.call(context),
		);
		expect(list).toHaveLength(153);
		expect(sandbox.log).toHaveLength(3);
	});
});

describe('a list that cannot load says why, and never shows as empty', () => {
	const lists = methodsOf('listSearch');

	test.each(lists)('%s: the key is refused', async (name) => {
		scene();
		const { list, failed } = await shown('another key', campaign, search(name));
		expect(list).toBeUndefined();
		expect(failed?.message).toBe('SmartLead refused the API key');
		expect(failed?.description).toMatch(/Settings > API/);
	});

	test.each(lists)('%s: the answer holds no list', async (name) => {
		const { apiKey, answer } = scene();
		answer(catalogIds[name] ?? '', { status: 'fine', rows: 3 });
		const { list, failed } = await shown(apiKey, campaign, search(name));
		expect(list).toBeUndefined();
		expect(failed?.message).toMatch(/in a form that this node does not know/);
	});

	test('no one waits for an hour at a dropdown', async () => {
		const { apiKey, answer } = scene();
		answer(
			'campaign.getAll',
			{ message: 'Rate limit' },
			{
				status: 429,
				headers: { 'Retry-After': '3600', 'Content-Type': 'application/json' },
			},
		);
		const before = Date.now();
		const { failed } = await shown(apiKey, {}, search('searchCampaigns'));
		expect(failed?.message).toMatch(/limit/i);
		expect(Date.now() - before).toBeLessThan(20_000);
	});

	test.each<[string, INodeParameters, string]>([
		['no campaign is chosen', { campaignId: by('list', '') }, "Choose the 'Campaign' first"],
		['there is no field for it', {}, "Choose the 'Campaign' first"],
		[
			'it is an expression that the editor does not know yet',
			{ campaignId: by('id', '={{ $json.id }}') },
			`'Campaign' must be a whole number such as 12345, not "={{ $json.id }}"`,
		],
	])('leads and mailboxes of a campaign: %s', async (_, parameters, message) => {
		const { apiKey, sandbox } = scene();
		const leads = await shown(apiKey, parameters, search('searchLeads'));
		expect(leads.failed?.message).toBe(message);
		const mailboxes = await shown(apiKey, parameters, async (context) =>
			loadOptions.getCampaignEmailAccounts.call(context),
		);
		expect(mailboxes.failed?.message).toBe(message);
		expect(sandbox.log).toEqual([]);
	});

	test('a campaign named by its URL', async () => {
		const { apiKey } = scene();
		const url = by('url', 'https://app.smartlead.ai/app/email-campaign/301/analytics');
		const { list } = await shown(apiKey, { campaignId: url }, search('searchLeads'));
		expect(namesIn(list)).toHaveLength(3);
	});
});

test('time zones and the fields of a lead need nobody to ask', async () => {
	const { apiKey, sandbox } = scene();
	const { list: zones } = await shown(apiKey, {}, async (context) =>
		loadOptions.getTimeZones.call(context),
	);
	expect(zones).toEqual(
		expect.arrayContaining([
			{ name: 'UTC', value: 'UTC' },
			{ name: 'America/New York', value: 'America/New_York' },
		]),
	);
	const { list: mapped } = await shown(apiKey, {}, async (context) =>
		resourceMapping.getLeadColumns.call(context),
	);
	expect(mapped?.fields.filter(({ required }) => required).map(({ id }) => id)).toEqual(['email']);
	expect(mapped?.fields).toHaveLength(9);
	expect(sandbox.log).toEqual([]);
});

test.each(products)(
	'$className has every method that a field names, and no other',
	({ node, resources }) => {
		const used = new Set<string>();
		const note = ({ typeOptions, modes = [] }: INodeProperties) => {
			const { loadOptionsMethod, resourceMapper } = typeOptions ?? {};
			const lists = modes.map((mode) => mode.typeOptions?.searchListMethod);
			for (const name of [loadOptionsMethod, resourceMapper?.resourceMapperMethod, ...lists]) {
				if (name !== undefined) used.add(name);
			}
		};
		const operations = Object.values(resources).flatMap((one) => Object.values(one.operations));
		for (const operation of operations) placedFields(operation).forEach(({ field }) => note(field));
		const there = Object.values(node.methods ?? {}).flatMap((methods) => Object.keys(methods));
		expect([...used].sort()).toEqual(there.sort());
	},
);
