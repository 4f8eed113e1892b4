import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../engine/json';
import { Problem } from '../engine/problem';
import { leadsOfCampaign } from '../fields/lists';
import { packed, unpacked } from './leadIds';
import type { Reader } from './reader';
import type { StreamState, Stream } from './stream';

/** Leads of a campaign that something has become of. SmartLead says of whom, and not when. */
interface LeadSet {
	event: 'EMAIL_BOUNCE' | 'LEAD_UNSUBSCRIBED' | 'LEAD_CATEGORY_UPDATED';
	campaignId: number;
	filter: { emailStatus: string } | { lead_category_id: number };
	/** A lead may leave it and come again: that is an event of its own. */
	isLeft?: true;
}

export const bounced = (reader: Reader, campaignId: number): Stream =>
	leadSet(reader, { event: 'EMAIL_BOUNCE', campaignId, filter: { emailStatus: 'is_bounced' } });

export const unsubscribed = (reader: Reader, campaignId: number): Stream =>
	leadSet(reader, {
		event: 'LEAD_UNSUBSCRIBED',
		campaignId,
		filter: { emailStatus: 'is_unsubscribed' },
	});

export const inCategory = (reader: Reader, campaignId: number, categoryId: number): Stream =>
	leadSet(reader, {
		event: 'LEAD_CATEGORY_UPDATED',
		campaignId,
		filter: { lead_category_id: categoryId },
		isLeft: true,
	});

/** How many leads are remembered that the list no longer has. */
const mostGone = 1_000;

/**
 * The longest list that is watched. With every new lead it is read whole, 100 a page, and all of it is
 * remembered: to forget some would tell of them again, or never.
 */
const mostLeads = 20_000;

/** A lead as it is remembered: by its id where it has one. */
type Key = number | string;

/** The leads that are remembered. */
const known = (state: StreamState | undefined): Set<Key> =>
	new Set<Key>([...Object.keys(state?.dedupeKeys ?? {}), ...unpacked(state?.leads)]);

function remembered(keys: Iterable<Key>): Pick<StreamState, 'dedupeKeys' | 'leads'> {
	const all = [...new Set(keys)];
	const dedupeKeys = Object.fromEntries(
		all.filter((key) => typeof key === 'string').map((key) => [key, 0]),
	);
	return { dedupeKeys, leads: packed(all.filter((key) => typeof key === 'number')) };
}

function leadSet(reader: Reader, { event, campaignId, filter, isLeft }: LeadSet): Stream {
	const route = 'GET /campaigns/{campaign_id}/leads';
	const path = { campaign_id: campaignId };
	const kind = 'lead_category_id' in filter ? `${event} ${filter.lead_category_id}` : event;

	/** The whole list; undefined where its length and first page say that it is as it was. */
	async function changed(state: StreamState | undefined, before: Set<Key>) {
		const rows: IDataObject[] = [];
		let total: number | undefined;
		let isTotal = false;
		let hasMoved = false;
		for await (const part of reader.pages(route, leadsOfCampaign, { path, query: filter })) {
			const isFirst = rows.length === 0;
			hasMoved ||= isTotal && part.total !== undefined && part.total !== total;
			({ total } = part);
			for (const row of part.rows) rows.push(row);
			if (Math.max(total ?? 0, rows.length) > mostLeads) throw tooMany(kind, campaignId);
			// A total of no more than the page may just count that: it says nothing of what is behind.
			if (isFirst) isTotal = total !== undefined && total > part.rows.length;
			if (!isFirst || !state || !isTotal || total !== state.total) continue;
			if (part.rows.every((row) => before.has(keyOf(row)))) return undefined;
		}
		return { rows, total, hasMoved };
	}

	return {
		kind,
		key: `${kind} ${campaignId}`,
		async read(state, { from, isWhole }) {
			const before = known(state);
			const found = await changed(state, before);
			if (!found) return { events: [], state: state ?? { dedupeKeys: {} } };
			let fresh = found.rows.filter((row) => !before.has(keyOf(row)));
			if (!state && !isWhole) {
				fresh =
					from === undefined
						? []
						: await reader.all(route, leadsOfCampaign, {
								path,
								query: { ...filter, last_sent_time_gt: from },
							});
			}
			const now = new Set([...found.rows, ...fresh].map(keyOf));
			const missing = [...before].filter((key) => !now.has(key));
			// While it was read, the list moved: who is missing may be there, and the next poll reads it again.
			const gone = found.hasMoved ? missing : isLeft ? [] : missing.slice(-mostGone);
			const total = found.hasMoved ? undefined : found.total;
			return {
				events: distinct(fresh).map((row) => eventOf(row, event, campaignId, filter)),
				state: {
					...remembered([...gone, ...now]),
					...(total === undefined ? {} : { total }),
				},
			};
		},
		async latest() {
			const row = (await reader.first(route, leadsOfCampaign, { path, query: filter })).at(-1);
			return row && eventOf(row, event, campaignId, filter);
		},
	};
}

function keyOf(row: IDataObject): Key {
	const key = firstValueAt(row, [
		'campaign_lead_map_id',
		'email_lead_map_id',
		'lead.id',
		'id',
		'email',
	]);
	const id = Number(key);
	return Number.isSafeInteger(id) && id > 0 ? id : String(key);
}

/** Each lead once: while pages are read, the list may move under them. */
const distinct = (rows: IDataObject[]): IDataObject[] => [
	...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const tooMany = (kind: string, campaignId: number): Problem =>
	new Problem(
		'refused',
		`Campaign ${campaignId} has more than ${mostLeads.toLocaleString('en')} leads to watch for ${kind}`,
		{
			description:
				'Watch fewer campaigns or categories, or use the SmartLead Trigger, which SmartLead tells of each.',
		},
	);

function eventOf(
	row: IDataObject,
	event: LeadSet['event'],
	campaignId: number,
	filter: LeadSet['filter'],
): IDataObject {
	const lead = isObject(row.lead) ? row.lead : row;
	const category = 'lead_category_id' in filter ? filter.lead_category_id : undefined;
	const mapId = firstValueAt(row, ['campaign_lead_map_id', 'email_lead_map_id']);
	return {
		event_type: event,
		campaign_id: campaignId,
		sl_email_lead_id: lead.id,
		...(mapId === undefined ? {} : { sl_email_lead_map_id: mapId }),
		sl_lead_email: lead.email,
		...(category === undefined
			? {}
			: { lead_category_id: category, lead_category: { new_id: category } }),
		lead_data: lead,
	};
}
