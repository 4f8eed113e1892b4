import type { Shape } from '../n8n/shapes';
import { withCredential, type StoredCredential, type Workflow } from '../n8n/workflows';

/** A node, its place in the row left open. */
export interface Step {
	name: string;
	type: string;
	parameters: Shape;
	/** More of the node, such as `onError`. */
	settings?: Shape;
}

/** The start of every workflow here. */
export const start = 'When clicking Execute';

/** A Code node. */
export function code(name: string, jsCode: string): Step {
	return {
		name,
		type: 'n8n-nodes-base.code',
		parameters: { jsCode },
		settings: { typeVersion: 2 },
	};
}

/** A SmartLead node. */
export function smartLead(name: string, parameters: Shape, settings: Shape = {}): Step {
	return { name, type: 'n8n-nodes-smartlead.smartLead', parameters, settings };
}

/** A campaign, named by its id (a number or an expression). */
export function campaignById(value: number | string): Shape {
	return { __rl: true, mode: 'id', value };
}

/** A workflow of nodes in a row, after a manual trigger. */
export function row(name: string, credential: StoredCredential, steps: Step[]): Workflow {
	const all: Step[] = [
		{ name: start, type: 'n8n-nodes-base.manualTrigger', parameters: {} },
		...steps,
	];
	const connections: Shape = {};
	for (const [index, step] of all.entries()) {
		const next = all[index + 1];
		if (next) connections[step.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
	}
	const nodes = all.map(({ settings, ...step }, index) => ({
		id: `node-${index}`,
		typeVersion: 1,
		position: [index * 220, 0],
		...step,
		...settings,
	}));
	const workflow = { name, nodes, connections, settings: { executionOrder: 'v1' } };
	return withCredential(workflow, credential);
}
