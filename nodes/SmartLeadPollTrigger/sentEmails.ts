import type { IDataObject } from 'n8n-workflow';

import { byOffset } from '../engine/run/pages';
import { leadsOfCampaign, type PagedList } from '../fields/lists';
import type { Reader } from './reader';
import { lateness, dedupeKeyOf, momentIn, type StreamState, type Stream } from './stream';

/** A row holds the whole email, some 10 KB. */
const list: PagedList = { paths: ['data'], pages: byOffset({ size: 100, total: 'total_stats' }) };

const day = 86_400_000;

interface Sent {
	dedupeKey: string;
	at: number;
	event: IDataObject;
}

/** The emails that a campaign has sent. */
export function sentEmails(reader: Reader, campaignId: number): Stream {
	const path = { campaign_id: campaignId };

	/** Those that were sent after a moment. Some answers have sums in place of emails: then by lead. */
	async function sentSince(moment: number): Promise<Sent[]> {
		const since = new Date(moment).toISOString();
		let rows = await reader.all('GET /campaigns/{campaign_id}/statistics', list, {
			path,
			query: { sent_time_start_date: since },
		});
		if (rows.some(({ stats_id: id }) => id === undefined)) {
			rows = await reader.all('GET /campaigns/{campaign_id}/leads', leadsOfCampaign, {
				path,
				query: { last_sent_time_gt: since },
			});
		}
		return rows.flatMap((row) => sentOf(row, campaignId) ?? []).filter(({ at }) => at > moment);
	}

	return {
		kind: 'sent',
		key: `sent ${campaignId}`,
		async read(state, { from, isWhole }) {
			const isQuiet = !state && from === undefined && !isWhole;
			// The clocks may differ: what comes now is known, whatever its time.
			const beginning = isQuiet ? Date.now() - day : (momentIn(from) ?? 0);
			const { floor = beginning, dedupeKeys } = state ?? { floor: beginning, dedupeKeys: {} };
			const sent = await sentSince(floor);
			const fresh = isQuiet ? [] : sent.filter(({ dedupeKey }) => !(dedupeKey in dedupeKeys));
			fresh.sort((one, other) => one.at - other.at);
			return { events: fresh.map(({ event }) => event), state: stateOf(floor, dedupeKeys, sent) };
		},
		async latest() {
			const recent = await sentSince(Date.now() - 30 * day);
			return recent.sort((one, other) => one.at - other.at).at(-1)?.event;
		},
	};
}

/** Asks the next time for what is later than the last email, and for what came in late. */
function stateOf(before: number, dedupeKeys: StreamState['dedupeKeys'], sent: Sent[]): StreamState {
	const last = Math.max(0, ...sent.map(({ at }) => at));
	const floor = Math.max(before, last - lateness);
	const all = [
		...Object.entries(dedupeKeys),
		...sent.map(({ dedupeKey, at }) => [dedupeKey, at] as const),
	];
	return { floor, dedupeKeys: Object.fromEntries(all.filter(([, at]) => at > floor)) };
}

function sentOf(row: IDataObject, campaignId: number): Sent | undefined {
	const at = momentIn(row.sent_time ?? row.last_sent_time);
	if (at === undefined) return undefined;
	const email = row.lead_email ?? row.email;
	const time = new Date(at).toISOString();
	return {
		dedupeKey: row.stats_id === undefined ? dedupeKeyOf(email, at) : dedupeKeyOf(row.stats_id),
		at,
		event: {
			event_type: 'EMAIL_SENT',
			event_timestamp: time,
			time_sent: time,
			campaign_id: campaignId,
			sl_lead_email: email,
			to_email: email,
			...(row.lead_email === undefined ? { sl_email_lead_id: row.id } : {}),
			...(row.stats_id === undefined ? {} : { stats_id: row.stats_id }),
			...(row.lead_name === undefined ? {} : { to_name: row.lead_name }),
			...(row.sequence_number === undefined ? {} : { sequence_number: row.sequence_number }),
			...(row.email_subject === undefined ? {} : { custom_subject: row.email_subject }),
			...(row.email_message === undefined ? {} : { custom_email_message: row.email_message }),
		},
	};
}
