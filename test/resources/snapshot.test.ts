import type { INodePropertyOptions } from 'n8n-workflow';

import { SmartLeadApi } from '../../credentials/SmartLeadApi.credentials';
import { products } from '../products';
import { placedFields, everySpec, type Placed } from './specs';

/*
 * The workflows that people have saved are an API: n8n stores names and values, and leaves out what
 * equals its default. A change in this snapshot changes workflows that run today. What is new may be
 * accepted with `npx jest test/resources -u`; what was there needs a new typeVersion.
 */

const valuesOf = (options: unknown): string =>
	((options ?? []) as Array<Partial<INodePropertyOptions>>)
		.filter(({ value }) => value !== undefined)
		.map(({ value }) => JSON.stringify(value))
		.join(' | ');

function line({ path, field }: Placed): string {
	const { type, default: preset, options, modes } = field;
	const choices = modes ? modes.map(({ name }) => name).join(' | ') : valuesOf(options);
	return `${path}: ${type} = ${JSON.stringify(preset)}${choices ? ` of ${choices}` : ''}`;
}

test.each(products)('the node $className', ({ node, resources }) => {
	const { name, version, credentials, properties, usableAsTool } = node.description;
	const [resource] = properties;
	expect({
		name,
		version,
		usableAsTool,
		credentials,
		resource: resource?.default,
		operations: Object.fromEntries(
			Object.entries(resources).map(([value, { default: preset, operations }]) => [
				value,
				{ default: preset, operations: Object.keys(operations).sort() },
			]),
		),
	}).toMatchSnapshot();
});

test('the credential', () => {
	const credential = new SmartLeadApi();
	expect({
		name: credential.name,
		fields: credential.properties.map((field) => line({ path: field.name, field, inside: false })),
	}).toMatchSnapshot();
});

test.each(everySpec.map(({ name, operation }) => [name, operation] as const))(
	'%s',
	(_, operation) => {
		// The order of the panel may change; the names may not.
		const fields = placedFields(operation)
			.filter(({ field }) => field.type !== 'notice')
			.map(line)
			.sort();
		const simplified = Object.keys(operation.simplify ?? {}).sort();
		// Their words may change; when they show may not.
		const notices = placedFields(operation)
			.filter(({ field }) => field.type === 'notice')
			.map(
				({ path, field }) => `${path}: ${JSON.stringify(field.displayOptions?.show ?? 'always')}`,
			);
		expect({
			fields,
			...(simplified.length > 0 ? { simplified } : {}),
			...(notices.length > 0 ? { notices } : {}),
		}).toMatchSnapshot();
	},
);
