import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';

import { products } from '../products';
import { operationById } from '../sandbox';
import { rows } from './rows';
import { specs } from './specs';

/* What an operation does to other people or to the bill stands in its panel, where and when it does. */

function nodeOf(resource: string) {
	const found = products.find(({ resources }) => Object.hasOwn(resources, resource));
	if (!found) throw new Error(`No node has the resource ${resource}`);
	return found.node;
}

/** The notices that n8n shows for these parameters. */
function noticesFor(name: string, parameters: INodeParameters): INodeProperties[] {
	const [resource = '', operation = ''] = name.split('.');
	const { description } = nodeOf(resource);
	const given = { resource, operation, ...parameters };
	const values =
		NodeHelpers.getNodeParameters(
			description.properties,
			given,
			true,
			false,
			{ typeVersion: 1 },
			description,
		) ?? given;
	return description.properties.filter(
		(field) =>
			field.type === 'notice' &&
			NodeHelpers.displayParameter(values, field, { typeVersion: 1 }, description),
	);
}

const rowOf = (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	return rows[resource]?.[operation];
};

const costly = specs.filter(({ operation }) => operationById(operation.id).cost !== null);

test.each(costly.map(({ name }) => name))('%s says beforehand what it costs', (name) => {
	const row = rowOf(name);
	const cases = [{}, ...[row?.required, ...(row?.all ?? [])].map((one) => one?.parameters ?? {})];
	for (const parameters of cases) {
		const texts = noticesFor(name, parameters).map(({ displayName }) => displayName);
		expect(texts.join(' ')).toMatch(/credit|order|charge|pay|money|bill|buy/i);
	}
});

/** What only some choice of the panel does, and the choice. */
const choices: Record<string, INodeParameters> = {
	'campaign.updateStatus': { status: 'START' },
	'emailAccount.addOauth': { warmupEnabled: true },
	'emailAccount.addSmtp': { warmupEnabled: true },
	'emailAccount.updateWarmup': { warmupEnabled: true },
	'lead.pushToList': { copyOrMove: 'move' },
	'leadList.pushBetweenLists': { copyOrMove: 'move' },
};

const effects = specs.filter(({ operation }) => {
	const { sendsEmail, cost, destructive } = operationById(operation.id);
	return sendsEmail || cost !== null || destructive;
});

test.each(effects.map(({ name }) => name))('%s says beforehand what it does', (name) => {
	expect(noticesFor(name, choices[name] ?? {})).not.toEqual([]);
});

test.each<[string, INodeParameters]>([
	['campaign.updateStatus', { status: 'PAUSED' }],
	['emailAccount.updateWarmup', { warmupEnabled: false }],
	['lead.pushToList', { copyOrMove: 'copy' }],
])('%s says nothing of what it does not do', (name, parameters) => {
	expect(noticesFor(name, parameters)).toEqual([]);
});

test('every notice shows for something that can be chosen', () => {
	const hidden = products.flatMap(({ node, resources }) =>
		node.description.properties
			.filter(({ type }) => type === 'notice')
			.filter((field) => {
				const { resource = [], operation = [], ...others } = field.displayOptions?.show ?? {};
				const spec = resources[String(resource[0])]?.operations[String(operation[0])];
				if (!spec) return true;
				const shown = Object.entries(others).map(([name, values]) => [name, values?.[0]]);
				const parameters = Object.fromEntries(shown) as INodeParameters;
				const name = `${String(resource[0])}.${String(operation[0])}`;
				const possible = Object.entries(parameters).every(([key, value]) =>
					canBe(node.description.properties, String(resource[0]), String(operation[0]), key, value),
				);
				return !possible || !noticesFor(name, parameters).some((one) => one.name === field.name);
			})
			.map(({ displayName }) => displayName),
	);
	expect(hidden).toEqual([]);
});

/** Whether a field of the operation can have this value. */
function canBe(
	fields: INodeProperties[],
	resource: string,
	operation: string,
	name: string,
	value: unknown,
): boolean {
	const field = fields.find(({ name: own, displayOptions }) => {
		const { resource: resources, operation: operations } = displayOptions?.show ?? {};
		return own === name && resources?.includes(resource) && operations?.includes(operation);
	});
	if (!field) return false;
	if (field.type !== 'options') return true;
	return (field.options ?? []).some((option) => 'value' in option && option.value === value);
}
