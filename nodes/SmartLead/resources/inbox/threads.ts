import { byOffset } from '../../../engine/run/pages';
import type { Simplify } from '../../../engine/spec/list';
import type { Operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { choice, option, yesOrNo } from '../../../fields/plain';

/** A message of a conversation: what an agent needs to read it and to answer it. */
const simplifiedMessage: Simplify = {
	type: ['type', 'direction'],
	time: ['time', 'sent_at', 'received_at'],
	from: ['from', 'sent_from', 'from_email'],
	to: ['to', 'sent_to', 'to_email'],
	cc: 'cc',
	subject: 'subject',
	email_body: ['email_body', 'body'],
	stats_id: ['stats_id', 'email_stats_id'],
	message_id: ['message_id', 'id'],
};

/** A conversation, as the two sources of the reference and live answers name its parts. */
const simplifiedThread: Simplify = {
	email_lead_map_id: ['email_lead_map_id', 'campaign_lead_map_id'],
	email_lead_id: ['email_lead_id', 'lead.id'],
	lead_email: ['lead_email', 'lead.email'],
	lead_first_name: ['lead_first_name', 'lead.first_name'],
	lead_last_name: ['lead_last_name', 'lead.last_name'],
	lead_status: ['lead_status', 'lead.status'],
	category_id: ['lead_category_id', 'lead_category.id', 'category.id'],
	category_name: [
		'lead_category_name',
		'category_name',
		'lead_category.name',
		'category.name',
		'lead_category',
	],
	campaign_id: ['email_campaign_id', 'campaign.id'],
	campaign_name: ['email_campaign_name', 'campaign.name'],
	email_account_id: ['email_account_id', 'email_account.id'],
	email_account: ['email_account.email', 'from_email'],
	team_member_id: ['team_member_id', 'assigned_to.id', 'team_member.id'],
	assigned_to: ['assigned_to', 'team_member_name', 'team_member'],
	client_id: 'client_id',
	tags: ['tags', 'lead_tags'],
	email_status: 'email_status',
	subject: 'last_message.subject',
	body: 'last_message.body',
	last_sent_time: ['last_sent_time', 'last_message.sent_at'],
	last_reply_time: ['last_reply_time', 'last_message.received_at'],
	is_read: 'is_read',
	has_new_unread_email: 'has_new_unread_email',
	is_important: 'is_important',
	reminder_time: 'reminder_time',
	reminder_message: 'reminder_message',
	scheduled_time: 'scheduled_time',
	snoozed_until: 'snoozed_until',
	email_history: {
		path: ['email_history', 'history.history', 'message_history', 'history', 'messages'],
		each: simplifiedMessage,
		inherited: { from: ['history.from'], to: ['history.to'] },
	},
};

const history = yesOrNo(
	'Include Message History',
	'fetchMessageHistory',
	'Whether to return the whole conversations, which takes longer',
);

/** The orders of the lists; the first is the usual one. */
export const byReply = [
	option('Last Reply First', 'REPLY_TIME_DESC'),
	option('Last Sent First', 'SENT_TIME_DESC'),
];
export const byReminder = [
	option('Earliest Reminder First', 'REMINDER_TIME_ASC'),
	option('Latest Reminder First', 'REMINDER_TIME_DESC'),
];
export const bySchedule = [
	option('Earliest First', 'SCHEDULED_TIME_ASC'),
	option('Latest First', 'SCHEDULED_TIME_DESC'),
];

/** What the lists of the inbox have in common: filters, order and pages in the body of a POST that only reads. */
export function threads(filters: Encoded, order = byReply, more: { history?: false } = {}) {
	const preset = order[0]?.value ?? '';
	return {
		body: { filters },
		optional: {
			...(more.history === false ? {} : { query: { fetch_message_history: history } }),
			body: {
				sortBy: choice('Sort By', 'sortBy', preset, 'The order of the conversations', order),
			},
		},
		list: {
			paths: ['data', 'messages', 'data.messages'],
			pages: byOffset({ size: 20, in: 'body', total: 'total_count' }),
		},
		simplify: simplifiedThread,
		readOnly: true,
	} satisfies Partial<Operation>;
}
