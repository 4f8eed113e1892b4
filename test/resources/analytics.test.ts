import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { ofClient } from './rows/scenes';
import { scene } from './scene';

const january = { startDate: '2026-01-01', endDate: '2026-01-31' };

async function report(operation: string, parameters: INodeParameters = {}) {
	const { run, sandbox } = scene();
	ofClient(sandbox.state);
	return await run({ resource: 'analytics', operation }, { ...january, ...parameters });
}

describe('reports are rows for a spreadsheet', () => {
	test.each<[string, IDataObject]>([
		[
			'overallStats',
			{
				sent: 3,
				opened: 2,
				replied: 1,
				positive_replied: 1,
				bounced: 0,
				unique_lead_count: 2,
				open_rate: 66.67,
				reply_rate: 33.33,
				positive_reply_rate: 33.33,
				bounce_rate: 0,
			},
		],
		['leadStats', { total: 2, new: 2, follow_up: 0, new_percentage: 100, follow_up_percentage: 0 }],
		[
			'emailAccountOverallStats',
			{ total_connected: 3, in_use: 2, disconnected: 0, enabled_without_warmup: 1 },
		],
		['followUpReplyRate', { followup_reply_rate: 0 }],
		['leadsForFirstReply', { leads_take_for_first_reply: 2 }],
	])('%s: one, and flat', async (operation, row) => {
		const { error, json } = await report(operation);
		expect(error).toBeUndefined();
		expect(json).toEqual([row]);
	});

	test('as SmartLead gives them, where nothing is simplified', async () => {
		const { json } = await report('overallStats', { simplify: false });
		expect(json).toMatchObject([
			{ overall_stats: { sent: 3, unique_open_count: 2, open_rate: '66.67%' } },
		]);
	});

	test.each<[string, IDataObject[]]>([
		[
			'dayWiseStats',
			[
				{ date: '2026-01-13', sent: 1, opened: 0, replied: 0, bounced: 0 },
				{ date: '2026-01-16', sent: 2, opened: 2, replied: 1, bounced: 0 },
			],
		],
		[
			'campaignStatusStats',
			[{ status: 'DRAFTED', count: 1 }].concat({ status: 'PAUSED', count: 1 }),
		],
		['leadCategoryResponse', [{ category: 'Interested', total_response: 1, percentage: 100 }]],
		[
			'clientList',
			[
				{ id: 201, name: 'Example Client One' },
				{ id: 202, name: 'Example Client Two' },
			],
		],
	])('%s: one item for each entry', async (operation, rows) => {
		const { error, json } = await report(operation);
		expect(error).toBeUndefined();
		expect(json).toEqual(rows);
	});

	test('a client in one level', async () => {
		const { json } = await report('clientPerformance');
		expect(json[0]).toEqual({
			client_id: 201,
			client_name: 'Example Client One',
			total_campaigns_count: 2,
			sent: 3,
			opened: 2,
			replied: 1,
			positive_replied: 1,
			open_rate: 66.67,
			reply_rate: 33.33,
			client_health: 100,
		});
	});

	test('providers, or tags and providers', async () => {
		const { json: providers } = await report('providerPerformance');
		expect(providers.map(({ provider, sent }) => [provider, sent])).toEqual([
			['Gmail', 3],
			['Outlook', 0],
			['SMTP', 0],
		]);
		const { json: tagged } = await report('providerPerformance', { rows: 'tag' });
		expect(tagged.map(({ tag, provider }) => [tag, provider])).toEqual([
			['Example Senders', 'Outlook'],
			['Example Senders', 'SMTP'],
		]);
	});
});

describe('refused before anything is sent', () => {
	test.each<[string, INodeParameters, string]>([
		['dayWiseStats', { endDate: '2025-12-31' }, "'End Date' must not be before 'Start Date'"],
		[
			'dayWiseStatsBySentTime',
			{ timezone: 'Nowhere' },
			"'Timezone Name or ID' must be a time zone",
		],
		['dayWiseStats', { filters: { clientIds: [] } }, "'Client Names or IDs' is empty"],
		['dayWiseStats', { filters: { campaignIds: 'one' } }, "'Campaign Names or IDs' has"],
		['providerPerformance', { rows: 'constructor' }, "'Rows' must be"],
	])('%s %j', async (operation, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(
			{ resource: 'analytics', operation },
			{ ...january, ...parameters },
		);
		expect(error?.message).toContain(message);
		// What a name stands for is read.
		expect(sandbox.log.filter(({ id }) => id !== 'campaign.getAll')).toEqual([]);
	});
});

test('an answer in another form is an error, and no empty list', async () => {
	const { run, answer } = scene();
	answer('analytics.providerPerformance', { ok: true, data: {} });
	const { error } = await run({ resource: 'analytics', operation: 'providerPerformance' }, january);
	expect(error?.message).toMatch(/in a form that this node does not know/);
});
