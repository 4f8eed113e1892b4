import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';

/** Why a lead was not added. */
export interface Why {
	status: string;
	reason: string;
}

/**
 * What the counters of live answers mean. SmartLead adds new ones without notice: what is not in
 * here and ends in `_count` is told in SmartLead's own word.
 */
const meanings: Record<string, Why & { label: string }> = {
	already_added_to_campaign: {
		status: 'duplicate',
		reason: 'This lead is in this campaign already',
		label: 'already in this campaign',
	},
	duplicate_count: {
		status: 'duplicate',
		reason: 'SmartLead treats this lead as a duplicate',
		label: 'duplicate',
	},
	block_count: {
		status: 'blocked',
		reason: 'This lead is on a block list',
		label: 'blocked',
	},
	bounce_count: {
		status: 'bounced',
		reason: 'Emails to this address have bounced',
		label: 'bounced',
	},
	invalid_email_count: {
		status: 'invalid',
		reason: 'SmartLead treats this address as invalid',
		label: 'invalid',
	},
	invalid_emails: {
		status: 'invalid',
		reason: 'SmartLead treats this address as invalid',
		label: 'invalid',
	},
	unsubscribed_leads: {
		status: 'unsubscribed',
		reason: 'This lead has unsubscribed',
		label: 'unsubscribed',
	},
	skipped_in_other_campaign_count: {
		status: 'skipped',
		reason: 'This lead is already in another campaign',
		label: 'already in another campaign',
	},
	lead_import_stopped_count: {
		status: 'notAdded',
		reason: 'SmartLead stopped the import before this lead',
		label: 'not imported, as the import was stopped',
	},
};

/** The counters, and lists, that say why leads were left out. */
export const reasons = Object.keys(meanings);

/** Of all that were left out: it says nothing where others say why. */
const total = 'skipped_count';

/** Counters of what was sent or added. */
const noReasons =
	/^(?:upload(?:ed)?|(?:newly_)?added|new|sent|total|leads?|imported|received|processed|updated|success)_count$/;

/** What a counter, or a list of that name, says of a lead. */
export const reasonOf = (counter: string): Why => {
	const { status, reason } = meanings[counter] ?? ownWord(counter);
	return { status, reason };
};

const ownWord = (counter: string) => {
	if (counter === total) {
		const reason = 'SmartLead skipped this lead and did not say why';
		return { status: 'skipped', reason, label: 'skipped' };
	}
	const reason = `SmartLead left this lead out and counts it under '${counter}'`;
	return { status: statusOf(counter), reason, label: `under '${counter}'` };
};

/** The status that words of SmartLead stand for. */
export function statusOf(words: string): string {
	if (/other[ _]campaign/i.test(words)) return 'skipped';
	if (/duplicat|already|exist/i.test(words)) return 'duplicate';
	if (/unsubscri/i.test(words)) return 'unsubscribed';
	if (/block/i.test(words)) return 'blocked';
	if (/bounc/i.test(words)) return 'bounced';
	if (/invalid|malformed/i.test(words)) return 'invalid';
	return 'skipped';
}

/** The counters of an answer that are not zero: how many leads were left out, and why. */
export class Counters {
	private readonly counts = new Map<string, number>();
	/** The answer has counters at all. */
	readonly given: boolean;

	constructor(said: IDataObject) {
		const names = Object.keys(said).filter(
			(name) => name in meanings || (name.endsWith('_count') && !noReasons.test(name)),
		);
		this.given = names.length > 0;
		for (const name of names) {
			const count = countAt(said, name) ?? 0;
			if (count > 0) this.counts.set(name, count);
		}
		if (this.counts.size > 1) this.counts.delete(total);
	}

	get none(): boolean {
		return this.counts.size === 0;
	}

	/** How many were left out, where no two counters count the same lead. */
	get sum(): number {
		return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
	}

	/** How many a status has at the least and at the most, as two counters of one may count the same lead. */
	private spans(named: Why[]): Array<Why & { least: number; most: number }> {
		const spans = new Map<string, Why & { least: number; most: number }>();
		for (const [name, count] of this.counts) {
			const why = reasonOf(name);
			const own = name in meanings || name === total ? why.status : name;
			const span = spans.get(own) ?? { ...why, least: 0, most: 0 };
			// The reason of the larger counter.
			const { reason } = count > span.least ? why : span;
			spans.set(own, {
				...span,
				reason,
				least: Math.max(span.least, count),
				most: span.most + count,
			});
		}
		return [...spans].map(([own, span]) => {
			const known =
				own === 'skipped' && this.counts.has(total)
					? named.length
					: named.filter(({ status }) => status === span.status).length;
			return {
				...span,
				least: Math.max(0, span.least - known),
				most: Math.max(0, span.most - known),
			};
		});
	}

	/** Whether all that was left out is named. */
	allIn(named: Why[]): boolean {
		return this.spans(named).every(({ least }) => least === 0);
	}

	/** The reason that all of `open` leads must have; undefined where more than one may fit. */
	reasonFor(open: number, named: Why[]): Why | undefined {
		const spans = this.spans(named);
		const sure = spans.filter(({ least }) => least > 0);
		const possible = sure.length > 0 ? sure : spans.filter(({ most }) => most > 0);
		const [only, ...others] = possible;
		if (!only || others.length > 0 || only.most < open) return undefined;
		if (only.least > open && open > 1) return undefined;
		return { status: only.status, reason: only.reason };
	}

	/** "2 duplicate, 1 blocked" */
	toString(): string {
		return [...this.counts]
			.map(
				([name, count]) =>
					`${count.toLocaleString('en')} ${(meanings[name] ?? ownWord(name)).label}`,
			)
			.join(', ');
	}
}

/** A count that is a number or a text of digits; of a list, how many entries name no lead. */
export function countAt(said: IDataObject, name: string): number | undefined {
	const value: unknown = said[name];
	if (Array.isArray(value)) return value.filter((entry) => addressOf(entry) === undefined).length;
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The address in an entry of a list, if it names a lead. */
export function addressOf(entry: unknown): string | undefined {
	const address: unknown = isObject(entry) ? entry.email : entry;
	return typeof address === 'string' && address.includes('@') ? address : undefined;
}
