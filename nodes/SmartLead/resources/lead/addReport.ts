import type { IDataObject } from 'n8n-workflow';

import { isLeadLimit } from '../../../engine/http/accountLimits';
import { isList, isObject, valueAt } from '../../../engine/json';
import { unwrap } from '../../../engine/run/answer';
import { addressOf, countAt, Counters, reasonOf, reasons, statusOf, type Why } from './addCounts';

type LeadId = number | string;

/** What became of a lead. */
export interface Row {
	email?: IDataObject[string];
	status: string;
	leadId?: LeadId;
	reason?: string;
}

/**
 * A row of the output. All have the same columns, as a sheet takes those of the first row for all: an
 * ID that SmartLead does not tell is null.
 */
export const row = ({ email, status, leadId, reason }: Row): IDataObject => ({
	email: email ?? null,
	status,
	...(leadId === undefined ? {} : { leadId }),
	reason: reason ?? reasonsByStatus[status] ?? status,
});

const reasonsByStatus: Record<string, string> = {
	added: 'New in this campaign',
	unchanged: 'Nothing differs',
};

interface Choice {
	/** Leads of other campaigns were to be left out. */
	skipsOthers: boolean;
	remark(heading: string, detail: string): void;
}

/**
 * What became of each lead, from what SmartLead says and nothing else. It names leads in one of
 * several ways (API reference: `skipped_leads`, `lead_ids`; live answers: `emailToLeadIdMap`, lists
 * of addresses), and counts the others. Where names and counts leave it open, the status is
 * `notReported`.
 */
export function reportOfEach(
	answer: unknown,
	entries: IDataObject[],
	choice: Choice,
): IDataObject[] {
	const said = bodyOf(answer);
	const isFull = endOf(answer) !== undefined;
	const counters = new Counters(said);
	const added = addedCount(said, counters, entries.length);
	const ids = idsBy(said);
	const fates = new Map<string, Why | 'added'>();
	const keys = entries.map(({ email }) => keyOf(email));
	const given = new Set(keys);
	const setFate = (key: string, why: Why | 'added') => given.has(key) && fates.set(key, why);
	const named = () => [...fates.values()].filter((why) => why !== 'added');

	for (const [key, why] of namedBy(said)) setFate(key, why);
	for (const key of ids.new.keys()) if (!fates.has(key)) setFate(key, 'added');
	const here = keys.filter((key) => ids.here.has(key) && !fates.has(key));
	const elsewhere = keys.filter((key) => ids.elsewhere.has(key) && !fates.has(key));
	const open = keys.filter(
		(key) => !fates.has(key) && !ids.here.has(key) && !ids.elsewhere.has(key),
	);
	/** How many were added of those of which nothing is told so far. */
	const uncounted = () =>
		added === undefined
			? undefined
			: added - [...fates.values()].filter((why) => why === 'added').length;

	// The account may know a lead and this campaign still take it: the counts say so.
	const allAdded = uncounted() === keys.length - fates.size && counters.allIn(named());
	for (const key of here) setFate(key, allAdded ? 'added' : reasonOf('already_added_to_campaign'));
	tellOfElsewhere();
	const rest = reasonOfOpen();
	for (const key of open) setFate(key, rest);

	return entries.map(({ email }, index) => {
		const why = fates.get(keys[index]);
		const leadId = ids.of(keys[index]) ?? (why === 'added' ? onlyId(said, open) : undefined);
		if (why === 'added') {
			if (choice.skipsOthers && ids.elsewhere.has(keys[index])) {
				choice.remark(
					'In another campaign as well, though such leads were to be skipped',
					String(email),
				);
			}
			return row({ email, status: 'added', leadId });
		}
		return row({ email, leadId, ...(why ?? notReported()) });
	});

	function tellOfElsewhere(): void {
		const count = uncounted();
		const skipped = reasonOf('skipped_in_other_campaign_count');
		const counted = countAt(said, 'skipped_in_other_campaign_count') ?? 0;
		const verdict = (): Why | 'added' => {
			if (allAdded) return 'added';
			if (counted >= elsewhere.length || (count !== undefined && count <= 0)) return skipped;
			if (count === elsewhere.length + open.length && counters.allIn(named())) return 'added';
			if (count === undefined && choice.skipsOthers) return skipped;
			return {
				...notReported(),
				reason: `This lead was in another campaign before. ${notReported().reason}`,
			};
		};
		if (elsewhere.length > 0) {
			const why = verdict();
			for (const key of elsewhere) setFate(key, why);
		}
	}

	function reasonOfOpen(): Why | 'added' {
		const count = uncounted();
		const why = counters.reasonFor(open.length, named());
		if (count === open.length && counters.allIn(named())) return 'added';
		// Some were added and some were not, and nobody says which.
		if (count !== undefined && count > 0 && count < open.length) return notReported();
		if (why?.status === 'notAdded' && isFull) return noRoom;
		if (why) return why;
		return isFull ? noRoom : notReported();
	}

	function notReported(): Why {
		const counts = counters.none ? '' : `: ${String(counters)}`;
		const some =
			open.length < entries.length && open.length > 0 ? ` for ${open.length} of them` : '';
		return {
			status: 'notReported',
			reason: `SmartLead added ${added ?? 'an unknown number'} of ${entries.length} leads and did not say which${some}${counts}${isFull ? `. ${noRoom.reason}` : ''}`,
		};
	}
}

const limit = {
	message: 'The lead limit of your SmartLead plan is used up',
	description: 'Make room or raise the plan there, then run what was not added.',
};

const noRoom: Why = { status: 'notAdded', reason: `${limit.message}. ${limit.description}` };

/** Why nothing more is worth sending: the account is full. */
export function endOf(answer: unknown): typeof limit | undefined {
	const said = bodyOf(answer);
	const isFull = /^(?:true|1)$/i.test(String(said.is_lead_limit_exhausted));
	return isFull || isLeadLimit(String(said.message ?? '')) ? limit : undefined;
}

/** Whether an answer says of leads that they were added, or why they were not. */
export function tellsOfLeads(answer: unknown): boolean {
	const said = bodyOf(answer);
	const names = ['added_count', 'total_leads', 'skipped_leads', ...reasons];
	return (
		names.some((name) =>
			Array.isArray(said[name]) ? said[name].length > 0 : Number(said[name]) > 0,
		) || isObject(said.emailToLeadIdMap)
	);
}

/** The counts of one request as they came, with how many leads it held. */
export function summaryOfRequest(answer: unknown, entries: IDataObject[]): IDataObject {
	return { sent: entries.length, ...bodyOf(answer) };
}

/** "3 of 1,200 leads were skipped: 2 duplicate, 1 blocked." */
export function summaryOfRun(rows: IDataObject[]): string | undefined {
	const skips = new Map<string, number>();
	let total = 0;
	for (const { status, sent } of rows) {
		if (sent !== undefined || typeof status !== 'string') continue;
		total++;
		if (status !== 'added') skips.set(status, (skips.get(status) ?? 0) + 1);
	}
	const count = [...skips.values()].reduce((sum, number) => sum + number, 0);
	if (count === 0) return undefined;
	const parts = [...skips].map(
		([status, number]) => `${number.toLocaleString('en')} ${words[status] ?? status}`,
	);
	const open = skips.has('notReported') ? 'were skipped or not reported' : 'were skipped';
	return `${count.toLocaleString('en')} of ${total.toLocaleString('en')} leads ${open}: ${parts.join(', ')}`;
}

const words: Record<string, string> = { notReported: 'not reported', notAdded: 'not added' };

const bodyOf = (answer: unknown): IDataObject => {
	const said = unwrap(answer);
	return isObject(said) ? said : {};
};

const keyOf = (email: unknown): string => String(email).trim().toLowerCase();

/** The leads that are named as left out, with the reason. */
function* namedBy(said: IDataObject): Generator<[string, Why]> {
	for (const [name, list] of Object.entries(said)) {
		if (!isList(list)) continue;
		const reasons = name === 'skipped_leads';
		if (!reasons && !/invalid|unsubscri|duplicat|already|block|bounc|skipped/i.test(name)) continue;
		for (const entry of list) {
			const address = addressOf(entry);
			if (address === undefined) continue;
			const own = isObject(entry) ? (entry.reason ?? entry.message ?? entry.error) : undefined;
			const reason = own === undefined || own === null ? undefined : String(own);
			const why = reasons ? { status: 'skipped', reason: skippedWithout } : reasonOf(name);
			yield [keyOf(address), reason === undefined ? why : { status: statusOf(reason), reason }];
		}
	}
}

const skippedWithout = 'SmartLead skipped this lead';

/** The groups of `emailToLeadIdMap`: new to the account, of this campaign, of others. */
function idsBy(said: IDataObject) {
	const group = (name: string): Map<string, LeadId | undefined> => {
		const found = valueAt(said, `emailToLeadIdMap.${name}`);
		const entries = isObject(found) ? Object.entries(found) : [];
		return new Map(entries.map(([email, id]) => [keyOf(email), idOf(id)]));
	};
	const groups = {
		new: group('newlyAddedLeads'),
		here: group('existingLeads'),
		elsewhere: group('existingLeadsInOtherCampaigns'),
	};
	return {
		...groups,
		of: (key: string) => groups.new.get(key) ?? groups.here.get(key) ?? groups.elsewhere.get(key),
	};
}

/** An id comes as a number or as text. */
function idOf(value: unknown): LeadId | undefined {
	if (typeof value === 'string' && /^\d+$/.test(value)) {
		return Number.isSafeInteger(Number(value)) ? Number(value) : value;
	}
	return typeof value === 'number' ? value : undefined;
}

/** A list of ids without addresses says whose they are only when there is one. */
function onlyId(said: IDataObject, open: string[]): LeadId | undefined {
	if (open.length !== 1) return undefined;
	const ids = [said.lead_ids, said.bulk_lead_ids].find(isList) ?? [];
	return ids.length === 1 ? idOf(ids[0]) : undefined;
}

/**
 * How many leads were added. `added_count` is documented; live, `total_leads` counts what was added
 * and `upload_count` what was sent, and in an older page the other way round: the smaller one is what
 * was added by either. `upload_count` alone proves something only beside counters that say nothing
 * was left out, or that make up the rest of what was `given`.
 */
function addedCount(said: IDataObject, counters: Counters, given: number): number | undefined {
	const documented = countAt(said, 'added_count');
	if (documented !== undefined) return documented;
	const total = countAt(said, 'total_leads');
	const sent = countAt(said, 'upload_count');
	if (total !== undefined) return Math.min(total, sent ?? total);
	const isAll = counters.given && counters.none;
	const isRest = sent !== undefined && counters.sum > 0 && sent + counters.sum === given;
	return sent === 0 || isAll || isRest ? sent : undefined;
}
