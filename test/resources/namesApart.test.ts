import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { by, byId } from './row';
import { scene } from './scene';

/*
 * Items share a request where everything but their own entry is the same. A name is looked up after
 * that: two names of one list ask the same question, and are two records all the same.
 */

const people = (field: string, ...values: Array<string | number>) =>
	values.map((value, index) => ({ email: `new${index + 1}@example.com`, [field]: value }));

interface Shared {
	where: { resource: string; operation: string };
	parameters: (way: 'id' | 'name') => INodeParameters;
	ids: [number, number];
	names: [string, string];
	/** The request that tells where an item went. */
	sends: string;
}

const lists = { ids: [501, 502], names: ['Example List One', 'Example List Two'] } as const;
const column = (way: 'id' | 'name') => by(way, '={{ $json.wanted }}');

const shared: Array<[string, Shared]> = [
	[
		'the lead list of Import Leads',
		{
			where: { resource: 'leadList', operation: 'importLeads' },
			parameters: (way) => ({ listId: column(way), fileName: 'Fair' }),
			ids: [...lists.ids],
			names: [...lists.names],
			sends: 'leadList.importLeads',
		},
	],
	[
		'the lead lists of Add to Campaign',
		{
			where: { resource: 'lead', operation: 'addToCampaign' },
			parameters: () => ({
				campaignId: byId(301),
				leadsInOtherCampaigns: 'skip',
				options: { leadListIds: by('id', '={{ $json.wanted }}') },
			}),
			ids: [...lists.ids],
			names: [...lists.names],
			sends: 'campaignLead.add',
		},
	],
	[
		'the client of Launch',
		{
			where: { resource: 'campaign', operation: 'launch' },
			parameters: (way) => ({
				name: 'Spring',
				maxNewLeadsPerDay: 20,
				emailAccountIds: byId(101),
				steps: { step: [{ subject: 'Hello', emailBody: 'Hello', delayInDays: '' }] },
				leadsInOtherCampaigns: 'skip',
				options: { clientId: column(way) },
			}),
			ids: [201, 202],
			names: ['Example Client One', 'Example Client Two'],
			sends: 'campaign.create',
		},
	],
];

describe.each(shared)('%s', (_, { where, parameters, ids, names, sends }) => {
	const sent = async (way: 'id' | 'name', values: Array<string | number>) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, parameters(way), people('wanted', ...values));
		expect(error).toBeUndefined();
		return sandbox.calls(sends).map(({ path, json }) => [path, json as IDataObject]);
	};

	test('by name, items go where they go by ID', async () => {
		const strip = (requests: unknown) =>
			JSON.parse(
				JSON.stringify(requests, (key, value: unknown) => (key === 'wanted' ? undefined : value)),
			) as unknown;
		const byIds = await sent('id', ids);
		expect(byIds).toHaveLength(2);
		expect(strip(await sent('name', names))).toEqual(strip(byIds));
	});

	test('items of one name still travel together', async () => {
		expect(await sent('name', [names[0], names[0]])).toHaveLength(1);
	});
});

test('a lead list that nobody knows is said before anything is sent', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(
		{ resource: 'lead', operation: 'addToCampaign' },
		{
			campaignId: byId(301),
			leadsInOtherCampaigns: 'skip',
			options: { leadListIds: by('id', 'No Such List') },
		},
		[{ email: 'new1@example.com' }, { email: 'new2@example.com' }],
	);
	expect(error?.message).toMatch(/^'Lead Lists' has "No Such List", which is no lead list/);
	expect(sandbox.calls('campaignLead.add')).toEqual([]);
	expect(sandbox.calls('leadList.getAll')).toHaveLength(1);
});
