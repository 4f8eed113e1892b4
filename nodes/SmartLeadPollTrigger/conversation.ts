import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../engine/json';
import { dedupeKeyOf, momentIn } from './stream';

/** A conversation as it stands in the inbox: the reference and live answers name its parts otherwise. */
export interface Conversation {
	row: IDataObject;
	campaignId: number;
	leadId?: number;
	/** Names it in the state. */
	dedupeKey: string;
	/** When the lead last answered, in ms. */
	repliedAt: number;
}

export function conversationOf(row: IDataObject): Conversation {
	const mapId = firstValueAt(row, ['email_lead_map_id', 'campaign_lead_map_id', 'id']);
	const leadId = Number(firstValueAt(row, ['email_lead_id', 'lead.id']) ?? NaN);
	const lastReply = firstValueAt(row, ['last_reply_time', 'last_message.received_at']);
	return {
		row,
		campaignId: Number(firstValueAt(row, ['email_campaign_id', 'campaign.id', 'campaign_id'])),
		...(Number.isSafeInteger(leadId) ? { leadId } : {}),
		dedupeKey: `c${String(mapId)}`,
		repliedAt: momentIn(lastReply) ?? 0,
	};
}

/** One reply of a conversation. */
export interface Reply {
	dedupeKey: string;
	/** In ms; 0 where nobody says. */
	at: number;
	event: IDataObject;
}

const historyPlaces = [
	'email_history',
	'history.history',
	'message_history',
	'history',
	'messages',
];

export function messagesIn(row: IDataObject): IDataObject[] {
	const history = firstValueAt(row, historyPlaces);
	return Array.isArray(history) ? history.filter(isObject) : [];
}

const isReply = (message: IDataObject): boolean => {
	const kind = firstValueAt(message, ['type', 'direction']);
	// One page shows a history of which only the times tell who wrote.
	return kind === undefined ? 'received_at' in message : kind === 'REPLY' || kind === 'inbound';
};

const found = (from: IDataObject | undefined, ...places: string[]) => firstValueAt(from, places);

const timeOf = (message: IDataObject) => found(message, 'time', 'received_at', 'sent_at');

/** The replies of a conversation as events, the oldest first. */
export function repliesOf(one: Conversation, row: IDataObject): Reply[] {
	const messages = messagesIn(row).sort(
		(a, b) => (momentIn(timeOf(a)) ?? 0) - (momentIn(timeOf(b)) ?? 0),
	);
	const received = messages.filter(isReply);
	// Where there is no history, the row tells of the last reply.
	const replies = received.length > 0 ? received : [{ ...lastMessageOf(row), type: 'REPLY' }];
	const sent = messages.filter((message) => !isReply(message));
	return replies.map((message, index) => {
		const at = momentIn(timeOf(message)) ?? one.repliedAt;
		const id = firstValueAt(message, ['message_id', 'id']) ?? timeOf(message);
		const before = sent.filter((other) => (momentIn(timeOf(other)) ?? 0) <= at).at(-1);
		return {
			dedupeKey: dedupeKeyOf(one.dedupeKey, id),
			at,
			event: eventOf(
				row,
				{ message, before, isLast: index === replies.length - 1 },
				received.length > 0 ? index + 1 : undefined,
			),
		};
	});
}

const lastMessageOf = (row: IDataObject): IDataObject => {
	const { last_message: last, last_reply_time: time } = row;
	return isObject(last) ? last : { time };
};

/** The event as a webhook would bring it. */
function eventOf(
	row: IDataObject,
	{ message, before, isLast }: { message: IDataObject; before?: IDataObject; isLast: boolean },
	count: number | undefined,
): IDataObject {
	const lead = found(row, 'lead_email', 'lead.email', 'to');
	const mailbox = found(before, 'from', 'from_email') ?? found(row, 'from');
	const author = found(message, 'from', 'from_email');
	const last = isLast ? lastMessageOf(row) : {};
	const html = found(message, 'email_body', 'body') ?? found(last, 'body');
	const time = timeOf(message) ?? row.last_reply_time;
	return withoutGaps({
		event_type: 'EMAIL_REPLY',
		event_timestamp: time,
		time_replied: time,
		campaign_id: found(row, 'email_campaign_id', 'campaign.id', 'campaign_id'),
		campaign_name: found(row, 'email_campaign_name', 'campaign.name'),
		sl_email_lead_id: found(row, 'email_lead_id', 'lead.id'),
		sl_email_lead_map_id: found(row, 'email_lead_map_id', 'campaign_lead_map_id'),
		sl_lead_email: lead,
		from_email: mailbox ?? author,
		to_email: mailbox === undefined ? found(message, 'to', 'to_email') : lead,
		...(author === undefined || author === mailbox
			? {}
			: { leadCorrespondence: { targetLeadEmail: lead, replyReceivedFrom: author } }),
		stats_id: found(message, 'stats_id', 'email_stats_id') ?? found(before, 'stats_id'),
		lead_category_id: found(row, 'lead_category_id', 'category.id'),
		subject: found(message, 'subject'),
		cc_emails: message.cc,
		reply_count: count,
		reply_message: withoutGaps({
			message_id: found(message, 'message_id'),
			time: time,
			html,
			text: found(message, 'plain_text_body'),
		}),
		...(before
			? {
					sent_message: withoutGaps({
						message_id: before.message_id,
						time: timeOf(before),
						html: found(before, 'email_body', 'body'),
					}),
				}
			: {}),
	});
}

const withoutGaps = (fields: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
