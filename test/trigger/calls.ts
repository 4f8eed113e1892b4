import type { WorkflowActivateMode, WorkflowExecuteMode } from 'n8n-workflow';

/** What n8n passes to a hook. */
export interface HookCall {
	mode: WorkflowExecuteMode;
	activation: WorkflowActivateMode;
	/** Decides which of the two addresses the hook is given. */
	isTest: boolean;
}

/** What n8n passes to the hooks of one life of a trigger. */
interface Calls {
	/** To checkExists and create; one for each way in which a workflow is published. */
	begin: HookCall[];
	/** To delete: when it ends, and when it could not begin. */
	end: HookCall;
	/** The mode in which an event is received. */
	event: WorkflowExecuteMode;
}

const live: Calls = {
	begin: (['activate', 'update', 'init', 'leadershipChange'] as const).map((activation) => ({
		mode: 'trigger',
		activation,
		isTest: false,
	})),
	end: { mode: 'internal', activation: 'update', isTest: false },
	event: 'webhook',
};

const test: Calls = {
	begin: [{ mode: 'manual', activation: 'manual', isTest: true }],
	// Nothing but the address tells this from the end of the published workflow.
	end: { mode: 'internal', activation: 'update', isTest: true },
	event: 'manual',
};

/**
 * Read in n8n's own code: webhooks/test-webhooks.js, webhooks/webhook.service.js and, for published
 * workflows, active-workflow-manager.js, from 2.41 on workflows/triggers/webhook-trigger-registrar.js.
 */
export const calls: Record<'1.123.81' | '2.20.12' | '2.41.1', { live: Calls; test: Calls }> = {
	'1.123.81': { live, test },
	'2.20.12': { live, test },
	'2.41.1': { live, test },
};

export type Version = keyof typeof calls;
export const versions = Object.keys(calls) as Version[];
