import { Workflow, type INodeParameters, type INodeType } from 'n8n-workflow';

import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';
import { products } from '../products';

/** What n8n writes below the node on the canvas. */
function subtitleOf(type: INodeType, parameters: INodeParameters): unknown {
	const node = {
		id: 'node',
		name: 'Node',
		type: type.description.name,
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
	};
	const nodeTypes = {
		getByName: () => type,
		getByNameAndVersion: () => type,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { subtitle } = type.description;
	return workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {});
}

test.each(products)('$className says below each node what it does', ({ node, resources }) => {
	for (const [resource, { name, operations }] of Object.entries(resources)) {
		for (const [operation, spec] of Object.entries(operations)) {
			expect(subtitleOf(node, { resource, operation })).toBe(`${spec.name}: ${name}`);
		}
	}
});

test.each([
	[['EMAIL_REPLY'], 'Email Replied'],
	[['EMAIL_REPLY', 'EMAIL_BOUNCE'], '2 events'],
	[[], '0 events'],
])('the trigger says what it waits for: %j', (events, subtitle) => {
	expect(subtitleOf(new SmartLeadTrigger(), { events })).toBe(subtitle);
});
