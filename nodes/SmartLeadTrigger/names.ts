import type { IHookFunctions } from 'n8n-workflow';

import type { Choice } from './fields';
import type { WebhookMode } from './staticData';
import { digestOf } from './secret';
import type { Wanted } from './webhooks';

interface Place {
	mode: WebhookMode;
	/** The address that n8n gives the hook. */
	webhookUrl: string;
	/** The same with the secret: what SmartLead is told. */
	address: string;
	salt?: string;
}

/**
 * One webhook per scope. SmartLead changes the webhook of the same name instead of making a second
 * one: the name holds what tells this one from every other (this n8n, its address, the workflow, the
 * node, the campaign), so that no copy of the workflow can reach it, wherever it runs. The hash keeps
 * all that short, and secret.
 */
export function wantedBy(context: IHookFunctions, choice: Choice, place: Place): Wanted[] {
	const { scope, campaignIds, clientId, events, categoryIds } = choice;
	const { mode, webhookUrl, address, salt = '' } = place;
	const workflowId = context.getWorkflow().id ?? '';
	// The address holds what n8n knows the node by.
	const own = digestOf(JSON.stringify([context.getInstanceId(), workflowId, webhookUrl, salt]));
	const name = `n8n ${workflowId} ${own.slice(0, 12)} (${mode})`;
	const shared = { address, events, categoryIds };
	if (scope === 'campaign') {
		return campaignIds.map((campaignId) => ({
			...shared,
			association: 'campaign',
			campaignId,
			name: `${name} campaign ${campaignId}`,
		}));
	}
	if (scope === 'client') return [{ ...shared, association: 'client', clientId, name }];
	return [{ ...shared, association: 'user', name }];
}
