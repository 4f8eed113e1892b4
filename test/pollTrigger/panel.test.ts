import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { SmartLeadPollTrigger } from '../../nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node';

const { description, methods } = new SmartLeadPollTrigger();

const fields = description.properties.flatMap((field): INodeProperties[] =>
	field.type === 'collection' ? [field, ...((field.options ?? []) as INodeProperties[])] : [field],
);

/* Saved workflows hold these names and leave out what equals its default: see test/resources/snapshot.test.ts. */
test('the names that saved workflows know', () => {
	const { name, version, credentials, polling } = description;
	expect({
		name,
		version,
		credentials,
		polling,
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

test('n8n asks on a schedule of its own, and it is no tool', () => {
	expect(description.polling).toBe(true);
	expect(description.webhooks).toBeUndefined();
	expect(description.usableAsTool).toBeUndefined();
});

test('every list that a field names is there', () => {
	const named = fields.flatMap(({ typeOptions, modes = [] }) => [
		typeOptions?.loadOptionsMethod,
		...modes.map((mode) => mode.typeOptions?.searchListMethod),
	]);
	const there = [...Object.keys(methods.loadOptions)];
	expect(named.filter((name) => name !== undefined).sort()).toEqual(there.sort());
});
