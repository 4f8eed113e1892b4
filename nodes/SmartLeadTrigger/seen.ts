import { createHash } from 'node:crypto';
import { sleep, type IDataObject } from 'n8n-workflow';

import { valueAt, isObject } from '../engine/json';
import { eventCalled, nameIn } from '../events/events';
import { fieldsOf } from '../events/places';

/** How many marks one trigger keeps: two for each event, so fifty thousand events. */
const most = 100_000;
/** How many triggers this process remembers; the one that was quiet for longest goes first. */
const mostTriggers = 500;
/** How many marks are written to the workflow, for the time after a restart. */
const written = 500;
/** How long events are gathered before that, in ms. */
const pause = 50;
/** How long an event may be on its way, in ms: SmartLead waits for 30 s for an answer. */
const patience = 20_000;

/**
 * The events that one trigger has handed on. Exact within this process, whatever comes at once; the
 * marks in the workflow carry the last ones over a restart.
 */
export class Seen {
	private readonly marks = new Set<string>();
	/** Marks that were taken back: the workflow may remember them from before. */
	private readonly lost = new Set<string>();
	/** Marks of events that n8n is about to store. */
	private readonly pending = new Set<string>();
	/** The lasting marks of the last events. */
	private readonly last: string[] = [];
	/** How many events have been entered, and how many of them the workflow remembers. */
	private entered = 0;
	private kept = 0;

	/** Takes over what the workflow remembers: of the time before, or of another process. */
	learn(known: string[]): void {
		for (const mark of known) {
			if (this.marks.has(mark) || this.lost.has(mark)) continue;
			this.marks.add(mark);
			this.note(mark);
		}
	}

	/** Enters an event by its marks, the lasting one first. False if one of them was there already. */
	enter(marks: string[]): boolean {
		if (marks.some((mark) => this.marks.has(mark))) return false;
		for (const mark of marks) {
			this.marks.add(mark);
			this.lost.delete(mark);
		}
		bound(this.marks);
		this.entered++;
		marks.slice(0, 1).forEach((mark) => this.note(mark));
		return true;
	}

	/** Events that were entered are on their way; until `settle`, nobody knows whether they arrive. */
	hold(entered: string[][]): void {
		for (const mark of entered.flat()) this.pending.add(mark);
	}

	/** Waits for an event that is on its way. False if it still is after a while. */
	async settled(marks: string[]): Promise<boolean> {
		const isPending = () => marks.some((mark) => this.pending.has(mark));
		for (let waited = 0; isPending() && waited < patience; waited += pause) await sleep(pause);
		return !isPending();
	}

	/** They have arrived, or got lost. */
	settle(entered: string[][], isStored: boolean): void {
		for (const mark of entered.flat()) this.pending.delete(mark);
		if (!isStored) this.leave(entered);
	}

	/** Takes back events that were entered and got lost: they are new when they come again. */
	leave(entered: string[][]): void {
		for (const marks of entered) {
			for (const mark of marks) {
				this.marks.delete(mark);
				this.lost.add(mark);
				const place = this.last.lastIndexOf(mark);
				if (place >= 0) this.last.splice(place, 1);
			}
		}
		bound(this.lost);
		// n8n has not saved what was written with them.
		this.kept = 0;
	}

	private note(mark: string): void {
		this.last.push(mark);
		if (this.last.length > written) this.last.shift();
	}

	/**
	 * Lets the workflow remember what has been entered. n8n stores its whole memory each time, so what
	 * arrives together is written once: by the first that wakes up, for all. True for that one.
	 */
	async keep(write: (marks: string[]) => void): Promise<boolean> {
		const mine = this.entered;
		await sleep(pause);
		if (this.kept >= mine) return false;
		this.kept = this.entered;
		write(this.recent());
		return true;
	}

	/** The marks of the last events. */
	recent(): string[] {
		return [...this.last];
	}
}

/** Drops the oldest marks of more than there may be. */
function bound(marks: Set<string>): void {
	for (const oldest of marks) {
		if (marks.size <= most) break;
		marks.delete(oldest);
	}
}

const triggers = new Map<string, Seen>();

/** What this process knows of one trigger; `known` is what the workflow remembers. */
export function seenBy(trigger: string, known: string[]): Seen {
	const seen = triggers.get(trigger) ?? new Seen();
	seen.learn(known);
	// Taken out and put back, it is the youngest again.
	triggers.delete(trigger);
	triggers.set(trigger, seen);
	for (const [oldest] of triggers) {
		if (triggers.size <= mostTriggers) break;
		triggers.delete(oldest);
	}
	return seen;
}

/** Forgets a trigger, as a restart does. */
export const forget = (trigger: string): boolean => triggers.delete(trigger);

/**
 * By what an event is known again, the lasting mark first. One with an id of its own: by that alone.
 * Else by all it says of what happened, which catches what is sent again under another id of delivery;
 * and by that together with the id. An event without a time (a campaign that changes its status back
 * and forth) has only the last: it could honestly happen twice.
 */
export function marksOf(
	payload: IDataObject,
	delivery: string | undefined,
	event = eventCalled(nameIn(payload)).event,
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
	// Stands in the marks under its one name.
	...['event_type', 'event'],
	...['campaign_name', 'campaign_status', 'client_id', 'to_name', 'lead_name', 'lead_data'],
	...['description', 'app_url', 'ui_master_inbox_link'],
]);

const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

const hash = (parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
