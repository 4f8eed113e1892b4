import * as n8nWorkflow from 'n8n-workflow';

/** The oldest n8n that these nodes run in; its n8n-workflow is the first with `NodeConnectionTypes`. */
export const oldestN8n = '1.85';

// Imported for this: n8n shows the sentence where it would show a TypeError from the middle of a node.
if (!('NodeConnectionTypes' in n8nWorkflow)) {
	throw new Error(`The SmartLead nodes need n8n ${oldestN8n} or newer. Please update n8n.`);
}
