import { either, json, ok } from '../answers';
import { numberIn, textIn } from '../read';
import type { SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values } from '../types';
import { isDay, momentOf } from './dates';
import { mailsOf } from './mails';
import type { Mail } from './mails';

function badTime(error: string): ApiAnswer {
	return json(400, { error, status: 'error' });
}

/** The window of time, ends included; a day as its end lasts until midnight. */
function readWindow(query: Values): { from: number; to: number } | { refusal: ApiAnswer } {
	const given = {
		event_time_from: textIn(query, 'event_time_from'),
		event_time_to: textIn(query, 'event_time_to'),
	};
	for (const [name, value] of Object.entries(given)) {
		if (value === undefined || !Number.isNaN(momentOf(value))) continue;
		return {
			refusal: badTime(`Invalid ${name} format. Use YYYY-MM-DD or ISO 8601 format.`),
		};
	}
	const { event_time_from: start, event_time_to: end } = given;
	if (end !== undefined && start === undefined) {
		return { refusal: badTime('event_time_to can only be used with event_time_from') };
	}
	const from = start === undefined ? -Infinity : momentOf(start);
	const to = end === undefined ? Infinity : momentOf(end) + (isDay(end) ? 86_399_999 : 0);
	return { from, to };
}

interface Event {
	mail: Mail;
	type: string;
	time: string;
}

/** What happened to a mail, in the words of the second page. */
function eventsOf(mail: Mail): Event[] {
	const times: Array<[string, string | null]> = [
		['email_sent', mail.sentAt],
		['email_opened', mail.openedAt],
		['email_clicked', mail.clickedAt],
		['email_replied', mail.repliedAt],
	];
	return times.flatMap(([type, time]) => (time === null ? [] : [{ mail, type, time }]));
}

function activity(mail: Mail) {
	const replies = mail.repliedAt !== null;
	return {
		stats_id: mail.statsId,
		message_id: mail.messageId,
		subject: mail.subject,
		email_body: mail.body,
		sent_time: mail.sentAt,
		from_email: mail.from,
		to_email: mail.lead.email,
		email_seq_number: mail.number,
		open_count: mail.openCount,
		click_count: mail.clickCount,
		click_details: {},
		reply_details: replies
			? {
					time: mail.repliedAt,
					reply_email_body: `<p>A reply to mail ${mail.number}.</p>`,
					message_id: `<reply.${mail.statsId}@mail.example.com>`,
				}
			: null,
		thread_replies: [],
	};
}

/** One row per place of a lead that something happened at. */
function placeRows(events: Event[]) {
	const mailsByPlace = new Map<number, Set<Mail>>();
	for (const { mail } of events) {
		const { mapId } = mail.place;
		mailsByPlace.set(mapId, (mailsByPlace.get(mapId) ?? new Set()).add(mail));
	}
	return [...mailsByPlace.values()].flatMap((mails) => {
		const [first] = mails;
		if (!first) return [];
		const { place, campaign } = first;
		return {
			lead_id: place.leadId,
			email_lead_map_id: place.mapId,
			campaign_id: campaign.id,
			campaign_name: campaign.name,
			campaign_status: campaign.status,
			status: place.status,
			current_seq_num: place.lastStep,
			created_at: place.createdAt,
			activities: [...mails].map(activity),
		};
	});
}

function allEvents(state: SandboxState): Event[] {
	return [...state.campaigns.values()].flatMap((c) => mailsOf(c, state).flatMap(eventsOf));
}

/** lead.getActivities: leads with their mails, or, in the second shape, one row per event. */
export const getActivities: Handler = ({ query }, { state, shapes }) => {
	const window = readWindow(query);
	if ('refusal' in window) return window.refusal;
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 100;
	const events = allEvents(state).filter(({ time }) => {
		const moment = Date.parse(time);
		return moment >= window.from && moment <= window.to;
	});
	return either(
		shapes,
		() => {
			const rows = placeRows(events);
			const data = rows.slice(offset, offset + limit);
			return ok({ data, hasMore: offset + data.length < rows.length });
		},
		() =>
			ok({
				total: events.length,
				data: events.slice(offset, offset + limit).map(({ mail, type, time }) => ({
					lead_email: mail.lead.email,
					campaign_id: mail.campaign.id,
					campaign_name: mail.campaign.name,
					activity_type: type,
					event_time: time,
				})),
			}),
	);
};
