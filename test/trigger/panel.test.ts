import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';

const { description, methods } = new SmartLeadTrigger();

const fields = description.properties.flatMap((field): INodeProperties[] =>
	field.type === 'collection' ? [field, ...((field.options ?? []) as INodeProperties[])] : [field],
);
const field = (name: string) => fields.find((one) => one.name === name);

/* Saved workflows hold these names and leave out what equals its default: see test/resources/snapshot.test.ts. */
test('the names that saved workflows know', () => {
	const { name, version, credentials, webhooks } = description;
	expect({
		name,
		version,
		credentials,
		webhooks,
		fields: fields.map(({ name: of, type, default: preset, options, displayOptions }) => ({
			name: of,
			type,
			default: preset,
			...(type === 'options' || type === 'multiOptions'
				? { values: (options as INodePropertyOptions[] | undefined)?.map(({ value }) => value) }
				: {}),
			...(displayOptions ? { displayOptions } : {}),
		})),
	}).toMatchSnapshot();
});

test('n8n answers at once, and with our words only', () => {
	expect(description.webhooks).toEqual([
		{
			name: 'default',
			httpMethod: 'POST',
			responseMode: 'onReceived',
			responseData: '',
			path: 'webhook',
		},
	]);
	// A trigger is no tool.
	expect(description.usableAsTool).toBeUndefined();
});

test.each(['secretKey', 'signingSecret'])('%s is not shown', (name) => {
	expect(field(name)?.typeOptions).toEqual({ password: true });
});

test('every list that a field names is there', () => {
	const named = fields.flatMap(({ typeOptions, modes = [] }) => [
		typeOptions?.loadOptionsMethod,
		...modes.map((mode) => mode.typeOptions?.searchListMethod),
	]);
	const there = [...Object.keys(methods.listSearch), ...Object.keys(methods.loadOptions)];
	expect(named.filter((name) => name !== undefined).sort()).toEqual(there.sort());
});

test('the panel warns where a webhook silences others, and nowhere else', () => {
	expect(field('accountNotice')).toMatchObject({
		type: 'notice',
		displayOptions: { show: { scope: ['account'] } },
	});
});
