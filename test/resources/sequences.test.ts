import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { stepsForm, stepsSent } from './rows/steps';
import { everyShape, scene } from './scene';

const where = { resource: 'campaign', operation: 'saveSequences' };
const get = { resource: 'campaign', operation: 'getSequences' };
const id = 'campaign.saveSequences';
const campaign = { campaignId: byId(301) };
const json = (steps: unknown): INodeParameters => ({
	...campaign,
	stepsFrom: 'json',
	stepsJson: typeof steps === 'string' ? steps : JSON.stringify(steps),
});
const mail = '<p>Hello</p>';
const step = { subject: 'Hello', email_body: mail, seq_delay_details: { delay_in_days: 0 } };

/** What the sandbox remembers of the steps, without what changes by itself. */
const remembered = (sequence: IDataObject[]) =>
	sequence.map((entry) =>
		Object.fromEntries(Object.entries(entry).filter(([name]) => name !== 'createdAt')),
	);

describe.each(everyShape)('what Get Sequences returns, as %s', (shapes) => {
	const variants = [
		{ id: 7001, label: 'A', subject: 'One', emailBody: '<p>One</p>', percentage: 40 },
		{ id: 7002, label: 'B', subject: 'Two', emailBody: '<p>Two</p>', percentage: 60 },
	];

	test('can be saved back and changes nothing', async () => {
		const { run, sandbox, bodies } = scene({ shapes });
		const found = sandbox.state.campaigns.get(301);
		const [first, second] = found?.sequence ?? [];
		if (second) Object.assign(second, { variants, subject: '', emailBody: '' });
		const before = remembered((found?.sequence ?? []) as unknown as IDataObject[]);

		const read = await run(get, { ...campaign, returnAll: true });
		expect(read.json).toHaveLength(2);
		const saved = await run(where, json(read.json));
		expect(saved.error).toBeUndefined();
		expect(bodies(id)[0]?.sequences).toHaveLength(2);
		const after = sandbox.state.campaigns.get(301)?.sequence ?? [];
		expect(first?.id).toBe(after[0]?.id);
		const labels = shapes === 'alternate' ? before : withLetters(before);
		expect(remembered(after as unknown as IDataObject[])).toEqual(labels);
	});
});

/** The reference names a variant `variant_name` when read, which may be any text: letters are given anew. */
const withLetters = (steps: IDataObject[]): IDataObject[] =>
	steps.map((entry) => ({
		...entry,
		variants: (entry.variants as IDataObject[]).map((variant, index) => ({
			...variant,
			label: 'AB'[index],
		})),
	}));

test('a single variant is how a step without variants is read: its text is the text of the step', async () => {
	const { run, bodies } = scene();
	const read = {
		id: 1001,
		seq_number: 1,
		subject: 'Hello',
		email_body: mail,
		seq_delay_details: { delayInDays: 2 },
		sequence_variants: [
			{ id: 5001, variant_name: 'Variant A', subject: 'Hello', email_body: mail },
		],
	};
	await run(where, json([read]));
	expect(bodies(id)[0]?.sequences).toEqual([
		{
			id: 1001,
			seq_number: 1,
			subject: 'Hello',
			email_body: mail,
			seq_delay_details: { delay_in_days: 2 },
		},
	]);
});

test('a form and the same steps as JSON are the same request', async () => {
	const { run, bodies } = scene();
	await run(where, { ...campaign, steps: stepsForm });
	await run(where, json({ sequences: stepsSent }));
	const [form, text] = bodies(id);
	expect(form).toEqual(text);
	expect(form).toEqual({ sequences: stepsSent });
});

test('steps may come from an expression, as a list', async () => {
	const { run, bodies } = scene();
	await run(where, json('={{ $json.steps }}'), [{ steps: [step] }]);
	expect(bodies(id)[0]?.sequences).toEqual([{ id: null, seq_number: 1, ...step }]);
});

describe('a delay that nobody gives', () => {
	const sent = (bodies: IDataObject[]) =>
		(bodies[0]?.sequences as IDataObject[]).map(
			({ seq_delay_details }) => (seq_delay_details as IDataObject).delay_in_days,
		);

	test('is none for the first step of the form, and three days for a follow-up', async () => {
		const { run, bodies } = scene();
		const step = [
			{ subject: 'Hello', emailBody: mail },
			{ emailBody: mail, delayInDays: '' },
			{ emailBody: mail, delayInDays: '={{ null }}' },
			{ emailBody: mail, delayInDays: 0 },
			{ emailBody: mail, delayInDays: '={{ "5" }}' },
		];
		await run(where, { ...campaign, steps: { step } });
		expect(sent(bodies(id))).toEqual([0, 3, 3, 0, 5]);
	});

	test('is the same in JSON, whatever the order of the steps', async () => {
		const { run, bodies, sandbox } = scene();
		const steps = [
			{ seq_number: 3, email_body: mail },
			{ seq_number: 2, email_body: mail, seq_delay_details: null },
			{ seq_number: 1, subject: 'Hello', email_body: mail, seq_delay_details: {} },
		];
		const { error, hints } = await run(where, json(steps));
		expect(error).toBeUndefined();
		expect(sent(bodies(id))).toEqual([3, 3, 0]);
		expect(hints).toEqual([]);
		expect(sandbox.state.campaigns.get(301)?.sequence.map((one) => one.delayInDays)).toEqual([
			0, 3, 3,
		]);
	});

	test('is told of where a step was read without one', async () => {
		const { run, bodies } = scene();
		const read = { created_at: '2026-01-01T00:00:00Z', email_campaign_id: 301, email_body: mail };
		const steps = [
			{ ...read, id: 1001, subject: 'Hello' },
			{ ...read, id: 1002 },
		];
		const { hints } = await run(where, json(steps));
		expect(sent(bodies(id))).toEqual([0, 3]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Read without a delay, and saved with one of 3 days: step 2',
		]);
	});

	test.each([
		{ seq_delay_details: { delay_in_days: 4 } },
		{ seq_delay_details: { delayInDays: 4 } },
		{ seq_delay_details: { delay: '4' } },
		{ delay_in_days: 4 },
		{ delayInDays: '4' },
		{ delay: 4 },
		{ delay: 4, seq_delay_details: { delayInDays: 4 } },
	])('%j is read', async (delay) => {
		const { run, bodies } = scene();
		await run(where, json([step, { email_body: mail, ...delay }]));
		expect(sent(bodies(id))).toEqual([0, 4]);
	});
});

describe('what is deleted stays deleted', () => {
	const kept = { id: 7002, variant_label: 'B', subject: 'Two', email_body: '<p>Two</p>' };
	const deleted = { id: 7001, subject: 'One', email_body: '<p>One</p>', is_deleted: true };

	test.each(['seq_variants', 'sequence_variants'])('a variant in %s', async (name) => {
		const { run, bodies } = scene();
		const third = { ...kept, id: 7003, variant_label: 'C', is_deleted: false };
		await run(where, json([{ email_body: '', [name]: [deleted, kept, third] }]));
		expect(bodies(id)[0]?.sequences).toMatchObject([
			{ subject: '', email_body: '', seq_variants: [{ id: 7002 }, { id: 7003 }] },
		]);
	});

	test.each([1, '1', 'TRUE', 'true', 'Yes', ' t '])('written as %j', async (is_deleted) => {
		const { run, bodies } = scene();
		const again = { ...deleted, is_deleted };
		const third = { ...kept, id: 7003, variant_label: 'C', is_deleted: 0 };
		await run(
			where,
			json([
				{ seq_number: 1, seq_variants: [again, kept, third] },
				{ ...step, seq_number: 2, is_deleted },
			]),
		);
		expect(bodies(id)[0]?.sequences).toMatchObject([
			{ seq_number: 1, seq_variants: [{ id: 7002 }, { id: 7003 }] },
		]);
		expect(bodies(id)[0]?.sequences).toHaveLength(1);
	});

	test.each([
		['after it', (one: object, added: object) => [one, added], ['B', 'C']],
		['before it', (one: object, added: object) => [added, one], ['A', 'B']],
		['twice', (one: object, added: object) => [one, added, added], ['B', 'C', 'D']],
	])(
		'a new variant has a label of its own beside one that is left: %s',
		async (_, list, labels) => {
			const { run, bodies } = scene();
			const variants = list(kept, { subject: 'New', email_body: '<p>New</p>' });
			await run(where, json([{ seq_variants: [deleted, ...variants] }]));
			const [{ seq_variants }] = bodies(id)[0]?.sequences as Array<{
				seq_variants: Array<{ variant_label: string }>;
			}>;
			expect(seq_variants.map(({ variant_label }) => variant_label)).toEqual(labels);
		},
	);

	test('the only one that is left is no comparison', async () => {
		const { run, bodies } = scene();
		const test = { variant_distribution_type: 'MANUAL_EQUAL', sequence_variants: [deleted, kept] };
		await run(where, json([{ ...step, subject: '', email_body: '', ...test }]));
		expect(bodies(id)[0]?.sequences).toEqual([
			{ ...step, id: null, seq_number: 1, subject: 'Two', email_body: '<p>Two</p>' },
		]);
	});

	test('a step', async () => {
		const { run, bodies } = scene();
		await run(
			where,
			json([
				{ ...step, is_deleted: true },
				{ ...step, seq_number: 2 },
			]),
		);
		expect(bodies(id)[0]?.sequences).toEqual([{ id: null, ...step, seq_number: 2 }]);
	});
});

test('one variant of the form is no comparison: its text is that of the step', async () => {
	const { run, bodies } = scene();
	const variants = {
		variant: [{ subject: 'One', emailBody: 'One\nline', options: { options: { id: '7001' } } }],
	};
	await run(where, {
		...campaign,
		steps: { step: [{ distribution: 'MANUAL_PERCENTAGE', variants }] },
	});
	expect(bodies(id)[0]?.sequences).toEqual([
		{ ...step, id: null, seq_number: 1, subject: 'One', email_body: 'One<br>line' },
	]);
});

describe('what is not saved is told', () => {
	const variant = (label: string) => ({ subject: label, email_body: `<p>${label}</p>` });

	test('the text of a step beside variants, unless it is one of theirs', async () => {
		const { run, bodies } = scene();
		const pair = [variant('A'), variant('B')];
		const steps = [
			{ ...variant('A'), seq_variants: pair },
			{ ...variant('C'), seq_variants: pair },
		];
		const { hints } = await run(where, json(steps));
		const [first, second] = bodies(id)[0]?.sequences as IDataObject[];
		expect(first).toMatchObject({ subject: '', email_body: '' });
		expect(second).toMatchObject({ subject: '', email_body: '' });
		expect(hints.map(({ message }) => message)).toEqual([
			'A text beside variants was not saved, as SmartLead sends the variants only: step 2',
		]);
	});

	test('the text of a single variant that differs from that of its step', async () => {
		const { run, bodies } = scene();
		const { hints } = await run(where, json([{ ...step, sequence_variants: [variant('A')] }]));
		expect(bodies(id)[0]?.sequences).toEqual([{ id: null, seq_number: 1, ...step }]);
		expect(hints.map(({ message }) => message)).toEqual([
			'The only variant has another text than its step. That of the step was saved: step 1',
		]);
	});

	test('a text that SmartLead does not take back', async () => {
		const { run } = scene();
		const { error, hints } = await run(where, json([{ ...step, optional_email_body_1: 'x' }]));
		expect(error).toBeUndefined();
		expect(hints[0]?.message).toContain('optional_email_body_1: step 1');
	});
});

/** A step as live accounts return it, with all that comes along. */
const live = {
	id: 8494,
	created_at: '2026-01-01T00:00:00Z',
	updated_at: '2026-01-01T00:00:00Z',
	email_campaign_id: 3070,
	seq_number: 1,
	subject: '',
	email_body: '',
	seq_type: 'EMAIL',
	seq_delay_details: { delayInDays: 1 },
	variant_distribution_type: 'MANUAL_EQUAL',
	lead_distribution_percentage: null,
	winning_metric_property: null,
	sequence_variants: ['A', 'B'].map((label, index) => ({
		id: 2535 + index,
		created_at: '2026-01-01T00:00:00Z',
		updated_at: '2026-01-01T00:00:00Z',
		is_deleted: false,
		subject: label,
		email_body: `<p>${label}</p>`,
		email_campaign_seq_id: 8494,
		variant_label: label,
		optional_email_body_1: null,
		variant_distribution_percentage: null,
		user_id: 1,
		year: 2026,
	})),
};
const saved = {
	id: 8494,
	seq_number: 1,
	subject: '',
	email_body: '',
	seq_delay_details: { delay_in_days: 1 },
	seq_type: 'EMAIL',
	variant_distribution_type: 'MANUAL_EQUAL',
	seq_variants: [
		{ id: 2535, variant_label: 'A', subject: 'A', email_body: '<p>A</p>' },
		{ id: 2536, variant_label: 'B', subject: 'B', email_body: '<p>B</p>' },
	],
};

describe('what live accounts return', () => {
	test.each([
		['a list', [live]],
		['as a request has it', { sequences: [live] }],
		['as an answer has it', { success: true, data: [live] }],
	])('can be saved back as it is, %s', async (_, steps) => {
		const { run, bodies, answer } = scene();
		answer(id, { ok: true, data: 'success' });
		const { error, hints } = await run(where, {
			...json(steps),
			campaignId: byId(3070),
		});
		expect(error).toBeUndefined();
		expect(bodies(id)[0]?.sequences).toEqual([saved]);
		expect(hints).toEqual([]);
	});

	test('is made anew in another campaign, and that is said', async () => {
		const { run, bodies } = scene();
		const { error, hints } = await run(where, json([live]));
		expect(error).toBeUndefined();
		expect(bodies(id)[0]?.sequences).toEqual([
			{
				...saved,
				id: null,
				seq_variants: saved.seq_variants.map((variant) => ({ ...variant, id: null })),
			},
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'Steps of the campaign 3070 were saved as new steps of this one, without their IDs: step 1',
		]);
	});

	test('variants that were copied from another step are new ones', async () => {
		const { run, bodies } = scene();
		const copied = { ...live, email_campaign_id: 301, id: 1001, subject: '' };
		await run(where, json([copied]));
		expect(bodies(id)[0]?.sequences).toMatchObject([
			{ id: 1001, seq_variants: [{ id: null }, { id: null }] },
		]);
	});
});

test.each(everyShape)('steps of one campaign can be saved to another (%s)', async (shapes) => {
	const { run, sandbox } = scene({ shapes });
	Object.assign(sandbox.state.campaigns.get(302) ?? {}, { status: 'PAUSED' });
	const read = await run(get, { ...campaign, returnAll: true });
	const { error } = await run(where, { ...json(read.json), campaignId: byId(302) });
	expect(error).toBeUndefined();
	const copied = sandbox.state.campaigns.get(302)?.sequence ?? [];
	const source = sandbox.state.campaigns.get(301)?.sequence ?? [];
	const text = ({ number, subject, emailBody, delayInDays }: (typeof source)[number]) => ({
		number,
		subject,
		emailBody,
		delayInDays,
	});
	expect(copied.map(text)).toEqual(source.map(text));
	expect(copied.some((one) => source.some((other) => other.id === one.id))).toBe(false);
});

test('one step after the other would replace each other: nothing is sent', async () => {
	const { run, sandbox } = scene();
	const items = [1, 2].map((seq_number) => ({ ...step, seq_number }));
	const { error } = await run(where, json('={{ $json }}'), items);
	expect(error?.message).toMatch(/^'Steps' is the step 2 alone: give all steps in one list/);
	expect(sandbox.log).toEqual([]);
});

describe('refused before anything is sent', () => {
	const form = (steps: INodeParameters[]): INodeParameters => ({
		...campaign,
		steps: { step: steps },
	});
	const pair = (first: INodeParameters, second: INodeParameters, more: INodeParameters = {}) =>
		form([{ ...more, variants: { variant: [first, second] } }]);

	test.each<[string, INodeParameters, RegExp]>([
		['JSON that is none', json('[{'), /^'Steps' must be valid JSON/],
		['an empty list', json([]), /must be a list with at least one step/],
		['no list', json('"text"'), /must be a list with at least one step/],
		['a step that is none', json([step, 'text']), /has no step at place 2: "text"/],
		['a step without a body', form([{ subject: 'Hello' }]), /has no 'Body' in step 1/],
		[
			'a body and variants',
			pair({ emailBody: 'a' }, { emailBody: 'b' }, { emailBody: 'c' }),
			/has text and variants in step 1/,
		],
		[
			'a variant without a body',
			pair({ emailBody: 'a' }, { subject: 'b' }),
			/has no 'Body' in variant B of step 1/,
		],
		[
			'shares that are not 100 %',
			pair(
				{ emailBody: 'a', options: { share: 40 } },
				{ emailBody: 'b', options: { share: 50 } },
				{ distribution: 'MANUAL_PERCENTAGE' },
			),
			/'Share \(%\)' in the variants of step 1 that adds up to 90 %, not 100 %/,
		],
		[
			'a delay beyond a year',
			form([{ emailBody: mail, delayInDays: 366 }]),
			/has a 'Delay \(Days\)' in step 1 that must be at most 365, not 366/,
		],
		[
			'a delay that is no number',
			json([{ ...step, seq_delay_details: { delay_in_days: 'soon' } }]),
			/'delay_in_days' in step 1/,
		],
		[
			'an id that is none',
			form([{ emailBody: mail }, { emailBody: mail, options: { id: 'first' } }]),
			/^'Steps' has a 'Step ID' in step 2 that must be a whole number/,
		],
		[
			'a variant id that is none',
			pair({ emailBody: 'a' }, { emailBody: 'b', options: { id: '-1' } }),
			/^'Steps' has a 'Variant ID' in variant B of step 1 that must be a whole number/,
		],
		[
			'a subject that is a list',
			form([{ emailBody: mail, subject: '={{ [1] }}' }]),
			/^'Steps' has a 'Subject' in step 1 that must be text, not a list/,
		],
		[
			'a type that is none',
			form([{ emailBody: mail, type: '={{ "CALL" }}' }]),
			/^'Steps' has a 'Type' in step 1 that must be one of EMAIL, MANUAL, not "CALL"/,
		],
		[
			'a distribution that is none',
			pair({ emailBody: 'a' }, { emailBody: 'b' }, { distribution: '={{ "FAIR" }}' }),
			/^'Steps' has a 'Variant Distribution' in step 1 that must be one of/,
		],
		[
			'a first step without a subject',
			form([{ emailBody: mail }, { subject: 'Hello', emailBody: mail }]),
			/^'Steps' has no 'Subject' in step 1: only a follow-up/,
		],
		[
			'JSON without a subject in the first email, behind something to do',
			json([
				{ seq_type: 'MANUAL', subject: 'Call' },
				{ subject: ' ', email_body: mail },
			]),
			/^'Steps' has no 'subject' in step 2/,
		],
		[
			'a first step with a variant without a subject',
			pair({ subject: 'A', emailBody: 'a' }, { emailBody: 'b' }),
			/^'Steps' has no 'Subject' in variant B of step 1/,
		],
		[
			'JSON with a key that is none',
			json([step, { email_body: mail, delay_days: 3, wait: null, body: 'x' }]),
			/^'Steps' has 'delay_days', 'body' in step 2, which SmartLead does not know. It knows .*seq_delay_details/,
		],
		[
			'JSON with a variant with such a key',
			json([{ ...step, seq_variants: [{ subject: 'A', body: 'a' }] }]),
			/^'Steps' has 'body' in variant A of step 1, which SmartLead does not know. It knows id, variant_label, subject, email_body/,
		],
		[
			'JSON with a delay with such a key',
			json([{ ...step, seq_delay_details: { days: 3 } }]),
			/^'Steps' has 'days' in seq_delay_details of step 1, which .* It knows delay_in_days$/,
		],
		[
			'JSON with a delay that is no object',
			json([{ ...step, seq_delay_details: 3 }]),
			/^'Steps' has a 'seq_delay_details' in step 1 that must be an object such as/,
		],
		[
			'JSON with two delays',
			json([{ ...step, seq_delay_details: { delayInDays: 1 }, delay_in_days: 3 }]),
			/^'Steps' has two delays in step 1: 1 and 3 days/,
		],
		[
			'JSON with variants twice',
			json([{ ...step, seq_variants: [{}], sequence_variants: [{}] }]),
			/^'Steps' has variants under two names in step 1/,
		],
		[
			'JSON with variants that are no list',
			json([{ ...step, seq_variants: { A: 1 } }]),
			/^'Steps' has variants in step 1 that must be a list/,
		],
		[
			'JSON with one number twice',
			json([step, { ...step, seq_number: 1 }]),
			/^'Steps' has two steps with the seq_number 1/,
		],
		[
			'JSON with deleted steps only',
			json([{ ...step, is_deleted: true }]),
			/must be a list with at least one step/,
		],
		[
			'variants that are none',
			json([{ ...step, seq_variants: [null, 7] }]),
			/^'Steps' has no variant A in step 1: null/,
		],
		[
			'JSON with a subject that is an object',
			json([{ ...step, subject: { text: 'Hello' } }]),
			/^'Steps' has a 'subject' in step 1 that must be text, not an object/,
		],
		[
			'JSON with a number that is none',
			json([{ ...step, seq_number: 'first' }]),
			/^'Steps' has a 'seq_number' in step 1 that must be a whole number/,
		],
		[
			'a source that is none',
			{ ...form([{ emailBody: mail }]), stepsFrom: '={{ "file" }}' },
			/^'Steps From' must be one of form, json, not "file"/,
		],
	])('%s', async (_, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, parameters);
		expect(error?.message).toMatch(message);
		expect(error?.message).toMatch(/^'Steps/);
		expect(sandbox.log).toEqual([]);
	});
});

test('an active campaign: what SmartLead says stands in the error', async () => {
	const { run, sandbox } = scene();
	Object.assign(sandbox.state.campaigns.get(301) ?? {}, { status: 'ACTIVE' });
	const { error } = await run(where, json([step]));
	expect(error?.message).toContain('active campaign cannot be changed, pause it first');
	expect(sandbox.calls(id)).toHaveLength(1);
});
