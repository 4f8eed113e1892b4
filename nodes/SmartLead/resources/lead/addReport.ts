import type { IDataObject } from 'n8n-workflow';

import { at, isObject, unwrap } from '../../../engine/answer';

/**
 * What became of each lead, from what SmartLead says and nothing else. It names leads in one of
 * several ways (API reference: `skipped_leads`, `lead_ids`; live answers: `emailToLeadIdMap`,
 * `invalid_emails`, lists of addresses); where it only counts, the status is `notReported`.
 * `lifted` tells that leads of other campaigns were to be added as well.
 */
export function reportOfEach(
	answer: unknown,
	entries: IDataObject[],
	lifted = false,
): IDataObject[] {
	const said = bodyOf(answer);
	const skipped = skippedBy(said, lifted);
	const ids = idsBy(said);
	const added = addedCount(said);
	const open = entries.filter(({ email }) => !skipped.has(key(email)) && !ids.has(key(email)));
	// All that was not named was added only if the counts agree.
	const named = entries.length - open.length;
	const allAdded =
		added !== undefined &&
		added - countAdded(ids, skipped) === open.length &&
		leftOutCount(said) <= skipped.size;

	return entries.map(({ email }) => {
		const skip = skipped.get(key(email));
		const id = ids.get(key(email));
		if (skip) return { email, ...skip, leadId: id ?? null };
		if (id !== undefined) return { email, status: 'added', leadId: id, reason: null };
		if (allAdded) {
			return { email, status: 'added', leadId: onlyId(said, open), reason: null };
		}
		return {
			email,
			status: 'notReported',
			leadId: null,
			reason: `SmartLead added ${added ?? 'an unknown number'} of ${entries.length} leads and did not say which${named > 0 ? ` for ${open.length} of them` : ''}`,
		};
	});
}

/** The counts of one request as they came, with how many leads it held. */
export function summaryOfRequest(answer: unknown, entries: IDataObject[]): IDataObject {
	return { sent: entries.length, ...bodyOf(answer) };
}

/** "3 of 1,200 leads were skipped: 2 duplicate, 1 blocked." */
export function summaryOfRun(rows: IDataObject[]): string | undefined {
	const skips = new Map<string, number>();
	let total = 0;
	for (const { status, email } of rows) {
		if (email === undefined || typeof status !== 'string') continue;
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

const words: Record<string, string> = { notReported: 'not reported' };

const bodyOf = (answer: unknown): IDataObject => {
	const said = unwrap(answer);
	return isObject(said) ? said : {};
};

const key = (email: unknown): string => String(email).trim().toLowerCase();

interface Skip {
	status: string;
	reason: string;
}

function skippedBy(said: IDataObject, lifted: boolean): Map<string, Skip> {
	const skipped = new Map<string, Skip>();
	const skip = (email: unknown, status: string, reason: string) => {
		if (typeof email === 'string') skipped.set(key(email), { status, reason });
	};
	for (const entry of listAt(said, 'skipped_leads')) {
		if (!isObject(entry)) skip(entry, 'skipped', 'SmartLead skipped this lead');
		else {
			const reason = String(
				entry.reason ?? entry.message ?? entry.error ?? 'SmartLead skipped this lead',
			);
			skip(entry.email, statusOf(reason), reason);
		}
	}
	for (const email of listAt(said, 'invalid_emails'))
		skip(email, 'invalid', 'SmartLead takes this address for invalid');
	for (const email of listAt(said, 'unsubscribed_leads'))
		skip(email, 'unsubscribed', 'This lead has unsubscribed');
	for (const email of namesAt(said, 'existingLeads'))
		skip(email, 'duplicate', 'The lead is in this campaign already');
	for (const email of namesAt(said, 'existingLeadsInOtherCampaigns')) {
		// With that check lifted it may have been added; SmartLead does not say.
		if (lifted) skip(email, 'notReported', 'The lead was in another campaign before');
		else skip(email, 'duplicate', 'The lead is in another campaign already');
	}
	return skipped;
}

/** The status that a reason in SmartLead's words stands for. */
function statusOf(reason: string): string {
	if (/duplicat|already|exist/i.test(reason)) return 'duplicate';
	if (/unsubscri/i.test(reason)) return 'unsubscribed';
	if (/block/i.test(reason)) return 'blocked';
	if (/bounc/i.test(reason)) return 'bounced';
	if (/invalid|malformed/i.test(reason)) return 'invalid';
	return 'skipped';
}

function idsBy(said: IDataObject): Map<string, number> {
	const ids = new Map<string, number>();
	for (const group of ['newlyAddedLeads', 'existingLeads', 'existingLeadsInOtherCampaigns']) {
		const found = at(said, `emailToLeadIdMap.${group}`);
		if (!isObject(found)) continue;
		for (const [email, id] of Object.entries(found)) ids.set(key(email), Number(id));
	}
	return ids;
}

/** A list of ids without addresses says whose they are only when there is one. */
function onlyId(said: IDataObject, added: IDataObject[]): number | null {
	const ids = listAt(said, 'lead_ids');
	return ids.length === 1 && added.length === 1 ? Number(ids[0]) : null;
}

/**
 * How many leads were added at the least. `added_count` is documented. Of `upload_count` and
 * `total_leads` live reports disagree which of the two counts what was added and which what was sent,
 * so the smaller one counts, and only where nothing is said to have been left out.
 */
function addedCount(said: IDataObject): number | undefined {
	const documented = numberAt(said, 'added_count');
	if (documented !== undefined) return documented;
	const counts = ['total_leads', 'upload_count']
		.map((name) => numberAt(said, name))
		.filter((count) => count !== undefined);
	return counts.length > 0 ? Math.min(...counts) : undefined;
}

const leftOut = [
	'already_added_to_campaign',
	'duplicate_count',
	'block_count',
	'bounce_count',
	'invalid_email_count',
	'lead_import_stopped_count',
	'unsubscribed_leads',
];

/** How many leads an answer without `added_count` says it left out; it may count one twice. */
const leftOutCount = (said: IDataObject): number =>
	said.added_count !== undefined
		? 0
		: leftOut.reduce((sum, name) => sum + (numberAt(said, name) ?? 0), 0);

function numberAt(said: IDataObject, name: string): number | undefined {
	const value = said[name];
	const number = typeof value === 'string' && value !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const countAdded = (ids: Map<string, number>, skipped: Map<string, Skip>): number =>
	[...ids.keys()].filter((email) => !skipped.has(email)).length;

const listAt = (said: IDataObject, name: string): unknown[] => {
	const list = said[name];
	return Array.isArray(list) ? (list as unknown[]) : [];
};

const namesAt = (said: IDataObject, group: string): string[] => {
	const found = at(said, `emailToLeadIdMap.${group}`);
	return isObject(found) ? Object.keys(found) : [];
};
