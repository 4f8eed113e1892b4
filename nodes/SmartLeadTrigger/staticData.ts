import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { isList, isObject } from '../engine/json';
import { sameEndpoint } from './address';
import { digestOf, equal } from './secret';
import type { Open, Registration } from './webhooks';

type Context = IHookFunctions | IWebhookFunctions;

/** n8n registers a webhook to listen for a test event beside the one of the published workflow. */
export type WebhookMode = 'test' | 'live';

/** What a trigger keeps, in n8n's static data of its workflow, of what it registered. */
export interface Stored {
	/** The workflow and the n8n that registered. A copy must not touch what the original has. */
	owner: string;
	/** When, in ms. */
	at: number;
	/** The address that n8n gave the hook, without the secret. Older ones do not have it. */
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
 * What this process registered. n8n stores the static data of a workflow as a whole: an event that was on
 * its way while the workflow was published anew would put back what it was before.
 */
const registered = new Map<string, Stored>();
const keyOf = (context: Context, mode: WebhookMode): string =>
	[ownerIn(context), triggerKey(context), mode].join(' ');

/**
 * Which webhook a hook is called for. n8n says that it is the test one only while it registers: it ends
 * one with the same mode as the published workflow, and nothing but the address tells them apart.
 */
export function modeOfHook(context: IHookFunctions, webhookUrl: string): WebhookMode {
	if (context.getMode() === 'manual') return 'test';
	if (stored(context, 'test')?.webhookUrl === webhookUrl) return 'test';
	if (context.getMode() !== 'internal') return 'live';
	// A test that could not be registered is ended as well, and has left nothing to know it by.
	const live = stored(context, 'live')?.webhookUrl;
	return live === undefined || sameEndpoint(context, live, webhookUrl) ? 'live' : 'test';
}

/** Which webhook an event is sent to: n8n runs test events in manual mode. */
export const modeOfEvent = (context: IWebhookFunctions): WebhookMode =>
	context.getMode() === 'manual' ? 'test' : 'live';

/**
 * What was registered, by this workflow in this n8n. Where the static data and this process differ, the
 * later one counts: another main process may have published it since.
 */
export function stored(context: Context, mode: WebhookMode): Stored | undefined {
	const inProcess = registered.get(keyOf(context, mode));
	const data = context.getWorkflowStaticData('node')[mode];
	const saved =
		isObject(data) && data.owner === ownerIn(context) ? (data as unknown as Stored) : undefined;
	if (!inProcess || !saved) return inProcess ?? saved;
	return saved.at > inProcess.at ? saved : inProcess;
}

/** Stores what has just been registered. */
export function store(
	context: Context,
	mode: WebhookMode,
	what: Omit<Stored, 'owner' | 'at'>,
): void {
	// Twice within a millisecond is still one after the other.
	const at = Math.max(Date.now(), (stored(context, mode)?.at ?? 0) + 1);
	save(context, mode, { ...what, owner: ownerIn(context), at });
}

function save(context: Context, mode: WebhookMode, what: Stored): void {
	registered.set(keyOf(context, mode), what);
	context.getWorkflowStaticData('node')[mode] = what as unknown as IDataObject;
}

/** Clears what was registered. */
export function clear(context: Context, mode: WebhookMode): void {
	registered.delete(keyOf(context, mode));
	delete context.getWorkflowStaticData('node')[mode];
}

/** Clears what this process registered, as a restart does. */
export const clearProcess = (): void => registered.clear();

/** The digests of secrets that are being registered right now. */
const expected = new Map<string, string>();

/** Takes events with the secret of that digest until the function that it gives is called. */
export function acceptWhileRegistering(
	context: Context,
	mode: WebhookMode,
	digest: string,
): () => void {
	const key = keyOf(context, mode);
	expected.set(key, digest);
	return () => expected.delete(key);
}

/** Whether a secret is one that this trigger has told SmartLead. */
export function isKnown(context: Context, mode: WebhookMode, secret: string): boolean {
	const digests = [stored(context, mode)?.digest, expected.get(keyOf(context, mode))];
	return digests.some((digest) => digest !== undefined && equal(digestOf(secret), digest));
}

/** The dedupe keys of the last events, for the time after a restart. */
export function storedKeys(context: Context): string[] {
	const { seen } = context.getWorkflowStaticData('node');
	return isList(seen) ? seen.map(String) : [];
}

/** Stores the dedupe keys of the last events of the published workflow. */
export function storeKeys(context: Context, keys: string[]): void {
	const registration = stored(context, 'live');
	if (registration) save(context, 'live', registration);
	context.getWorkflowStaticData('node').seen = keys;
}

/** One trigger, as this process knows it. */
export function triggerKey(context: Context): string {
	const { webhookId, id } = context.getNode();
	return [context.getWorkflow().id, webhookId ?? id].join(' ');
}
