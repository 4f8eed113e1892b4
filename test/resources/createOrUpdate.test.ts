import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { stage, people } from '../engine/stage';
import { addCampaignLead, addLead, addLeadsToCampaign, everyShape, type Lead } from '../sandbox';
import { countsOf, tenThousandOfWhichAHundredChange } from './manyLeads';
import { byId } from './row';

const job = (parameters: INodeParameters = {}): INodeParameters => ({
	resource: 'lead',
	operation: 'createOrUpdate',
	campaignId: byId(301),
	...parameters,
});

describe.each(everyShape)('answers as %s', (shapes) => {
	const { run, sandbox } = stage({ shapes });
	const leadWith = (email: string): Lead | undefined =>
		[...sandbox.state.leads.values()].find((lead) => lead.email === email);
	const ids = () => sandbox.log.map(({ id }) => id);
	const written = () => ids().filter((id) => /\.(add|update)$/.test(id ?? ''));

	test('new ones are added together, others get what differs, and nothing where nothing does', async () => {
		const { error, json, items, hints } = await run(job(), {
			items: [
				{ email: 'New1@example.com', first_name: 'New' },
				{ email: ' LEAD1@example.com', first_name: 'Ada', company: '', city: 'Lisbon' },
				{ email: 'lead2@example.com', first_name: 'Lead 2', company_name: 'Example Co' },
				{ email: 'lead3@example.com' },
				{ email: 'new2@example.com' },
				{ email: 'lead1@Example.com', first_name: 'Somebody else' },
				{ email: 'nobody' },
			],
		});
		expect(error).toBeUndefined();
		expect(json.map(({ email, status }) => [email, status])).toEqual([
			['New1@example.com', 'added'],
			['LEAD1@example.com', 'updated'],
			['lead2@example.com', 'unchanged'],
			['lead3@example.com', 'unchanged'],
			['new2@example.com', 'added'],
			['lead1@Example.com', 'duplicate'],
			['nobody', 'invalid'],
		]);
		expect(json[1].reason).toBe('Changed: first_name, city');
		// n8n shows in red what some rows of a table lack.
		for (const { reason } of json) expect(reason).toEqual(expect.stringMatching(/./));
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(json.map((_, item) => ({ item })));
		expect(hints.map(({ message }) => message)).toContain(
			'7 leads: 2 added, 1 updated, 2 unchanged, 1 duplicate, 1 invalid',
		);

		expect(written()).toEqual(['campaignLead.update', 'campaignLead.add']);
		const [change] = sandbox.calls('campaignLead.update');
		expect(change.json).toEqual({
			email: 'lead1@example.com',
			first_name: 'Ada',
			custom_fields: {
				job_title: 'Engineer',
				note: 'likes "quotes", and commas',
				city: 'Lisbon',
			},
		});
		expect(leadWith('lead1@example.com')).toMatchObject({
			firstName: 'Ada',
			companyName: 'Example "Quoted" Co, Ltd',
			location: 'Suite 4\nExample Town',
			customFields: { job_title: 'Engineer', city: 'Lisbon' },
		});
	});

	test('a second run finds nothing to do', async () => {
		const items = [
			{ email: 'new1@example.com', first_name: 'New', city: 'Lisbon' },
			{ email: 'lead1@example.com', phone: '+1 555 0100', city: 'Porto' },
		];
		await run(job(), { items });
		const before = written().length;
		const { json } = await run(job(), { items });
		expect(json.map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
		expect(written()).toHaveLength(before);
	});

	test('who is in another campaign only is new here', async () => {
		const { state } = sandbox;
		const other = addLead(state, Date.now(), { email: 'other@example.com', firstName: 'Other' });
		addCampaignLead(state, Date.now(), { campaignId: 302, leadId: other.id });
		const items = [{ email: 'other@example.com', first_name: 'Changed' }];
		// The checks of Add to Campaign are those of this one; the reference has this one the other way round.
		const added = shapes === 'live' ? 'add' : 'skip';
		const { json } = await run(job({ leadsInOtherCampaigns: added }), { items });
		expect(json.map(({ status }) => status)).toEqual(['added']);
		expect(written()).toEqual(['campaignLead.add']);
	});

	test('leads of several campaigns', async () => {
		const items = [
			{ campaign: 301, email: 'lead1@example.com', first_name: 'Ada' },
			{ campaign: 302, email: 'lead1@example.com', first_name: 'Ada' },
			{ campaign: 301, email: 'new1@example.com' },
		];
		const { json } = await run(
			job({ campaignId: byId('={{ $json.campaign }}' as never), leadsInOtherCampaigns: 'add' }),
			{ items },
		);
		expect(json.map(({ status }) => status).sort()).toEqual(
			shapes === 'live'
				? ['added', 'added', 'updated']
				: expect.arrayContaining(['updated', 'added']),
		);
	});
});

describe('what it costs', () => {
	const { run, sandbox } = stage({ shapes: 'live' });
	const counts = () => countsOf(sandbox);

	test('10,000 items, 9,900 of them new and 100 changed: 25 + 100 requests, and one that reads', async () => {
		addLeadsToCampaign(sandbox.state, Date.now(), 302, 100);
		const there = [...sandbox.state.leads.values()]
			.slice(-100)
			.map(({ email }) => ({ email, first_name: 'Changed' }));
		const { error, json } = await run(job({ campaignId: byId(302) }), {
			items: [...people(9_900), ...there],
		});
		expect(error).toBeUndefined();
		expect(json.filter(({ status }) => status === 'added')).toHaveLength(9_900);
		expect(json.filter(({ status }) => status === 'updated')).toHaveLength(100);
		expect(counts()).toEqual({
			'campaignLead.export': 1,
			'campaignLead.update': 100,
			'campaignLead.add': 25,
		});
	});

	test('10,000 items that the campaign has, 100 of them changed: 101 requests', async () => {
		const items = tenThousandOfWhichAHundredChange(sandbox);
		const { json } = await run(job({ campaignId: byId(302) }), { items });
		expect(json.filter(({ status }) => status === 'updated')).toHaveLength(100);
		expect(json.filter(({ status }) => status === 'unchanged')).toHaveLength(9_900);
		expect(counts()).toEqual({ 'campaignLead.export': 1, 'campaignLead.update': 100 });
	});

	test('one item asks for its own lead alone', async () => {
		await run(job(), { items: [{ email: 'lead1@example.com', first_name: 'Ada' }] });
		expect(counts()).toEqual({ 'lead.getByEmail': 1, 'campaignLead.update': 1 });
	});
});

describe('when something goes wrong', () => {
	const { run, sandbox } = stage({ shapes: 'live' });
	const goesOn = { node: { onError: 'continueRegularOutput' } as const };
	const items: IDataObject[] = [
		{ email: 'lead1@example.com', first_name: 'Ada' },
		{ email: 'lead2@example.com', first_name: 'Bea' },
		{ email: 'lead3@example.com', first_name: 'Cem' },
		{ email: 'new1@example.com' },
	];
	const statuses = (json: IDataObject[]) =>
		json.map((row) => ((row.details ?? row) as IDataObject).status);
	const writes = () => sandbox.log.filter(({ method }) => method !== 'GET').length;

	test.each([
		['a web page', { body: '<html><body>Wrong</body></html>' }],
		['a text', { body: 'It will be done soon' }],
		['nothing', { body: '' }],
		['an object', { body: '{"ok":true,"message":"soon"}' }],
	])('an export that is %s: the list is read instead', async (_, answer) => {
		sandbox.misbehave({
			id: 'campaignLead.export',
			times: Infinity,
			answer: { status: 200, ...answer },
		});
		const { error, json } = await run(job(), { items });
		expect(error).toBeUndefined();
		expect(statuses(json)).toEqual(['updated', 'updated', 'updated', 'added']);
		expect(sandbox.calls('campaignLead.getAll')).toHaveLength(1);
	});

	test('custom fields in an unknown form are asked for again rather than lost', async () => {
		const cells =
			'id,email,first_name,custom_fields\n5995000001,lead1@example.com,Lead 1,job: Engineer';
		sandbox.misbehave({
			id: 'campaignLead.export',
			answer: { status: 200, headers: { 'Content-Type': 'text/csv' }, body: `${cells}\n` },
		});
		const { json } = await run(job(), {
			items: [{ email: 'lead1@example.com', city: 'Lisbon' }, { email: 'new1@example.com' }],
		});
		expect(statuses(json)).toEqual(['updated', 'added']);
		expect(sandbox.calls('campaignLead.update')[0].json).toMatchObject({
			custom_fields: { job_title: 'Engineer', city: 'Lisbon' },
		});
	});

	test('nothing is written where nobody knows which leads are there', async () => {
		for (const id of ['campaignLead.export', 'campaignLead.getAll']) {
			sandbox.misbehave({ id, times: Infinity, answer: { status: 503 } });
		}
		const stopped = await run(job(), { items });
		expect(stopped.error?.message).toMatch(/usable answer/);
		const { json } = await run(job(), { items, ...goesOn });
		expect(statuses(json)).toEqual(['notSent', 'notSent', 'notSent', 'notSent']);
		expect(writes()).toBe(0);
	});

	test('a refused lead is told, and the others go on', async () => {
		sandbox.misbehave({
			id: 'campaignLead.update',
			skip: 1,
			times: 1,
			answer: {
				status: 422,
				headers: { 'Content-Type': 'application/json' },
				body: '{"error":"first_name is not allowed"}',
			},
		});
		const { error, json } = await run(job(), { items });
		expect(error).toBeUndefined();
		expect(statuses(json)).toEqual(['updated', 'notUpdated', 'updated', 'added']);
		expect(json[1].reason).toContain('first_name is not allowed');
	});

	test('an update without an answer stops the run, or its item', async () => {
		const fault = () =>
			sandbox.misbehave({
				id: 'campaignLead.update',
				skip: 1,
				times: 4,
				answer: { fault: 'reset' },
			});
		fault();
		const stopped = await run(job(), { items });
		expect(stopped.error?.description).toMatch(/1 item were|1 item was|handled before/);
		sandbox.reset();
		fault();
		const { json } = await run(job(), { items, ...goesOn });
		expect(statuses(json)).toEqual(['updated', 'unknown', 'updated', 'added']);
	});

	test('more custom fields than a lead can have are refused for that lead alone', async () => {
		const lead = [...sandbox.state.leads.values()][0];
		lead.customFields = Object.fromEntries(
			Array.from({ length: 200 }, (_, index) => [`c${index}`, 'x']),
		);
		const { json } = await run(job(), { items: items.map((one) => ({ ...one, city: 'Lisbon' })) });
		expect(statuses(json)).toEqual(['notUpdated', 'updated', 'updated', 'added']);
		expect(json[0].reason).toMatch(/201 custom fields.*at most 200/);
	});

	test('a cancelled run sends nothing more', async () => {
		let stop: () => void = () => undefined;
		sandbox.misbehave({
			id: 'campaignLead.update',
			times: 1,
			after: true,
			answer: (_, truth) => {
				stop();
				return truth ?? {};
			},
		});
		await run(job(), { items, onStart: (cancel) => (stop = cancel) });
		expect(writes()).toBe(1);
	});
});
