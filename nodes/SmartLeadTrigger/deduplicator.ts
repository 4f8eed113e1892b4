import { createHash } from 'node:crypto';
import { sleep, type IDataObject } from 'n8n-workflow';

import { valueAt, isObject } from '../engine/json';
import { normalizeEvent, nameIn } from '../events/events';
import { fieldsOf } from '../events/places';

/** How many keys one trigger keeps: two for each event, so fifty thousand events. */
const maxKeys = 100_000;
/** How many triggers this process keeps; the least recently used one goes first. */
const maxTriggers = 500;
/** How many keys are written to the workflow, for the time after a restart. */
const maxPersisted = 500;
/** How long events are gathered before that, in ms. */
const gatherFor = 50;
/** How long an event may be on its way, in ms: SmartLead waits for 30 s for an answer. */
const maxPending = 20_000;

/**
 * The events that one trigger has handed on. Exact within this process, whatever comes at once; the
 * keys in the workflow carry the last ones over a restart.
 */
export class Deduplicator {
	private readonly keys = new Set<string>();
	/** Keys that were removed: the workflow may still have them saved. */
	private readonly removed = new Set<string>();
	/** Keys of events that n8n is about to store. */
	private readonly pending = new Set<string>();
	/** The lasting keys of the last events. */
	private readonly lastKeys: string[] = [];
	/** How many events have been added, and how many of them are saved in the workflow. */
	private added = 0;
	private persisted = 0;

	/** Takes over what is saved in the workflow: from before a restart, or by another process. */
	restore(known: string[]): void {
		for (const key of known) {
			if (this.keys.has(key) || this.removed.has(key)) continue;
			this.keys.add(key);
			this.remember(key);
		}
	}

	/** Adds an event by its keys, the lasting one first. False if one of them was there already. */
	add(keys: string[]): boolean {
		if (keys.some((key) => this.keys.has(key))) return false;
		for (const key of keys) {
			this.keys.add(key);
			this.removed.delete(key);
		}
		bound(this.keys);
		this.added++;
		keys.slice(0, 1).forEach((key) => this.remember(key));
		return true;
	}

	/** Events that were added are pending until `settle` says whether n8n has stored them. */
	setPending(added: string[][]): void {
		for (const key of added.flat()) this.pending.add(key);
	}

	/** Waits while an event is pending. False if it still is after a while. */
	async waitForPending(keys: string[]): Promise<boolean> {
		const isPending = () => keys.some((key) => this.pending.has(key));
		for (let waited = 0; isPending() && waited < maxPending; waited += gatherFor)
			await sleep(gatherFor);
		return !isPending();
	}

	/** n8n has stored them, or not. */
	settle(added: string[][], isStored: boolean): void {
		for (const key of added.flat()) this.pending.delete(key);
		if (!isStored) this.remove(added);
	}

	/** Removes events that got lost: they are new when they come again. */
	remove(events: string[][]): void {
		for (const keys of events) {
			for (const key of keys) {
				this.keys.delete(key);
				this.removed.add(key);
				const place = this.lastKeys.lastIndexOf(key);
				if (place >= 0) this.lastKeys.splice(place, 1);
			}
		}
		bound(this.removed);
		// n8n has not saved what was written with them.
		this.persisted = 0;
	}

	private remember(key: string): void {
		this.lastKeys.push(key);
		if (this.lastKeys.length > maxPersisted) this.lastKeys.shift();
	}

	/**
	 * Saves what has been added in the workflow. n8n writes all of its static data each time, so what
	 * arrives together is saved once: by the first that wakes up, for all. True for that one.
	 */
	async persist(write: (keys: string[]) => void): Promise<boolean> {
		const upToHere = this.added;
		await sleep(gatherFor);
		if (this.persisted >= upToHere) return false;
		this.persisted = this.added;
		write(this.recent());
		return true;
	}

	/** The keys of the last events. */
	recent(): string[] {
		return [...this.lastKeys];
	}
}

/** Drops the oldest keys of more than there may be. */
function bound(keys: Set<string>): void {
	for (const oldest of keys) {
		if (keys.size <= maxKeys) break;
		keys.delete(oldest);
	}
}

const triggers = new Map<string, Deduplicator>();

/** The deduplicator of one trigger in this process; `known` are the keys saved in the workflow. */
export function deduplicatorOf(trigger: string, known: string[]): Deduplicator {
	const deduplicator = triggers.get(trigger) ?? new Deduplicator();
	deduplicator.restore(known);
	// Taken out and put back, it is the youngest again.
	triggers.delete(trigger);
	triggers.set(trigger, deduplicator);
	for (const [oldest] of triggers) {
		if (triggers.size <= maxTriggers) break;
		triggers.delete(oldest);
	}
	return deduplicator;
}

/** Forgets a trigger, as a restart does. */
export const forget = (trigger: string): boolean => triggers.delete(trigger);

/**
 * The keys by which an event is recognized when it comes again, the lasting one first. One with an id of its own: by that alone.
 * Else by all it says of what happened, which catches what is sent again under another id of delivery;
 * and by that together with the id. An event without a time (a campaign that changes its status back
 * and forth) has only the last: it could honestly happen twice.
 */
export function dedupeKeysOf(
	payload: IDataObject,
	delivery: string | undefined,
	event = normalizeEvent(nameIn(payload)).event,
): string[] {
	const fields = fieldsOf(payload);
	const { event_id: own } = fields;
	if (typeof own === 'number' || (typeof own === 'string' && own !== '')) {
		return [hash(['id', event, String(own)])];
	}
	// A category changes after the reply that it is sent with, and back.
	const isAboutEmail = event !== 'LEAD_CATEGORY_UPDATED';
	const hasTime = [...times, ...(isAboutEmail ? timesOfEmail : [])].some((path) =>
		isFilled(valueAt(fields, path)),
	);
	if (!hasTime && delivery === undefined) return [];
	const isSpread = isObject(payload.data);
	const said = Object.entries(fields).filter(
		([name]) => !aroundIt.has(name) && !(isSpread && name === 'data'),
	);
	const content = hash([event, said, valueAt(fields, 'lead_data.category') ?? null]);
	return [
		...(hasTime ? [content] : []),
		...(delivery === undefined ? [] : [hash([delivery, content])]),
	];
}

/** Where the time of an event stands, and that of the email that it is about. */
const times = ['event_timestamp', 'timestamp'];
const timesOfEmail = [
	'time_replied',
	'time_clicked',
	'time_opened',
	'time_sent',
	'reply_message.time',
	'reply.received_at',
	'bounce_message.time',
];

/** What is said of the webhook, and of records that may have changed when the same event is sent again. */
const aroundIt = new Set([
	...['webhook_id', 'webhook_name', 'webhook_url', 'secret_key', 'metadata'],
	// Stands in the keys under its one name.
	...['event_type', 'event'],
	...['campaign_name', 'campaign_status', 'client_id', 'to_name', 'lead_name', 'lead_data'],
	...['description', 'app_url', 'ui_master_inbox_link'],
]);

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const hash = (parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
