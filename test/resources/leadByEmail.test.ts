import type { INodeParameters } from 'n8n-workflow';

import { operationById } from '../sandbox';
import { by, byId } from './row';
import { rows } from './rows';
import { everyShape, scene } from './scene';
import { placedFields, specs } from './specs';

const lookUp = 'lead.getByEmail';
const lead2 = { id: 5_995_000_002, mapId: 4_433_000_002, email: 'lead2@example.com' };

/** Operations with a lead that can be named by its address, and what else they want. */
const withLead = specs
	.filter(({ operation }) =>
		placedFields(operation).some(
			({ field, inside }) =>
				// Where a lead is only one way to name a mail, there is a test of its own.
				!inside &&
				/^Lead( in Campaign)?$/.test(field.displayName) &&
				!field.displayOptions &&
				field.modes?.some(({ name }) => name === 'email'),
		),
	)
	.map(({ name, operation }): [string, string] => [name, operation.id]);

/** The address is one that no other lead has. */
const others: Record<string, INodeParameters> = { 'lead.update': { email: lead2.email } };

/** What the reference calls `id` there is the id of an entry in a campaign. */
const conversations = ['inbox.get'];

const where = (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	return { resource, operation };
};

const rowOf = (name: string) => {
	const { resource, operation } = where(name);
	return rows[resource]?.[operation];
};

const named = (name: string, email: string): INodeParameters => {
	// What is looked up in a campaign needs one.
	return {
		campaignId: byId(301),
		...rowOf(name)?.required.parameters,
		...Object.fromEntries(['leadId', 'leadMapId'].map((field) => [field, by('email', email)])),
		...others[name],
	};
};

test('operations with a lead are found', () => expect(withLead.length).toBeGreaterThan(12));

describe.each(withLead)('%s takes a lead by its address', (name, catalogId) => {
	test.each(everyShape)('answers as %s', async (shapes) => {
		const { run, sandbox } = scene({ shapes });
		rowOf(name)?.required.scene?.(sandbox.state);
		const { error } = await run(where(name), named(name, lead2.email));
		expect(error).toBeUndefined();
		expect(sandbox.log.map((call) => call.id)).toEqual([lookUp, catalogId]);
		const [call] = sandbox.calls(catalogId);
		const sent = `${call?.path} ${JSON.stringify(call?.json)}`;
		const wantsMap =
			conversations.includes(catalogId) ||
			operationById(catalogId).params.some(({ name: one }) => /lead_?map_?id/i.test(one));
		expect(sent).toContain(String(wantsMap ? lead2.mapId : lead2.id));
	});

	test('no lead has it: nothing is changed', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where(name), named(name, 'nobody@example.com'));
		expect(error?.message).toMatch(
			/^'Lead(?: in Campaign)?' has the address nobody@example\.com, which no lead/,
		);
		expect(sandbox.calls(catalogId)).toEqual([]);
	});

	test('it is no address: nothing is asked', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where(name), named(name, 'nobody'));
		expect(error?.message).toMatch(
			/^'Lead(?: in Campaign)?' must be an email address, not "nobody"$/,
		);
		expect(sandbox.log).toEqual([]);
	});
});

test('the same address is asked for once per run', async () => {
	const { run, sandbox } = scene();
	const items = ['lead1@example.com', lead2.email, 'lead1@example.com'].map((email) => ({ email }));
	const parameters = { campaignId: byId(301), leadId: by('email', '={{ $json.email }}') };
	const { error, json } = await run(where('lead.pause'), parameters, items);
	expect(error).toBeUndefined();
	expect(json).toHaveLength(3);
	expect(sandbox.calls(lookUp)).toHaveLength(2);
	expect(sandbox.calls('campaignLead.pause').map(({ path }) => path.split('/')[6])).toEqual([
		'5995000001',
		'5995000002',
		'5995000001',
	]);
});

test('a list takes ids and addresses in any mixture', async () => {
	const { run, bodies } = scene();
	const parameters = { listId: byId(501), leadIds: `5995000001, ${lead2.email}` };
	const { error } = await run(where('lead.pushToList'), parameters);
	expect(error).toBeUndefined();
	expect(bodies('lead.pushToList')[0]?.leadIds).toEqual([5_995_000_001, lead2.id]);
});

test('a lead that is not in the campaign has no place there', async () => {
	const { run, sandbox } = scene();
	const parameters = { campaignId: byId(302), leadMapId: by('email', lead2.email) };
	const { error } = await run(where('lead.markComplete'), parameters);
	expect(error?.message).toBe(
		`'Lead in Campaign' has the address ${lead2.email}, which no lead of campaign 302 has`,
	);
	expect(sandbox.calls('campaignLead.markComplete')).toEqual([]);
});
