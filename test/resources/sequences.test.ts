import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { stepsForm, stepsSent } from './rows/steps';
import { bothShapes, scene } from './scene';

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

describe.each(bothShapes)('what Get Sequences returns, as %s', (shapes) => {
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
				{ emailBody: 'a', share: 40 },
				{ emailBody: 'b', share: 50 },
				{ distribution: 'MANUAL_PERCENTAGE' },
			),
			/'Share \(%\)' in the variants of step 1 that comes to 90 %, not 100 %/,
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
			form([{ emailBody: mail }, { emailBody: mail, id: 'first' }]),
			/^'Steps' has a 'Step ID' in step 2 that must be a whole number/,
		],
		[
			'a variant id that is none',
			pair({ emailBody: 'a' }, { emailBody: 'b', id: '-1' }),
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
