import { createHash } from 'node:crypto';

import { sleep, type IDataObject } from 'n8n-workflow';

import type { Told } from './delivery';

/** How many marks one trigger keeps: two for each event, so fifty thousand events. */
const most = 100_000;
/** How many triggers this process remembers; the one that was quiet for longest goes first. */
const mostTriggers = 500;
/** How many marks are written to the workflow, for the time after a restart. */
const written = 500;
/** How long events are gathered before that, in ms. SmartLead waits for 30 s. */
const pause = 50;

/**
 * The events that one trigger has handed on. Exact within this process, whatever comes at once; the
 * marks in the workflow carry the last ones over a restart.
 */
export class Seen {
	private readonly marks = new Set<string>();
	/** The lasting marks of the last events. */
	private readonly last: string[] = [];
	/** How many events have been entered, and how many of them the workflow remembers. */
	private entered = 0;
	private kept = 0;

	/** Takes over what the workflow remembers: of the time before, or of another process. */
	learn(known: string[]): void {
		for (const mark of known) {
			if (this.marks.has(mark)) continue;
			this.marks.add(mark);
			this.note(mark);
		}
	}

	/** Enters an event by its marks, the lasting one first. False if one of them was there already. */
	enter(marks: string[]): boolean {
		if (marks.some((mark) => this.marks.has(mark))) return false;
		for (const mark of marks) this.marks.add(mark);
		for (const oldest of this.marks) {
			if (this.marks.size <= most) break;
			this.marks.delete(oldest);
		}
		this.entered++;
		marks.slice(0, 1).forEach((mark) => this.note(mark));
		return true;
	}

	private note(mark: string): void {
		this.last.push(mark);
		if (this.last.length > written) this.last.shift();
	}

	/**
	 * Lets the workflow remember what has been entered. n8n stores its whole memory each time, so what
	 * arrives together is written once: by the first that wakes up, for all.
	 */
	async keep(write: (marks: string[]) => void): Promise<void> {
		const mine = this.entered;
		await sleep(pause);
		if (this.kept >= mine) return;
		this.kept = this.entered;
		write(this.recent());
	}

	/** The marks of the last events. */
	recent(): string[] {
		return [...this.last];
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
 * By what an event is known again: the id of the delivery, and what the event itself is made of. The
 * first catches what is sent twice as it is, the second what is sent again under another id. An event
 * without a time (a campaign that changes its status back and forth) has only the first: it could
 * honestly happen twice.
 */
export function marksOf(told: Told & IDataObject, delivery: string | undefined): string[] {
	const marks: string[] = [];
	if (told.occurredAt !== null) {
		const { event, campaignId, leadEmail, leadMapId, statsId, categoryId, occurredAt } = told;
		const { link_clicked: link, link_details: links, reply_message: reply } = told;
		const mail = told.message_id ?? (reply as IDataObject | undefined)?.message_id;
		marks.push(
			hash([
				...[event, campaignId, leadEmail, leadMapId, statsId, categoryId, occurredAt],
				...[link, links, mail, told.sequence_number, told.subject],
			]),
		);
	}
	if (delivery !== undefined) marks.push(hash([delivery]));
	return marks;
}

const hash = (parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
