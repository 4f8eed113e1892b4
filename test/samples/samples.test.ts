import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { webhookEvents } from '../../nodes/fields/webhookEvents';
import { nodeWith, products } from '../products';
import { editor, search, shown } from '../resources/picking';
import { rows } from '../resources/rows';
import { scene } from '../resources/scene';
import type { LoggedCall } from '../sandbox';
import { Stage } from '../trigger/stage';
import { matches, matching } from './part';
import { answerOf, emptied, samplesIn, type Expectation, type Sample } from './sample';

/**
 * What other people got from SmartLead, run through the operation it belongs to. A further sample is a
 * further file; its expectation is written from what a user needs and never from what the node does.
 */
const answers = samplesIn('answers').map(([file, sample]) => {
	const [, resource = '', name = ''] = /:(\w+)\.(\w+)$/.exec(sample.operation) ?? [];
	return { file, sample, resource, name };
});

test.each(answers)('$file: $sample.wanted', async ({ sample, resource, name }) => {
	const { operation, expect: wanted } = sample;
	const required = rows[resource]?.[name]?.required;
	if (!required) throw new Error(`No row fills what ${operation} demands`);
	const { run, sandbox } = answering(sample);
	// How many rows is nothing that an operation demands.
	const demanded = { ...required.parameters };
	delete demanded.limit;
	const outcome = await run(
		{ resource, operation: name },
		{ ...demanded, ...sample.parameters },
		sample.items ?? required.items,
	);
	expect(sandbox.log.length).toBeLessThanOrEqual((sample.answers ?? []).length + 1);
	said(wanted, outcome);
	held(
		wanted,
		outcome.items.map(({ json }) => json),
	);
	if (wanted.sends) {
		expect(sandbox.log.map(sent)).toEqual(
			wanted.sends.map(({ path = '/./', ...others }) => matching({ path, ...others })),
		);
	}
	for (const { pairedItem } of outcome.items) expect(pairedItem).toBeDefined();
});

const pickers = answers.flatMap(({ file, sample }) =>
	(sample.expect.pickers ?? []).map(({ name, shows }) => ({ file, sample, name, shows })),
);

test.each(pickers)('$file: the list $name', async ({ sample, name, shows }) => {
	const { apiKey } = answering(sample);
	expect(await labels(name, apiKey)).toEqual(matching(shows));
});

const fields = answers.flatMap(({ sample, ...where }) =>
	(sample.expect.fields ?? []).map((field) => ({ ...where, ...field })),
);

test.each(fields)(
	'$file: the field $label',
	({ resource, name, label, added, least, says = [] }) => {
		const field = fieldsOf(resource, name, added === true).find(({ displayName }) =>
			matches(label, displayName),
		);
		expect([label, field?.displayName]).toEqual([label, expect.any(String)]);
		if (least !== undefined) expect(field?.typeOptions?.minValue).toBe(least);
		const texts = [field?.displayName, field?.description, field?.hint].join(' ');
		for (const part of says) expect(texts).toEqual(matching(part));
	},
);

test.each(samplesIn('webhooks').map(([file, sample]) => ({ file, sample })))(
	'$file: $sample.wanted',
	async ({ sample: { payload, expect: expected } }) => {
		const stage = new Stage({ parameters: { scope: 'account', events: everyEvent } });
		await stage.activate();
		const { status, json } = await stage.receive({ body: payload });
		expect(status).toBe(200);
		held(expected, json);
	},
);

/** A scene in which SmartLead gives the answers of the sample, whatever it is asked for. */
function answering({ answers = [] }: Sample) {
	const opened = scene();
	const waiting = answers.map(answerOf);
	// Behind the last page of a list there is one more, and it is empty.
	const end = answerOf(emptied(answers.at(-1)));
	opened.sandbox.misbehave({ times: Infinity, answer: () => waiting.shift() ?? end });
	return opened;
}

const sent = ({ method, path, query, json }: LoggedCall) => ({ method, path, query, body: json });

/** What the node failed with and what it hints at. */
function said(
	{ error, description, hints = [] }: Expectation,
	outcome: Awaited<ReturnType<ReturnType<typeof scene>['run']>>,
) {
	const { message } = outcome.error ?? {};
	if (error === undefined) expect(message).toBeUndefined();
	else expect(message).toEqual(matching(error));
	expect(message ?? '').not.toMatch(/\.\.$/);
	if (description !== undefined) expect(outcome.error?.description).toEqual(matching(description));
	for (const hint of hints) {
		expect(outcome.hints.map((one) => one.message)).toContainEqual(matching(hint));
	}
}

/** What came out. */
function held(
	{ items, count, first, last, values = [], absent = [], noNulls }: Expectation,
	out: IDataObject[],
) {
	if (items) expect(out).toEqual(items.map(matching));
	if (count !== undefined) expect(out).toHaveLength(count);
	if (first !== undefined) expect(out[0]).toEqual(matching(first));
	if (last !== undefined) expect(out.at(-1)).toEqual(matching(last));
	for (const item of out) {
		for (const value of values) expect(leavesOf(item)).toContainEqual(matching(value));
	}
	for (const key of absent) expect(out.filter((item) => key in item)).toEqual([]);
	if (noNulls) expect(out.flatMap(Object.values)).not.toContain(null);
}

const leavesOf = (value: unknown): unknown[] =>
	typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [value];

/** The fields of an operation: those of its panel, or those that can be added. */
function fieldsOf(resource: string, operation: string, added: boolean): INodeProperties[] {
	const fields = nodeWith(resource).description.properties.filter(({ displayOptions }) => {
		const { resource: resources = [], operation: operations = [] } = displayOptions?.show ?? {};
		return resources.includes(resource) && operations.includes(operation);
	});
	const inner = fields.flatMap(({ type, options }) =>
		type === 'collection' ? (options ?? []) : [],
	);
	return added ? inner.filter((field): field is INodeProperties => 'displayName' in field) : fields;
}

/** The names in a list of the editor, of either kind. */
async function labels(list: string, apiKey: string): Promise<string[]> {
	const load = products.flatMap(({ node }) => node.methods?.loadOptions?.[list] ?? [])[0];
	if (load) {
		return (await load.call(editor(apiKey))).map(({ name }) => name);
	}
	const found = await shown(apiKey, {}, search(list));
	if (found.failed) throw new Error(found.failed.message);
	return (found.list?.results ?? []).map(({ name }) => name);
}

const everyEvent = webhookEvents.map(({ value }) => value);
