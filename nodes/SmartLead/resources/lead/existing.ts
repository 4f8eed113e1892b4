import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../../../engine/json';
import { attempt, type Problem } from '../../../engine/problem';
import { holdsNoRecord, itemsOf, rowsOf } from '../../../engine/run/answer';
import { rowsOfCsv } from '../../../engine/run/csv';
import type { Calls } from '../../../engine/spec/endpoint';
import { idOf, isEmpty } from '../../../engine/spec/value';
import { fieldsAskedBy, type KnownLead } from './changes';
import { exportFromCampaign, isExport } from './exportFromCampaign';
import { getAllInCampaign } from './getAllInCampaign';
import { getByEmail } from './getByEmail';

/*
 * Which of some leads a campaign has already, with as few requests as the API allows.
 *
 * One lead is looked up by its address: one request, one record. For more, the export of the campaign
 * is one request as well, however many leads it has and however many are asked for. Nothing costs less:
 * a look at each address is a request a lead, the list of the campaign one for every hundred that it
 * has. Where the export cannot be read, the list is. What either of them does not tell (some answers
 * leave out the id, or fields that matter here) is looked up by address, lead by lead.
 */

/** A lead of the campaign, as far as an answer tells. */
type Told = Partial<KnownLead> & { fields: IDataObject };

/** Those of the wanted leads that the campaign has, by address, and how many leads it has in all. */
interface Found {
	leads: Map<string, Told>;
	total: number;
}

export const addressKey = (email: unknown): string => String(email).trim().toLowerCase();

/** The campaign has the lead, and SmartLead does not tell what has to be known to update it. */
export type Untold = 'untold';

/** Those of the `wanted` leads that the campaign has, by address. */
export async function existingLeads(
	wanted: IDataObject[],
	campaignId: number,
	calls: Calls,
): Promise<Map<string, KnownLead | Untold>> {
	const keys = new Map(wanted.map((lead) => [addressKey(lead.email), lead]));
	const { leads, total } =
		keys.size === 1
			? { leads: new Map<string, Told>(), total: 0 }
			: await inExport(keys, campaignId, calls);
	const open = (): IDataObject[] =>
		[...keys].filter(([key, lead]) => isOpen(leads.get(key), lead)).map(([, lead]) => lead);
	let rest = keys.size === 1 ? wanted.slice(0, 1) : open();
	if (rest.length > 1 && rest.length > Math.ceil(total / pageSize)) {
		for (const [key, lead] of (await inList(keys, campaignId, calls)).leads) {
			const before = leads.get(key);
			leads.set(key, { ...before, ...lead, fields: { ...before?.fields, ...lead.fields } });
		}
		rest = open();
	}
	for (const lead of rest) {
		const known = await byAddress(String(lead.email), campaignId, calls);
		if (known) leads.set(addressKey(lead.email), known);
	}
	return new Map([...leads].map(([key, known]) => [key, isWhole(known) ? known : 'untold']));
}

const pageSize = 100;

/** A lead that is there, and of which not all is known that matters. */
const isOpen = (known: Told | undefined, lead: IDataObject): boolean =>
	known !== undefined &&
	!(isWhole(known) && fieldsAskedBy(lead).every((name) => Object.hasOwn(known.fields, name)));

const isWhole = (known: Partial<KnownLead>): known is KnownLead =>
	known.id !== undefined && known.email !== undefined;

/** By the export of the campaign. */
async function inExport(
	keys: ReadonlyMap<string, unknown>,
	campaignId: number,
	calls: Calls,
): Promise<Found> {
	const path = { campaign_id: campaignId };
	const tried = await attempt(async () => await calls.call(exportFromCampaign, { path }));
	const found = 'value' in tried ? foundInExport(tried.value, keys) : undefined;
	if (found) return found;
	if ('problem' in tried && !isUnusable(tried.problem)) throw tried.problem;
	return await inList(keys, campaignId, calls);
}

/** Nothing came that could be read. What was refused would be refused again. */
const isUnusable = ({ kind, final }: Problem): boolean => kind === 'uncertain' && !final;

/** Undefined where the answer is no export. */
function foundInExport(answer: unknown, keys: ReadonlyMap<string, unknown>): Found | undefined {
	if (typeof answer !== 'string') {
		const rows = rowsOf(answer, { paths: ['', 'data'] });
		return rows ? foundIn(rows, keys) : undefined;
	}
	if (!isExport(answer)) return undefined;
	// Of a campaign with a hundred thousand leads, only the wanted ones are held.
	let total = 0;
	const rows = rowsOfCsv(answer, ({ email }) => {
		total++;
		return keys.has(addressKey(email));
	});
	return { ...foundIn(rows, keys), total };
}

/** By the list of the campaign, page by page. */
async function inList(
	keys: ReadonlyMap<string, unknown>,
	campaignId: number,
	calls: Calls,
): Promise<Found> {
	const rows = await calls.rows(getAllInCampaign, { path: { campaign_id: campaignId } });
	return foundIn(
		rows.map((row) => (isObject(row.lead) ? row.lead : row)),
		keys,
	);
}

const foundIn = (rows: IDataObject[], keys: ReadonlyMap<string, unknown>): Found => ({
	leads: new Map(
		rows
			.map((row) => [addressKey(row.email), row] as const)
			.filter(([key]) => keys.has(key))
			.map(([key, row]) => [key, knownOf(row)]),
	),
	total: rows.length,
});

const knownOf = (row: IDataObject): Told => ({
	email: String(row.email),
	fields: hasReadableFields(row) ? row : withoutCustomFields(row),
	...(hasOwnId(row) ? { id: idOf(row.id) } : {}),
});

/** Custom fields in a form that nobody knows are as good as none told: they must not be lost. */
const hasReadableFields = ({ custom_fields: custom }: IDataObject): boolean =>
	isObject(custom) || isEmpty(custom);

const withoutCustomFields = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'custom_fields'));

/** That of its entry in the campaign would be the id of somebody else. */
const hasOwnId = ({ id, campaign_lead_map_id: mapId }: IDataObject): boolean =>
	id !== undefined && id !== null && id !== '' && String(id) !== String(mapId);

/** The lead with this address, if it is in the campaign: that it is in the account proves nothing. */
async function byAddress(
	email: string,
	campaignId: number,
	calls: Calls,
): Promise<Told | undefined> {
	const answer = await calls.call(getByEmail, { query: { email } });
	if (holdsNoRecord(answer)) return undefined;
	const [record] = itemsOf(answer);
	const places = firstValueAt(record, 'lead_campaign_data');
	const isHere =
		Array.isArray(places) &&
		places.some((place) => String(firstValueAt(place, 'campaign_id')) === String(campaignId));
	return isHere ? knownOf({ ...record, email: record.email ?? email }) : undefined;
}
