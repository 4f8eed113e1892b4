import type { INodeParameters, ResourceMapperFields } from 'n8n-workflow';

import { products } from '../products';
import { everyShape, Sandbox, openNockDoor } from '../sandbox';
import { shown } from './picking';
import { byId } from './row';
import { scene } from './scene';

/** What the mapper shows: the texts of its fields, and which are required. */
async function columns(parameters: INodeParameters, shapes: (typeof everyShape)[number] = 'live') {
	const apiKey = `mapper key ${shapes} 0123456789`;
	const sandbox = new Sandbox({ keys: [apiKey], shapes });
	const campaign = sandbox.state.campaigns.get(301);
	if (!campaign) throw new Error('The seed has no campaign 301');
	campaign.sequence = campaign.sequence.slice(0, 1).map((step) => ({
		...step,
		subject: 'About {{ company_name }} {{sl_day_of_week}}',
		emailBody: '<p>Hi {{first_name | default: "there"}}, {{Job Title}} {{Job Title}}? {{"x"}}</p>',
	}));
	const door = openNockDoor(sandbox);
	try {
		const picked = await shown<ResourceMapperFields>(apiKey, parameters, async (context) => {
			const method = products[0].node.methods?.resourceMapping?.getLeadColumns;
			if (!method) throw new Error('The node has no such method');
			return await method.call(context);
		});
		return { ...picked, calls: sandbox.log.map(({ id }) => id) };
	} finally {
		door.close();
	}
}

const titles = (list?: ResourceMapperFields) =>
	list?.fields.map(({ displayName, required }) => displayName + (required ? ' *' : ''));

const fields = ['Phone Number', 'Website', 'Location', 'LinkedIn Profile', 'Company URL'];

test.each(everyShape)(
	'what the emails use stands at the top, asked for once: %s',
	async (shapes) => {
		const { list, calls } = await columns({ resource: 'lead', campaignId: byId(301) }, shapes);
		expect(titles(list)).toEqual([
			'Email *',
			'First Name (used in the emails)',
			'Company Name (used in the emails)',
			'Job Title (used in the emails)',
			'Last Name',
			...fields,
		]);
		expect(calls).toEqual(['campaign.getSequences']);
	},
);

test.each([
	['no campaign is chosen', { resource: 'lead' }],
	['an expression chooses it', { resource: 'lead', campaignId: byId('={{ $json.id }}' as never) }],
	['leads go into a list', { resource: 'leadList', campaignId: byId(301) }],
] as Array<[string, INodeParameters]>)('without it nobody is asked: %s', async (_, parameters) => {
	const { list, calls } = await columns(parameters);
	expect(titles(list)?.slice(0, 3)).toEqual(['Email *', 'First Name', 'Last Name']);
	expect(calls).toEqual([]);
});

test('a campaign that is not there says so', async () => {
	const { list, failed } = await columns({ resource: 'lead', campaignId: byId(999_999) });
	expect(list).toBeUndefined();
	expect(failed?.message).toMatch(/not found|found nothing/i);
});

test('a variable that is mapped becomes a custom field', async () => {
	const { run, bodies } = scene();
	const value = { email: 'new1@example.com', first_name: 'Ada', 'Job Title': '={{ $json.title }}' };
	await run(
		{ resource: 'lead', operation: 'addToCampaign' },
		{
			campaignId: byId(302),
			mapping: 'manual',
			lead: { mappingMode: 'defineBelow', value } as INodeParameters,
		},
		[{ title: 'Engineer' }],
	);
	expect(bodies('campaignLead.add').map(({ lead_list }) => lead_list)).toEqual([
		[
			{
				email: 'new1@example.com',
				first_name: 'Ada',
				custom_fields: { 'Job Title': 'Engineer' },
			},
		],
	]);
});
