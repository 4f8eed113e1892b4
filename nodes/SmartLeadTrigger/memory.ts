import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../engine/answer';
import type { Registration } from './webhooks';

type Context = IHookFunctions | IWebhookFunctions;

/** What a trigger keeps in its workflow: what it registered, and the last events it handed on. */
export interface Memory {
	/** The workflow and the n8n that registered. A copy must not touch what the original has. */
	owner: string;
	/** When, in ms. */
	at: number;
	registrations: Registration[];
	/** The SHA-256 of the secret in the registered address. */
	digest: string;
	/** What the panel said when it was registered. */
	choice: string;
}

/** Listening for a test event and being active are two lives beside each other. */
export const lifeOf = (context: Context): 'test' | 'live' =>
	context.getMode() === 'manual' ? 'test' : 'live';

const ownerIn = (context: Context): string =>
	[context.getInstanceId(), context.getWorkflow().id].join(' ');

/**
 * What this process registered. n8n stores the memory of a workflow as a whole: an event that was on
 * its way while the workflow was activated anew would put back what was remembered before.
 */
const registered = new Map<string, Memory>();
const keyOf = (context: Context): string =>
	[ownerIn(context), triggerOf(context), lifeOf(context)].join(' ');

/**
 * What was registered in this life, by this workflow in this n8n. Where the workflow and this process
 * remember different things, the later counts: another main process may have activated it since.
 */
export function recall(context: Context): Memory | undefined {
	const known = registered.get(keyOf(context));
	const kept = context.getWorkflowStaticData('node')[lifeOf(context)];
	const stored =
		isObject(kept) && kept.owner === ownerIn(context) ? (kept as unknown as Memory) : undefined;
	if (!known || !stored) return known ?? stored;
	return stored.at > known.at ? stored : known;
}

/** Keeps what has just been registered. */
export function remember(context: Context, memory: Omit<Memory, 'owner' | 'at'>): void {
	// Twice within a millisecond is still one after the other.
	const at = Math.max(Date.now(), (recall(context)?.at ?? 0) + 1);
	keep(context, { ...memory, owner: ownerIn(context), at });
}

function keep(context: Context, memory: Memory): void {
	registered.set(keyOf(context), memory);
	context.getWorkflowStaticData('node')[lifeOf(context)] = memory as unknown as IDataObject;
}

export function forgetAll(context: Context): void {
	registered.delete(keyOf(context));
	delete context.getWorkflowStaticData('node')[lifeOf(context)];
}

/** The marks of the last events, for the time after a restart. */
export function marksIn(context: Context): string[] {
	const { seen } = context.getWorkflowStaticData('node');
	return Array.isArray(seen) ? (seen as string[]) : [];
}

export function keepMarks(context: Context, marks: string[]): void {
	const memory = recall(context);
	if (memory) keep(context, memory);
	context.getWorkflowStaticData('node').seen = marks;
}

/** One trigger, as this process knows it. */
export function triggerOf(context: Context): string {
	const { webhookId, id } = context.getNode();
	return [context.getWorkflow().id, webhookId ?? id].join(' ');
}
