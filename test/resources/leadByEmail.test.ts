import type { INodeParameters } from 'n8n-workflow';

import { by, byId } from './row';
import { bothShapes, scene } from './scene';
import { specs } from './specs';

const id = 'lead.getByEmail';
const campaign = { campaignId: byId(301) };
const named = (email: string): INodeParameters => ({ ...campaign, leadId: by('email', email) });

/** What an operation wants besides the campaign and the lead. */
const others: Record<string, INodeParameters> = {
	'lead.updateCategory': { categoryId: byId(2) },
};

const withLead = specs
	.filter(({ operation }) => Object.hasOwn(operation.path, 'lead_id'))
	.map(({ name, operation }): [string, string] => [name, operation.id]);

const where = (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	return { resource, operation };
};

test('operations with a lead are found', () => expect(withLead.length).toBeGreaterThan(3));

describe.each(withLead)('%s takes a lead by its address', (name, catalogId) => {
	test.each(bothShapes)('answers as %s', async (shapes) => {
		const { run, sandbox } = scene({ shapes });
		const { error } = await run(where(name), { ...named('lead2@example.com'), ...others[name] });
		expect(error).toBeUndefined();
		expect(sandbox.log.map((call) => call.id)).toEqual([id, catalogId]);
		expect(sandbox.calls(catalogId)[0]?.path).toContain('/301/leads/5995000002/');
	});

	test('no lead has it: nothing is changed', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where(name), { ...named('nobody@example.com'), ...others[name] });
		expect(error?.message).toBe("'Lead' has the address nobody@example.com, which no lead has");
		expect(sandbox.calls(catalogId)).toEqual([]);
	});

	test('it is no address: nothing is asked', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where(name), { ...named('nobody'), ...others[name] });
		expect(error?.message).toBe(`'Lead' must be an email address, not "nobody"`);
		expect(sandbox.log).toEqual([]);
	});
});

test('the same address is asked for once per run', async () => {
	const { run, sandbox } = scene();
	const items = ['lead1@example.com', 'lead2@example.com', 'lead1@example.com'].map((email) => ({
		email,
	}));
	const { error, json } = await run(where('lead.pause'), named('={{ $json.email }}'), items);
	expect(error).toBeUndefined();
	expect(json).toHaveLength(3);
	expect(sandbox.calls(id)).toHaveLength(2);
	expect(sandbox.calls('campaignLead.pause').map(({ path }) => path.split('/')[6])).toEqual([
		'5995000001',
		'5995000002',
		'5995000001',
	]);
});
