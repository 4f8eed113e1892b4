import type { IDataObject } from 'n8n-workflow';

import { firstAt, isObject } from '../engine/json';
import { leadsOfCampaign } from '../fields/lists';
import type { Reader } from './reader';
import type { Memory, Stream } from './stream';

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

function leadSet(reader: Reader, { event, campaignId, filter, isLeft }: LeadSet): Stream {
	const route = 'GET /campaigns/{campaign_id}/leads';
	const path = { campaign_id: campaignId };

	/** The whole list; undefined where its length and first page say that it is as it was. */
	async function changed(memory: Memory | undefined) {
		const rows: IDataObject[] = [];
		let total: number | undefined;
		for await (const part of reader.pages(route, leadsOfCampaign, { path, query: filter })) {
			const isFirst = rows.length === 0;
			({ total } = part);
			for (const row of part.rows) rows.push(row);
			// A total of no more than the page may just count that: it says nothing of what is behind.
			const tells = total !== undefined && total > part.rows.length && total === memory?.total;
			if (!isFirst || !memory || !tells) continue;
			if (part.rows.every((row) => keyOf(row) in memory.marks)) return undefined;
		}
		return { rows, total };
	}

	const kind = 'lead_category_id' in filter ? `${event} ${filter.lead_category_id}` : event;
	return {
		kind,
		key: `${kind} ${campaignId}`,
		async read(memory, { from, isWhole }) {
			const found = await changed(memory);
			if (!found) return { events: [], memory: memory ?? { marks: {} } };
			let fresh = found.rows.filter((row) => !(keyOf(row) in (memory?.marks ?? {})));
			if (!memory && !isWhole) {
				fresh =
					from === undefined
						? []
						: await reader.all(route, leadsOfCampaign, {
								path,
								query: { ...filter, last_sent_time_gt: from },
							});
			}
			const now = Object.fromEntries([...found.rows, ...fresh].map((row) => [keyOf(row), 0]));
			const gone = isLeft
				? []
				: Object.entries(memory?.marks ?? {})
						.filter(([key]) => !(key in now))
						.slice(-mostGone);
			const { total } = found;
			return {
				events: fresh.map((row) => eventOf(row, event, campaignId, filter)),
				memory: {
					marks: { ...Object.fromEntries(gone), ...now },
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

const keyOf = (row: IDataObject): string =>
	String(firstAt(row, ['campaign_lead_map_id', 'email_lead_map_id', 'lead.id', 'id', 'email']));

function eventOf(
	row: IDataObject,
	event: LeadSet['event'],
	campaignId: number,
	filter: LeadSet['filter'],
): IDataObject {
	const lead = isObject(row.lead) ? row.lead : row;
	const category = 'lead_category_id' in filter ? filter.lead_category_id : undefined;
	const mapId = firstAt(row, ['campaign_lead_map_id', 'email_lead_map_id']);
	return {
		event_type: event,
		campaign_id: campaignId,
		sl_email_lead_id: lead.id,
		...(mapId === undefined ? {} : { sl_email_lead_map_id: mapId as number }),
		sl_lead_email: lead.email,
		...(category === undefined
			? {}
			: { lead_category_id: category, lead_category: { new_id: category } }),
		lead_data: lead,
	};
}
