import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { first } from './rows/known';
import { scene } from './scene';

/** Custom fields by name and value: what has a value and no name would be lost. */
const email = 'new1@example.com';
const byHand = (field: unknown): INodeParameters => ({
	mapping: 'manual',
	lead: { mappingMode: 'defineBelow', value: { email } },
	customFieldValues: { field } as INodeParameters,
});

interface Form {
	where: { resource: string; operation: string };
	parameters: (field: unknown) => INodeParameters;
	/** What was sent of them. */
	sent: (body: IDataObject) => unknown;
	id: string;
}

const lead = (body: IDataObject, list: string) => (body[list] as IDataObject[])[0];

const forms: Record<string, Form> = {
	'Add to Campaign': {
		where: { resource: 'lead', operation: 'addToCampaign' },
		parameters: (field) => ({ campaignId: byId(301), ...byHand(field) }),
		sent: (body) => lead(body, 'lead_list').custom_fields,
		id: 'campaignLead.add',
	},
	'Import Leads': {
		where: { resource: 'leadList', operation: 'importLeads' },
		parameters: (field) => ({ listId: byId(501), fileName: 'x', ...byHand(field) }),
		sent: (body) =>
			Object.fromEntries(
				Object.entries(lead(body, 'leadList')).filter(([name]) => name !== 'email'),
			),
		id: 'leadList.importLeads',
	},
	Update: {
		where: { resource: 'lead', operation: 'update' },
		parameters: (field) => ({
			campaignId: byId(301),
			leadId: byId(first),
			email: 'lead1@example.com',
			updateFields: { customFields: { field } as INodeParameters },
		}),
		sent: ({ custom_fields }) => custom_fields,
		id: 'campaignLead.update',
	},
};

const nameless = ['', ' \u00a0', '={{ $json.missing }}', '={{ null }}', '={{ NaN }}', '={{ " " }}'];

describe.each(Object.entries(forms))('%s', (_, { where, parameters, sent, id }) => {
	const job = { name: 'job', value: 'Engineer' };

	test.each(nameless)('a value whose name is %j stops the item', async (name) => {
		const { run, sandbox } = scene();
		const { error, json } = await run(where, parameters([job, { name, value: 'Lisbon' }]));
		expect(error?.message).toBe(
			"'Custom Fields' has a 'Name' in field 2 that is empty, beside a value",
		);
		expect(json).toEqual([]);
		expect(sandbox.log).toEqual([]);
		const alone = await run(where, parameters([{ name, value: 0 }]));
		expect(alone.error?.message).toBe("'Custom Fields' has a 'Name' that is empty, beside a value");
		expect(sandbox.log).toEqual([]);
	});

	test('under Continue On Fail the other items go', async () => {
		const { run, bodies } = scene();
		const field = [{ name: '={{ $json.name }}', value: 'Lisbon' }];
		const { json } = await run(where, parameters(field), [{}, { name: 'city' }], {
			node: { onError: 'continueRegularOutput' },
		});
		expect(json[0]).toMatchObject({ error: expect.stringContaining("'Name' that is empty") });
		expect(bodies(id).map(sent)).toEqual([{ city: 'Lisbon' }]);
	});

	test.each(nameless)('an entry with no value either (%j) is left out', async (name) => {
		for (const value of ['', '={{ $json.missing }}', ' ']) {
			const { run, bodies } = scene();
			const { error } = await run(where, parameters([{ name, value }, job]));
			expect(error).toBeUndefined();
			expect(bodies(id).map(sent)).toEqual([{ job: 'Engineer' }]);
		}
	});
});

test.each(['', '  '])('a name %j inside a column of custom fields is told', async (name) => {
	const { run, bodies } = scene();
	const items = [{ email, custom_fields: { [name]: 'Lisbon', job: 'Engineer' } }];
	const where = { resource: 'lead', operation: 'addToCampaign' };
	const { hints } = await run(where, { campaignId: byId(301) }, items);
	const [body] = bodies('campaignLead.add');
	expect(lead(body, 'lead_list')).toEqual({ email, custom_fields: { job: 'Engineer' } });
	expect(hints.map(({ message }) => message)).toContain(
		`Columns left out because they have no name: "${name}"`,
	);
});
