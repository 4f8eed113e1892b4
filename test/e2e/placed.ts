import type { Execution } from '../n8n/execution';
import type { StoredWorkflow } from '../n8n/rest';
import {
	manualStartOf,
	readExamples,
	withCampaigns,
	withCredential,
	type Workflow,
} from '../n8n/workflows';
import { world } from './lent';
import { newWebhookId } from './triggered';

/** An example in the n8n of this run. */
export interface Placed {
	stored: StoredWorkflow;
	/** One execution, as "Execute workflow" makes it. */
	run(): Promise<Execution>;
}

/** Gives a form the id of its address. The editor does so at the import, n8n 1 itself does not. */
function withFormId(workflow: Workflow): Workflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type === 'n8n-nodes-base.formTrigger' ? { ...node, webhookId: newWebhookId() } : node,
		),
	};
}

/** Puts an example into n8n, with the credential, and campaign 301 for its trigger. */
export async function placed(id: string): Promise<Placed> {
	const { rest, credential } = world();
	const found = readExamples().find((one) => one.id === id);
	if (!found) throw new Error(`examples/${id}.json is missing`);
	const workflow = withFormId(withCampaigns(withCredential(found.workflow, credential), [301]));
	const stored = await rest.createWorkflow(workflow);
	return {
		stored,
		async run() {
			const start = manualStartOf(workflow);
			if (start === undefined) throw new Error(`"${workflow.name}" waits for an event`);
			return await rest.run(stored, start);
		},
	};
}
