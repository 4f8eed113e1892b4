import type { IDataObject } from 'n8n-workflow';

import { firstAt, isObject } from '../../../engine/json';
import { holdsNoRecord, itemsOf, rowsOf } from '../../../engine/run/answer';
import { rowsOfCsv } from '../../../engine/run/csv';
import type { Calls } from '../../../engine/spec/operation';
import { asProblem, attempt, Problem } from '../../../engine/problem';
import { idOf } from '../../../engine/spec/value';
import { fieldsAskedBy, type KnownLead } from './changes';
import { exportFromCampaign } from './exportFromCampaign';
import { getAllInCampaign } from './getAllInCampaign';
import { getByEmail } from './getByEmail';

/*
 * Which of some leads a campaign has already, with as few requests as the API allows.
 *
 * One lead is looked up by its address: one request, one record. For more, the export of the campaign
 * is one request as well, however many leads it has and however many are asked for; a look at each
 * address would cost a request a lead, the list of the campaign one for every hundred that it has. Where the
 * export cannot be read, the list is. What either of them does not tell (some answers leave out the id, or
 * fields that matter here) is looked up by address, lead by lead.
 */

/** Leads by address, in lower case. */
type Found = Map<string, Partial<KnownLead> & { fields: IDataObject }>;

export const addressKey = (email: unknown): string => String(email).trim().toLowerCase();

/** Those of the `wanted` leads that the campaign has. */
export async function existingLeads(
	wanted: IDataObject[],
	campaignId: number,
	calls: Calls,
): Promise<Map<string, KnownLead>> {
	const keys = new Map(wanted.map((lead) => [addressKey(lead.email), lead]));
	const found = keys.size === 1 ? new Map() : await inExport(campaignId, calls);
	const open = (): IDataObject[] =>
		[...keys].filter(([key, lead]) => isOpen(found.get(key), lead)).map(([, lead]) => lead);
	let rest = keys.size === 1 ? wanted.slice(0, 1) : open();
	if (found.size > 0 && rest.length > Math.ceil(found.size / pageSize)) {
		for (const [key, lead] of await inList(campaignId, calls)) {
			const before = found.get(key);
			found.set(key, { ...before, ...lead, fields: { ...before?.fields, ...lead.fields } });
		}
		rest = open();
	}
	for (const lead of rest) {
		const known = await byAddress(String(lead.email), campaignId, calls);
		if (known) found.set(addressKey(lead.email), known);
		else found.delete(addressKey(lead.email));
	}
	return new Map(
		[...keys.keys()].flatMap((key) => {
			const known = found.get(key);
			return known && isWhole(known) ? [[key, known] as const] : [];
		}),
	);
}

const pageSize = 100;

/** A lead that is there, and of which not all is known that matters. */
const isOpen = (known: Partial<KnownLead> | undefined, lead: IDataObject): boolean =>
	known !== undefined &&
	!(isWhole(known) && fieldsAskedBy(lead).every((name) => Object.hasOwn(known.fields, name)));

const isWhole = (known: Partial<KnownLead>): known is KnownLead =>
	known.id !== undefined && known.email !== undefined;

/** All leads of the campaign, by the export. */
async function inExport(campaignId: number, calls: Calls): Promise<Found> {
	const path = { campaign_id: campaignId };
	const tried = await attempt(async () => await calls.call(exportFromCampaign, { path }));
	const rows = 'value' in tried ? rowsOfExport(tried.value) : undefined;
	if (rows) return found(rows);
	if ('problem' in tried && !isUnusable(tried.problem)) throw asProblem(tried.problem);
	return await inList(campaignId, calls);
}

/** Nothing came that could be read. What was refused would be refused again. */
const isUnusable = ({ kind, final }: Problem): boolean => kind === 'uncertain' && !final;

/** The rows of an export; undefined where it is none. An export without leads still names its columns. */
function rowsOfExport(answer: unknown): IDataObject[] | undefined {
	if (typeof answer !== 'string') {
		const rows = rowsOf(answer, { at: ['', 'data'] });
		return isObject(answer) && rows === undefined ? undefined : rows;
	}
	const [header] = answer.split('\n', 1);
	return /(?:^|[,"\uFEFF])email["\r]?(?:,|$)/.test(header.trim()) ? rowsOfCsv(answer) : undefined;
}

/** All leads of the campaign, page by page. */
async function inList(campaignId: number, calls: Calls): Promise<Found> {
	const rows = await calls.rows(getAllInCampaign, { path: { campaign_id: campaignId } });
	return found(rows.map((row) => (isObject(row.lead) ? row.lead : row)));
}

function found(rows: IDataObject[]): Found {
	return new Map(
		rows
			.filter(({ email }) => typeof email === 'string' && email !== '')
			.map((row) => [addressKey(row.email), knownOf(row)]),
	);
}

const knownOf = (row: IDataObject) => ({
	email: String(row.email),
	fields: row,
	...(hasOwnId(row) ? { id: idOf(row.id) } : {}),
});

/** That of its entry in the campaign would be the id of somebody else. */
const hasOwnId = ({ id, campaign_lead_map_id: mapId }: IDataObject): boolean =>
	id !== undefined && id !== null && id !== '' && String(id) !== String(mapId);

/** The lead with this address, if it is in the campaign: that it is in the account proves nothing. */
async function byAddress(
	email: string,
	campaignId: number,
	calls: Calls,
): Promise<KnownLead | undefined> {
	const answer = await calls.call(getByEmail, { query: { email } });
	if (holdsNoRecord(answer)) return undefined;
	const [record] = itemsOf(answer);
	const places = firstAt(record, 'lead_campaign_data');
	const isHere =
		Array.isArray(places) &&
		places.some((place) => String(firstAt(place, 'campaign_id')) === String(campaignId));
	const known = knownOf({ ...record, email: record.email ?? email });
	if (!isHere) return undefined;
	if (isWhole(known)) return known;
	throw new Problem('refused', `SmartLead does not tell the ID of the lead ${email}`, {
		description: 'Without it the lead cannot be updated.',
	});
}
