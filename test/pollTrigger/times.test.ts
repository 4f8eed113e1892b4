import type { IDataObject } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

/*
 * Times as APIs and databases write them. One without an offset is one in UTC, wherever n8n runs.
 */

inFakeTime();

const hour = 3_600_000;
/** The night in which the clocks of North America are put forward. */
const start = Date.parse('2026-03-08T06:30:00Z');

const iso = (moment: number) => new Date(moment).toISOString();
const forms: Record<string, (moment: number) => number | string> = {
	'in UTC': iso,
	'with a space': (moment) => iso(moment).slice(0, 19).replace('T', ' '),
	'without an offset': (moment) => iso(moment).slice(0, 19),
	'with an offset': (moment) => `${iso(moment + 5.5 * hour).slice(0, 19)}+05:30`,
	'in milliseconds': (moment) => moment,
	'in seconds, as text': (moment) => String(moment / 1000),
	'as in headers': (moment) => new Date(moment).toUTCString(),
};

/** What SmartLead lists of the first so many emails, an hour apart. */
type Listed = (count: number) => IDataObject[];

const replies =
	(write: (moment: number) => number | string): Listed =>
	(count) =>
		moments(count)
			.reverse()
			.map(({ id, at }) => ({
				email_lead_map_id: id,
				email_lead_id: id,
				email_campaign_id: 301,
				lead_email: `lead${id}@example.com`,
				last_reply_time: write(at),
				email_history: [{ type: 'REPLY', time: write(at), message_id: `<${id}@example.com>` }],
			}));

const sent =
	(write: (moment: number) => number | string): Listed =>
	(count) =>
		moments(count).map(({ id, at }) => ({
			stats_id: `stats ${id}`,
			lead_email: `lead${id}@example.com`,
			sent_time: write(at),
		}));

const moments = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ id: index + 1, at: start + index * hour }));

const kinds: Array<[event: string, id: string, listed: typeof replies]> = [
	['EMAIL_REPLY', 'inbox.getReplies', replies],
	['EMAIL_SENT', 'campaignStatistics.getAll', sent],
];

const table = kinds.flatMap((kind) =>
	Object.entries(forms).map(([form, write]) => [kind[0], form, kind[1], kind[2](write)] as const),
);

test.each(table)('%s, %s', async (event, _, id, listed) => {
	const since = iso(start + hour / 2);
	const stage = new Stage({ events: [event], startFrom: 'date', startDate: since });
	let count = 3;
	stage.sandbox.misbehave({
		id,
		times: Infinity,
		answer({ body, query }) {
			const { offset } = (body === '' ? query : JSON.parse(body)) as IDataObject;
			const data = Number(offset ?? 0) > 0 ? [] : listed(count);
			return {
				status: 200,
				headers: { 'Content-Type': 'application/json' },
				body: JSON.stringify({ ok: true, data }),
			};
		},
	});
	// What came before is old, and the oldest of the others comes first.
	expect(emailsOf(await stage.poll())).toEqual(['lead2@example.com', 'lead3@example.com']);
	expect(await stage.poll()).toEqual([]);
	count = 4;
	expect(emailsOf(await stage.poll())).toEqual(['lead4@example.com']);
});
