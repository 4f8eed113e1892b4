import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { sameEndpoint } from './address';
import { digestOf, equal } from './secret';
import type { Open, Registration } from './webhooks';

type Context = IHookFunctions | IWebhookFunctions;

/** Listening for a test event and being published are two lives beside each other. */
export type Life = 'test' | 'live';

/** What a trigger keeps of what it registered. */
export interface Memory {
	/** The workflow and the n8n that registered. A copy must not touch what the original has. */
	owner: string;
	/** When, in ms. */
	at: number;
	/** The address that n8n gave the hook, without the secret. Older memories do not have it. */
	webhookUrl?: string;
	registrations: Registration[];
	/** What may stand in SmartLead as well, as the answer got lost. */
	open?: Open[];
	/** The SHA-256 of the secret in the registered address. */
	digest: string;
	/** What the panel said when it was registered. */
	choice: string;
	/** Sets the names apart from those that somebody has given another address. */
	salt?: string;
}

const ownerIn = (context: Context): string =>
	[context.getInstanceId(), context.getWorkflow().id].join(' ');

/**
 * What this process registered. n8n stores the memory of a workflow as a whole: an event that was on
 * its way while the workflow was published anew would put back what was remembered before.
 */
const registered = new Map<string, Memory>();
const keyOf = (context: Context, life: Life): string =>
	[ownerIn(context), triggerOf(context), life].join(' ');

/**
 * Which life a hook is called for. n8n says that it is a test only while it registers: it ends one with
 * the same words as the published workflow, and nothing but the address tells them apart.
 */
export function lifeOfHook(context: IHookFunctions, webhookUrl: string): Life {
	if (context.getMode() === 'manual') return 'test';
	if (recall(context, 'test')?.webhookUrl === webhookUrl) return 'test';
	if (context.getMode() !== 'internal') return 'live';
	// A test that could not be registered is ended as well, and has left nothing to know it by.
	const live = recall(context, 'live')?.webhookUrl;
	return live === undefined || sameEndpoint(context, live, webhookUrl) ? 'live' : 'test';
}

/** Which life an event is sent to: n8n runs those of a test by hand. */
export const lifeOfEvent = (context: IWebhookFunctions): Life =>
	context.getMode() === 'manual' ? 'test' : 'live';

/**
 * What was registered in this life, by this workflow in this n8n. Where the workflow and this process
 * remember different things, the later counts: another main process may have published it since.
 */
export function recall(context: Context, life: Life): Memory | undefined {
	const known = registered.get(keyOf(context, life));
	const kept = context.getWorkflowStaticData('node')[life];
	const stored =
		isObject(kept) && kept.owner === ownerIn(context) ? (kept as unknown as Memory) : undefined;
	if (!known || !stored) return known ?? stored;
	return stored.at > known.at ? stored : known;
}

/** Keeps what has just been registered. */
export function remember(context: Context, life: Life, memory: Omit<Memory, 'owner' | 'at'>): void {
	// Twice within a millisecond is still one after the other.
	const at = Math.max(Date.now(), (recall(context, life)?.at ?? 0) + 1);
	keep(context, life, { ...memory, owner: ownerIn(context), at });
}

function keep(context: Context, life: Life, memory: Memory): void {
	registered.set(keyOf(context, life), memory);
	context.getWorkflowStaticData('node')[life] = memory as unknown as IDataObject;
}

/** Forgets what was registered in this life. */
export function forgetAll(context: Context, life: Life): void {
	registered.delete(keyOf(context, life));
	delete context.getWorkflowStaticData('node')[life];
}

/** Forgets what this process registered, as a restart does. */
export const forgetProcess = (): void => registered.clear();

/** The digests of secrets that are being registered right now. */
const expected = new Map<string, string>();

/** Takes events with the secret of that digest until the function that it gives is called. */
export function expect(context: Context, life: Life, digest: string): () => void {
	const key = keyOf(context, life);
	expected.set(key, digest);
	return () => expected.delete(key);
}

/** Whether a secret is one that this trigger has told SmartLead, in this life. */
export function isKnown(context: Context, life: Life, secret: string): boolean {
	const digests = [recall(context, life)?.digest, expected.get(keyOf(context, life))];
	return digests.some((digest) => digest !== undefined && equal(digestOf(secret), digest));
}

/** The marks of the last events, for the time after a restart. */
export function marksIn(context: Context): string[] {
	const { seen } = context.getWorkflowStaticData('node');
	return Array.isArray(seen) ? (seen as string[]) : [];
}

/** Keeps the marks of the last events of the published workflow. */
export function keepMarks(context: Context, marks: string[]): void {
	const memory = recall(context, 'live');
	if (memory) keep(context, 'live', memory);
	context.getWorkflowStaticData('node').seen = marks;
}

/** One trigger, as this process knows it. */
export function triggerOf(context: Context): string {
	const { webhookId, id } = context.getNode();
	return [context.getWorkflow().id, webhookId ?? id].join(' ');
}
