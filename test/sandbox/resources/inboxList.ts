import { either, ok, refuse } from '../answers';
import { threadOf } from '../state/inbox';
import type { Thread } from '../state/inbox';
import { flagIn, idIn, listIn, numberIn, numbersIn, recordIn, textIn } from '../read';
import type { Campaign, CampaignLead, Lead, SandboxState } from '../state/state';
import type { Handler, Values, World } from '../types';
import { fullMessage, messagesOf } from './campaignLeadHistory';
import { fitsEmailStatus } from './leadRecord';
import { mailsTo } from './mails';

/** A conversation with everything that is known of it. */
interface Conversation {
	place: CampaignLead;
	lead: Lead;
	campaign: Campaign;
	thread: Thread;
	scheduledTime: string | null;
}

function conversation(place: CampaignLead, state: SandboxState): Conversation | undefined {
	const lead = state.leads.get(place.leadId);
	const campaign = state.campaigns.get(place.campaignId);
	if (!lead || !campaign) return undefined;
	const waiting = state.inbox.mails.find(
		({ mapId, scheduledTime }) => mapId === place.mapId && scheduledTime !== null,
	);
	return {
		place,
		lead,
		campaign,
		thread: { ...threadOf({ ...state.inbox, threads: new Map(state.inbox.threads) }, place.mapId) },
		scheduledTime: waiting?.scheduledTime ?? null,
	};
}

const statuses: Record<string, string> = {
	Opened: 'is_opened',
	Clicked: 'is_clicked',
	Replied: 'is_replied',
	Unsubscribed: 'is_unsubscribed',
	Bounced: 'is_bounced',
	Accepted: 'is_accepted',
	'Not Replied': 'not_replied',
};

/** One value or a list of them; everything where the filter is not there. */
function holds(filters: Values, name: string, ...values: unknown[]): boolean {
	const wanted = filters[name];
	if (wanted === undefined) return true;
	return [wanted].flat().some((one) => values.includes(one));
}

function fitsCategory(categoryId: number | null, wanted: Values): boolean {
	const within = numbersIn(wanted, 'categoryIdsIn');
	const without = numbersIn(wanted, 'categoryIdsNotIn') ?? [];
	const kinds = [flagIn(wanted, 'unassigned'), flagIn(wanted, 'isAssigned')];
	if (
		kinds.includes(true) &&
		flagIn(wanted, categoryId === null ? 'unassigned' : 'isAssigned') !== true
	)
		return false;
	if (categoryId === null) return within === undefined;
	return (within?.includes(categoryId) ?? true) && !without.includes(categoryId);
}

function fits({ place, lead, campaign, thread }: Conversation, filters: Values): boolean {
	const search = textIn(filters, 'search')?.toLowerCase() ?? '';
	const text = [lead.email, lead.firstName, lead.lastName].join(' ').toLowerCase();
	const [from, to] = listIn(filters, 'replyTimeBetween') ?? [];
	const replied = place.replyCount > 0 ? Date.parse(place.lastEventAt ?? '') : NaN;
	const status = filters.emailStatus;
	return (
		text.includes(search) &&
		fitsCategory(place.categoryId, recordIn(filters, 'leadCategories')) &&
		(status === undefined ||
			[status].flat().some((one) => fitsEmailStatus(place, statuses[String(one)] ?? ''))) &&
		holds(filters, 'campaignId', campaign.id) &&
		holds(filters, 'subSequenceId', campaign.parentCampaignId === null ? null : campaign.id) &&
		holds(filters, 'emailAccountId', place.emailAccountId) &&
		holds(filters, 'campaignTeamMemberId', campaign.teamMemberId, thread.teamMemberId) &&
		holds(filters, 'campaignTagId', ...campaign.tagIds) &&
		holds(filters, 'campaignClientId', campaign.clientId) &&
		(from === undefined ||
			(replied >= Date.parse(String(from)) && replied <= Date.parse(String(to))))
	);
}

/** A conversation as the pages of the reference show it. */
function documented(found: Conversation, state: SandboxState, history: boolean) {
	const { place, lead, campaign, thread, scheduledTime } = found;
	const mails = mailsTo({ place, lead }, campaign, state);
	const last = mails.at(-1);
	const category = state.leadCategories.get(place.categoryId ?? 0);
	const member = state.teamMembers.get(thread.teamMemberId ?? 0);
	const sentOf = mails.map(({ subject, sentAt }) => ({
		subject,
		direction: 'outbound',
		sent_at: sentAt,
	}));
	const replied = mails
		.filter(({ repliedAt }) => repliedAt !== null)
		.map(({ subject, repliedAt }) => ({
			subject: `Re: ${subject}`,
			direction: 'inbound',
			received_at: repliedAt,
		}));
	return {
		id: `msg_${place.mapId}`,
		// A text here, a number in the requests.
		campaign_lead_map_id: String(place.mapId),
		lead: {
			email: lead.email,
			first_name: lead.firstName,
			last_name: lead.lastName,
			company: lead.companyName,
		},
		campaign: { id: campaign.id, name: campaign.name },
		last_message: last && {
			subject: `Re: ${last.subject}`,
			body: '<p>Thank you.</p>',
			received_at: last.repliedAt,
		},
		email_status: place.replyCount > 0 ? 'Replied' : 'Accepted',
		category: category ? { id: category.id, name: category.name } : null,
		assigned_to: member ? { id: member.id, name: member.name } : null,
		is_read: thread.isRead,
		is_important: thread.isImportant,
		is_archived: thread.isArchived,
		...(thread.snoozedUntil === null ? {} : { snoozed_until: thread.snoozedUntil }),
		...(thread.reminder === null
			? {}
			: { reminder_time: thread.reminder.time, reminder_message: thread.reminder.message }),
		...(scheduledTime === null ? {} : { scheduled_time: scheduledTime }),
		...(history ? { message_history: [...sentOf, ...replied] } : {}),
	};
}

/** The same as the older reference has it. */
function older({ place, lead, campaign, thread }: Conversation) {
	return {
		email_lead_map_id: place.mapId,
		email_lead_id: lead.id,
		lead_first_name: lead.firstName,
		lead_last_name: lead.lastName,
		lead_email: lead.email,
		lead_status: place.status,
		lead_category_id: place.categoryId,
		last_sent_time: place.lastSentAt,
		last_reply_time: place.replyCount > 0 ? place.lastEventAt : null,
		has_new_unread_email: place.replyCount > 0 && !thread.isRead,
		email_account_id: place.emailAccountId,
		revenue: thread.revenue,
		email_campaign_id: campaign.id,
		email_campaign_name: campaign.name,
		is_important: thread.isImportant,
		is_archived: thread.isArchived,
		is_snoozed: thread.snoozedUntil !== null,
		team_member_id: thread.teamMemberId,
	};
}

/** A row as it arrives live; the messages only where they were asked for. */
function live(found: Conversation, state: SandboxState, history: boolean) {
	const { place, lead, campaign, scheduledTime } = found;
	const { schedule } = campaign;
	const messages = history ? messagesOf({ place, lead }, campaign, state) : [];
	return {
		...older(found),
		email_lead_id: String(lead.id),
		email_lead_map_id: String(place.mapId),
		revenue: found.thread.revenue.toFixed(2),
		current_sequence_number: place.lastStep,
		sequence_count: campaign.sequence.length,
		email_campaign_seq_id:
			campaign.sequence.find(({ number }) => number === place.lastStep)?.id ?? null,
		lead_next_timestamp_to_send: scheduledTime,
		sub_sequence_id: campaign.parentCampaignId === null ? null : campaign.id,
		belongs_to_sub_sequence: campaign.parentCampaignId !== null,
		is_pushed_to_sub_sequence: false,
		is_ooo_automated_push_lead: null,
		old_replaced_lead_data: null,
		client_id: campaign.clientId,
		campaign_sending_schedule: schedule && {
			tz: schedule.timezone,
			days: schedule.days,
			startHour: schedule.startHour,
			endHour: schedule.endHour,
		},
		...(history ? { email_history: messages.map((message) => fullMessage(message)) } : {}),
	};
}

/** The order that was asked for; the other ones of the reference are left as they come. */
function latestFirst(order: string) {
	const time = ({ place }: Conversation): string => {
		if (order === 'SENT_TIME_DESC') return place.lastSentAt ?? '';
		const replied = place.replyCount > 0 ? place.lastEventAt : null;
		return order === 'REPLY_TIME_DESC' ? (replied ?? '') : '';
	};
	return (one: Conversation, other: Conversation) => time(other).localeCompare(time(one));
}

/** A list of the conversations that `belongs` lets in. */
function list(belongs: (found: Conversation, world: World) => boolean): Handler {
	return ({ query, body }, world) => {
		const { state, shapes } = world;
		const offset = numberIn(body, 'offset') ?? 0;
		const limit = numberIn(body, 'limit') ?? 20;
		const filters = recordIn(body, 'filters');
		const sub = numberIn(filters, 'subSequenceId');
		if (sub !== undefined && !state.campaigns.has(sub)) return refuse(422, 'Invalid subSequenceId');
		const found = [...state.campaignLeads.values()]
			.flatMap((place) => conversation(place, state) ?? [])
			.filter((one) => belongs(one, world) && fits(one, filters))
			.sort(latestFirst(textIn(body, 'sortBy') ?? 'REPLY_TIME_DESC'));
		const page = found.slice(offset, offset + limit);
		const history = flagIn(query, 'fetch_message_history') ?? false;
		return either(
			shapes,
			() =>
				ok({
					messages: page.map((one) => documented(one, state, history)),
					total_count: found.length,
					offset,
					limit,
				}),
			() => ok({ ok: true, data: page.map(older), offset, limit }),
			() => ok({ ok: true, data: page.map((one) => live(one, state, history)), offset, limit }),
		);
	};
}

const hasReplied = ({ place, thread }: Conversation) => place.replyCount > 0 && !thread.isArchived;

export const getReplies = list(hasReplied);
export const getViews = list(hasReplied);
export const getUnread = list((found) => hasReplied(found) && !found.thread.isRead);
export const getSent = list(
	({ place }, { state }) =>
		place.lastStep > 0 || state.inbox.mails.some(({ mapId }) => mapId === place.mapId),
);
export const getSnoozed = list(({ thread }) => thread.snoozedUntil !== null);
export const getScheduled = list(({ scheduledTime }) => scheduledTime !== null);
export const getReminders = list(({ thread }) => thread.reminder !== null);
export const getImportant = list(({ thread }) => thread.isImportant);
export const getArchived = list(({ thread }) => thread.isArchived);
export const getAssigned = list(({ thread }) => thread.teamMemberId !== null);

/** inbox.get */
export const get: Handler = ({ path }, { state }) => {
	const id = idIn(path, 'id');
	const place = state.campaignLeads.get(id);
	const found = place && conversation(place, state);
	if (!found) return refuse(404, `Inbox item not found with ID ${id}`);
	return ok(documented(found, state, true));
};
