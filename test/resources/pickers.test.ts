import type {
	ILoadOptionsFunctions,
	INodeParameters,
	INodeProperties,
	INodePropertyOptions,
} from 'n8n-workflow';

import { SmartLead } from '../../nodes/SmartLead/SmartLead.node';
import { products } from '../products';
import { inFakeTime } from '../engine/hurry';
import { addCampaignLead, addLead, type Sandbox } from '../sandbox';
import { by, byId } from './row';
import { first, namesIn, search, shown } from './picking';
import { everyShape, scene } from './scene';
import { placedFields } from './specs';

inFakeTime();

const { loadOptions, resourceMapping } = new SmartLead().methods;
/** Each kind of method, of all nodes together. */
const methodsOf = (kind: 'listSearch' | 'loadOptions' | 'resourceMapping'): string[] => [
	...new Set(products.flatMap(({ node }) => Object.keys(node.methods?.[kind] ?? {}))),
];
/** What lists depend on: each is chosen above. */
const campaign = { campaignId: byId(301), clientId: byId(201), spamTestId: byId(4502) };
const catalogIds: Record<string, string> = {
	searchAllLeads: 'lead.getAll',
	searchBlockList: 'blockList.getAll',
	searchCampaigns: 'campaign.getAll',
	searchCategories: 'leadCategory.getAll',
	searchClientApiKeys: 'client.getApiKeys',
	searchClients: 'client.getAll',
	searchCodeIntegrations: 'client.get',
	searchEmailAccounts: 'emailAccount.getAll',
	searchFetchedSearches: 'prospect.getFetchedSearches',
	searchIndustries: 'prospect.getIndustries',
	searchLeadLists: 'leadList.getAll',
	searchLeadMaps: 'campaignLead.getAll',
	searchLeads: 'campaignLead.getAll',
	searchPromptTemplates: 'campaign.getPromptTemplate',
	searchSavedSearches: 'prospect.getSavedSearches',
	searchSearches: 'prospect.getSavedSearches',
	searchSenderAddresses: 'emailAccount.getAll',
	searchSequenceSteps: 'campaign.getSequences',
	searchSpamTests: 'smartDelivery.getTests',
	searchTags: 'leadTag.getAll',
	searchTeamMembers: 'analytics.teamBoardStats',
	searchTestFolders: 'smartDelivery.getFolders',
	searchTestReplies: 'smartDelivery.getSenderReport',
	searchUntrackedReplies: 'inbox.getUntracked',
	searchVendors: 'smartSender.getVendors',
	searchWebhooks: 'campaignWebhook.getAll',
};

const options =
	(name: string) =>
	async (context: ILoadOptionsFunctions): Promise<INodePropertyOptions[] | undefined> =>
		await products.flatMap(({ node }) => node.methods?.loadOptions?.[name] ?? [])[0]?.call(context);

describe.each(everyShape)('answers as %s', (shapes) => {
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
		['searchSenderAddresses', 'sender2', ['sender2@example.com (Sender 2)']],
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
		['getTags', [401, 402]],
		['getTeamMembers', [601, 602]],
	] as const)('%s, to choose several of', async (name, ids) => {
		const { apiKey } = scene({ shapes });
		const { list: found } = await shown(apiKey, {}, async (context) =>
			loadOptions[name].call(context),
		);
		expect((found ?? []).map(({ value }) => value).sort()).toEqual(ids);
	});

	test('what another record has: steps, variants, snippets, a prompt, test emails', async () => {
		const { apiKey, sandbox } = scene({ shapes });
		const { state } = sandbox;
		state.clientAccess.snippets.set(1401, { id: 1401, clientId: 201, name: 'Chat', code: '…' });
		const { campaigns } = state;
		const ofCampaign = campaigns.get(301);
		if (ofCampaign) {
			ofCampaign.promptTemplate = {
				id: 901,
				content: 'Be brief',
				categoryIds: [1],
				isActive: true,
				createdAt: '2026-01-15T10:30:00.000Z',
			};
		}
		const named = async (name: string) =>
			(await shown(apiKey, campaign, search(name))).list?.results.map(({ name: label, value }) => [
				label,
				value,
			]);
		expect(await named('searchCodeIntegrations')).toEqual([['Chat', '1401']]);
		expect(await named('searchPromptTemplates')).toEqual([['Be brief', '901']]);
		expect(await named('searchUntrackedReplies')).toEqual([
			['stranger@example.org: Re: A question', '3001'],
		]);
		const steps = await shown(apiKey, campaign, options('getSequenceSteps'));
		expect(steps.list?.map(({ value }) => value)).toEqual([1001, 1002]);
		const variants = await shown(apiKey, campaign, options('getSequenceVariants'));
		for (const { name } of variants.list ?? []) expect(name).toMatch(/^Step \d: .*, \S/);
		const replies = (await named('searchTestReplies')) ?? [];
		// One of the two pages of the report has a number in place of the list.
		for (const [name] of replies) expect(name).toMatch(/^\S+@example\.com( to \S+)?$/);
		if (shapes !== 'alternate') expect(replies.length).toBeGreaterThan(0);
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
	const boxes = (sandbox: Sandbox, count: number) => {
		const [sample] = sandbox.state.emailAccounts.values();
		for (let id = 1000; sample && id < 1000 + count; id++) {
			sandbox.state.emailAccounts.set(id, { ...sample, id, fromEmail: `box${id}@example.com` });
		}
	};

	test('email accounts: the token is where to go on, and an empty page ends it', async () => {
		const { apiKey, sandbox } = scene();
		const { list } = await shown(apiKey, {}, search('searchEmailAccounts'));
		const token = list?.paginationToken as string;
		const next = await shown(apiKey, {}, search('searchEmailAccounts', undefined, token));
		expect(next.list).toEqual({ results: [] });
		expect(sandbox.log.map(({ query }) => query.offset)).toEqual(['0', '3']);
	});

	test.each(['searchEmailAccounts', 'searchSenderAddresses'])(
		'%s: of thousands no more than are looked at',
		async (name) => {
			const { apiKey, sandbox } = scene();
			boxes(sandbox, 5000);
			const { list } = await shown(apiKey, {}, search(name));
			expect(list?.results).toHaveLength(100);
			expect(sandbox.log).toHaveLength(1);
			const token = list?.paginationToken as string;
			const next = await shown(apiKey, {}, search(name, undefined, token));
			expect(next.list?.results).toHaveLength(100);
			expect(namesIn(next.list)).not.toContain(namesIn(list)[0]);
			expect(sandbox.log).toHaveLength(2);
		},
	);

	test('senders are named by their addresses', async () => {
		const { apiKey } = scene();
		const { list } = await shown(apiKey, {}, search('searchSenderAddresses', 'sender1'));
		expect(list?.results).toEqual([
			{ name: 'sender1@example.com (Sender 1)', value: 'sender1@example.com' },
		]);
	});

	test('leads: what is far back is found, a few pages at a time', async () => {
		const { apiKey, sandbox } = scene();
		for (let index = 0; index < 620; index++) {
			const { id } = addLead(sandbox.state, 0, { email: `many${index}@example.com` });
			addCampaignLead(sandbox.state, 0, { campaignId: 301, leadId: id });
		}
		for (const name of ['searchLeads', 'searchLeadMaps']) {
			sandbox.log.length = 0;
			const { list } = await shown(apiKey, campaign, search(name, 'many610'));
			expect(list?.results).toEqual([]);
			const token = list?.paginationToken as string;
			const next = await shown(apiKey, campaign, search(name, 'many610', token));
			expect(namesIn(next.list)).toEqual(['many610@example.com']);
			const offsets = sandbox.log.map(({ query }) => Number(query.offset));
			expect(offsets).toEqual([0, 100, 200, 300, 400, 500, 600]);
		}
	});

	test('leads of the account: the cursor goes on behind the last one', async () => {
		const { apiKey, sandbox } = scene();
		for (let index = 0; index < 1200; index++) {
			addLead(sandbox.state, 0, { email: `many${index}@example.com` });
		}
		const { list } = await shown(apiKey, {}, search('searchAllLeads'));
		const token = list?.paginationToken as string;
		const next = await shown(apiKey, {}, search('searchAllLeads', undefined, token));
		const names = [...namesIn(list), ...namesIn(next.list)];
		expect(new Set(names).size).toBe(1203);
		expect(names).toHaveLength(1203);
	});
});

describe('every list and dropdown has an end', () => {
	/** What a dropdown gets for ever: rows that any list can read. */
	const rows = (count: number, first = 1) =>
		Array.from({ length: count }, (_, index) => ({
			id: first + index,
			campaign_lead_map_id: first + index,
			spam_test_id: first + index,
			group_id: first + index,
			name: `Row ${first + index}`,
			from_email: `row${first + index}@example.com`,
		}));
	const places = ['lists', 'leads', 'savedSearches', 'recentSearches', 'fetchedLeads'];
	const inEveryPlace = (found: object[]) => ({
		ok: true,
		data: Object.fromEntries(
			[...places, 'team_board_stats', 'groups'].map((place) => [place, found]),
		),
		campaigns: found,
		groups: found,
		leads: found,
	});
	const answers: Array<[string, (found: object[]) => object]> = [
		['bare', (found) => found],
		['in data', (found) => ({ ok: true, data: found })],
		['in an object', inEveryPlace],
	];
	const answerAll = (sandbox: Sandbox, make: () => object) =>
		sandbox.misbehave({ times: Infinity, answer: () => ({ body: JSON.stringify(make()) }) });
	const requests = async (sandbox: Sandbox, ask: () => Promise<unknown>) => {
		const before = sandbox.log.length;
		await ask();
		return sandbox.log.length - before;
	};

	describe.each([1, 100, 1000])('where the same %d rows come for ever', (count) => {
		test.each(methodsOf('listSearch'))('%s', async (name) => {
			for (const [form, make] of answers) {
				const { apiKey, sandbox } = scene();
				answerAll(sandbox, () => make(rows(count)));
				let token: string | undefined;
				let looks = 0;
				do {
					const asked = await requests(sandbox, async () => {
						const { list, failed } = await shown(apiKey, campaign, search(name, 'zzz', token));
						token = failed ? undefined : (list?.paginationToken as string | undefined);
					});
					expect([form, asked <= 5]).toEqual([form, true]);
				} while (token !== undefined && ++looks < 50);
				expect([form, looks < 5]).toEqual([form, true]);
			}
		});

		test.each(methodsOf('loadOptions'))('%s', async (name) => {
			for (const [, make] of answers) {
				const { apiKey, sandbox } = scene();
				answerAll(sandbox, () => make(rows(count)));
				const method = products.flatMap(({ node }) => node.methods?.loadOptions?.[name] ?? [])[0];
				const asked = await requests(
					sandbox,
					async () => await shown(apiKey, campaign, async (context) => await method?.call(context)),
				);
				expect(asked).toBeLessThanOrEqual(5);
			}
		});
	});

	test.each(methodsOf('listSearch'))('%s: new rows for ever', async (name) => {
		const { apiKey, sandbox } = scene();
		let first = 1;
		answerAll(sandbox, () => inEveryPlace(rows(100, (first += 100))));
		const asked = await requests(
			sandbox,
			async () => await shown(apiKey, campaign, search(name, 'zzz')),
		);
		expect(asked).toBeLessThanOrEqual(5);
	});
});

describe('tags', () => {
	const all = { ok: true, data: [{ id: 7, name: 'VIP', tag_mapping_id: 1 }] };

	test('come by the documented route', async () => {
		const { apiKey, answer, sandbox } = scene();
		answer('leadTag.getAll', all);
		const { list } = await shown(apiKey, {}, search('searchTags'));
		expect(list?.results).toEqual([{ name: 'VIP', value: '7' }]);
		expect(sandbox.log).toHaveLength(1);
	});

	test.each([
		['is not there', { message: 'Not found' }, 404],
		['wants a lead', { error: '"leadId" is required' }, 400],
		['holds no list', { ok: true }, 200],
	])('and by the other one where that %s', async (_, body, status) => {
		const { apiKey, answer, sandbox } = scene();
		answer('leadTag.getAll', body, { status });
		const { list: options } = await shown(apiKey, {}, async (context) =>
			loadOptions.getTags.call(context),
		);
		expect(options?.map(({ value }) => value).sort()).toEqual([401, 402]);
		expect(sandbox.calls('emailAccountTag.getAll')).toHaveLength(1);
	});

	test('where both fail, the documented one says why', async () => {
		const { apiKey, answer } = scene();
		answer('leadTag.getAll', { message: 'No tags for you' }, { status: 403 });
		answer('emailAccountTag.getAll', { message: 'Not here' }, { status: 404 });
		const { list, failed } = await shown(apiKey, {}, search('searchTags'));
		expect([list, failed?.message]).toEqual([undefined, 'No tags for you']);
	});
});

test.each([
	['as live answers', { ok: true, data: { lists: [{ id: 1, list_name: 'Q3' }], totalCount: '1' } }],
	['as the reference', { ok: true, data: [{ id: 1, name: 'Q3' }] }],
	['as an older answer', { data: { leadLists: [{ id: 1, list_name: 'Q3' }] } }],
	['bare', [{ id: 1, name: 'Q3' }]],
])('lead lists %s: operation and dropdown see the same', async (_, body) => {
	const { apiKey, run, answer } = scene();
	answer('leadList.getAll', body);
	const { list } = await shown(apiKey, {}, search('searchLeadLists'));
	expect(list?.results).toEqual([{ name: 'Q3', value: '1' }]);
	answer('leadList.getAll', body);
	const { json, error } = await run({ resource: 'leadList', operation: 'getAll' }, { limit: 1 });
	expect([error, json.map(({ id }) => id)]).toEqual([undefined, [1]]);
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
		// Tags have another route to fall back on.
		answer('emailAccountTag.getAll', { status: 'fine' });
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

	/** What a list depends on is not chosen yet, or only when the workflow runs. */
	const unset: Array<[string, INodeParameters, RegExp]> = [
		['nothing is chosen', {}, /^Choose the '(Campaign|Client|Test)' first$/],
		[
			'the choices are empty',
			{ campaignId: by('list', ''), clientId: by('list', ''), spamTestId: by('list', '') },
			/^Choose the '(Campaign|Client|Test)' first$/,
		],
		[
			'they are expressions that the editor does not know yet',
			Object.fromEntries(
				['campaignId', 'clientId', 'spamTestId'].map((name) => [name, by('id', '={{ $json.id }}')]),
			),
			/^'(Campaign|Client|Test)' is an expression, which has no value before the workflow runs$/,
		],
	];
	/** Lists of something in another record: without it they have nothing to ask. */
	const dependent = [
		'getCampaignEmailAccounts',
		'getSequenceSteps',
		'getSequenceVariants',
		'searchCodeIntegrations',
		'searchLeadMaps',
		'searchLeads',
		'searchPromptTemplates',
		'searchSequenceSteps',
		'searchTestReplies',
		'searchWebhooks',
	];

	describe.each(unset)('%s', (_, parameters, says) => {
		test.each(lists)('%s says what to choose, or needs nothing', async (name) => {
			const { apiKey, sandbox } = scene();
			const { failed } = await shown(apiKey, parameters, search(name));
			if (!dependent.includes(name)) return expect(failed).toBeUndefined();
			expect(failed?.message).toMatch(says);
			expect(sandbox.log).toEqual([]);
		});

		// Here n8n shows no message, but an error in red before anybody has opened the list.
		test.each(methodsOf('loadOptions'))('%s has it as its only entry', async (name) => {
			const { apiKey, sandbox } = scene();
			const { list, failed } = await shown(apiKey, parameters, options(name));
			expect(failed).toBeUndefined();
			if (!dependent.includes(name)) return expect(list?.length).toBeGreaterThan(1);
			expect(list).toEqual([{ name: expect.stringMatching(says), value: '' }]);
			expect(sandbox.log).toEqual([]);
		});
	});

	test('such an entry is nothing that could be sent', async () => {
		const { run, sandbox } = scene();
		for (const filter of ['emailAccountIds', 'sequenceIds', 'seqVariantIds']) {
			const { error } = await run(
				{ resource: 'lead', operation: 'searchInCampaign' },
				{ campaignId: byId(301), filters: { [filter]: [''] } },
			);
			expect(error?.message).toMatch(/^'.+' is empty$/);
		}
		expect(sandbox.log).toEqual([]);
	});

	test('a client named by its name is none whose list can be asked for', async () => {
		const { apiKey } = scene();
		const parameters = { clientId: by('name', 'Example Client One') };
		const { failed } = await shown(apiKey, parameters, search('searchCodeIntegrations'));
		expect(failed?.message).toBe("Choose the 'Client' from its list or by ID first");
	});

	test('a campaign named by its URL', async () => {
		const { apiKey } = scene();
		const url = by('url', 'https://app.smartlead.ai/app/email-campaign/301/analytics');
		const { list } = await shown(apiKey, { campaignId: url }, search('searchLeads'));
		expect(namesIn(list)).toHaveLength(3);
	});
});

describe('rows that are odd', () => {
	const pick = async (name: string, rows: unknown[], filter?: string) => {
		const { apiKey, answer } = scene();
		answer(catalogIds[name] ?? '', rows);
		const { list } = await shown(apiKey, campaign, search(name, filter));
		return (list?.results ?? []).map((entry) => [entry.name, entry.value]);
	};
	const lists = ['searchCampaigns', 'searchCategories', 'searchClients', 'searchLeadLists'];

	test.each([...lists, 'searchTags', 'searchWebhooks'])('%s', async (name) => {
		const rows = [
			...[null, 'text', {}, { name: 'A' }, { id: null, name: 'B' }, { id: '', name: 'C' }],
			...[
				{ id: { a: 1 }, name: 'D' },
				{ id: 7, name: { a: 1 } },
				{ id: '0x10', name: 'F' },
			],
		];
		const found = await pick(name, rows);
		// Without an id there is nothing to choose, and no name is "[object Object]".
		expect(found.map(([, value]) => value).sort()).toEqual(['0x10', '7']);
		expect(JSON.stringify(found)).not.toMatch(/object|undefined|null/);
	});

	test.each([...lists, 'searchTags'])('%s: of one name, the id tells apart', async (name) => {
		const rows = [
			{ id: 11, name: 'Outreach' },
			{ id: 12, name: 'outreach ' },
			{ id: 13, name: 'Café' },
			{ id: 14, name: 'Outreach Two' },
		];
		const found = await pick(name, rows);
		expect(found).toHaveLength(4);
		expect(found).toEqual(
			expect.arrayContaining([
				['Outreach (ID 11)', '11'],
				['outreach  (ID 12)', '12'],
				['Café', '13'],
				['Outreach Two', '14'],
			]),
		);
	});

	test.each(lists)('%s: an accent is found however it is written', async (name) => {
		const rows = ['NFC', 'NFD'].map((form, id) => ({
			id: id + 1,
			name: `Café ${id}`.normalize(form),
		}));
		for (const form of ['NFC', 'NFD']) {
			expect(await pick(name, rows, 'CAFÉ'.normalize(form))).toHaveLength(2);
		}
	});

	test.each([
		['getCampaigns', 'campaign.getAll'],
		['getCategories', 'leadCategory.getAll'],
		['getClients', 'client.getAll'],
		['getTags', 'leadTag.getAll'],
	])('%s', async (name, id) => {
		const { apiKey, answer } = scene();
		const [hex, none, empty] = [{ id: '0x10' }, { id: null }, { id: '' }];
		answer(
			id,
			[hex, none, empty, {}, null, { id: '12' }, { id: 13 }].map(
				(row) => row && { ...row, name: 'One' },
			),
		);
		const { list } = await shown(apiKey, {}, options(name));
		// Nobody gets record 16 or 0 for another one.
		expect(list?.map(({ value }) => value).sort()).toEqual(['0x10', 12, 13].sort());
		expect(list?.map((entry) => entry.name).sort()).toEqual(
			['One (ID 0x10)', 'One (ID 12)', 'One (ID 13)'].sort(),
		);
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
