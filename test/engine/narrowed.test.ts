import { NodeHelpers, type INode, type INodeParameters, type INodeType } from 'n8n-workflow';

import { nodeWith } from '../products';
import { rows } from '../resources/rows';
import { narrowed } from './narrowed';
import { matchPlainly } from './plainRegex';

matchPlainly();

const cases = Object.entries(rows).flatMap(([resource, ofIt]) =>
	Object.entries(ofIt).map(([operation, row]) => ({ resource, operation, ...row.required })),
);

/** What n8n makes of the parameters, and what it finds missing. */
function seen({ description }: INodeType, parameters: INodeParameters) {
	const node: INode = {
		...{ id: '1', name: 'Test', type: 'test', typeVersion: 1, position: [0, 0], parameters },
	};
	const { properties } = description;
	return {
		all: NodeHelpers.getNodeParameters(properties, parameters, true, false, node, description),
		issues: NodeHelpers.getNodeParametersIssues(properties, node, description),
	};
}

test.each(Object.keys(rows))('%s: n8n sees the same of a node with fewer fields', (resource) => {
	const node = nodeWith(resource);
	for (const { parameters, ...chosen } of cases.filter((one) => one.resource === resource)) {
		const given = { resource, operation: chosen.operation, ...parameters };
		const fewer = narrowed(node, given);
		expect(fewer.description.properties.length).toBeLessThan(node.description.properties.length);
		expect(seen(fewer, given)).toEqual(seen(node, given));
		expect(seen(fewer, { ...given, name: undefined } as never)).toEqual(
			seen(node, { ...given, name: undefined } as never),
		);
	}
});

test('what an expression chooses stays open', () => {
	const node = nodeWith('campaign');
	expect(narrowed(node, { resource: '={{ 1 }}', operation: '={{ 2 }}' })).toBe(node);
});
