import { either, ok, refuse } from '../answers';
import { numberIn, textIn } from '../read';
import type { Campaign, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values } from '../types';
import { withCampaign } from './campaign';
import { placedIn, type Placed } from './campaignLead';
import { momentOf, readSpan } from './dates';
import { fullMessage, messagesOf } from './campaignLeadHistory';
import { leadSummary } from './leadRecord';
import { asTexts, without } from './live';
import { mailsOf, mailsTo, percent, sumsOf } from './mails';
import type { Mail } from './mails';

function fitsStatus(mail: Mail, wanted: string | undefined): boolean {
	switch (wanted) {
		case 'opened':
			return mail.openCount > 0;
		case 'clicked':
			return mail.clickCount > 0;
		case 'replied':
			return mail.replyCount > 0;
		case 'unsubscribed':
			return mail.isUnsubscribed;
		case 'bounced':
			return mail.isBounced;
		default:
			return true;
	}
}

/** The times of a statistics request, or the refusal of one that is none. */
function readTimes(query: Values): { after: number; before: number } | { refusal: ApiAnswer } {
	const times = { sent_time_start_date: -Infinity, sent_time_end_date: Infinity };
	for (const name of ['sent_time_start_date', 'sent_time_end_date'] as const) {
		const given = textIn(query, name);
		if (given === undefined) continue;
		times[name] = momentOf(given);
		if (Number.isNaN(times[name])) return { refusal: refuse(422, `${name} must be a valid date`) };
	}
	return { after: times.sent_time_start_date, before: times.sent_time_end_date };
}

function mailRow(mail: Mail, state: SandboxState) {
	const { lead, place } = mail;
	return {
		stats_id: `stats-${mail.statsId}`,
		lead_name: [lead.firstName, lead.lastName].filter(Boolean).join(' '),
		lead_email: lead.email,
		lead_category: leadSummary(lead, place, state).category_name,
		sequence_number: mail.number,
		sent_time: mail.sentAt,
		open_time: mail.openedAt,
		reply_time: mail.repliedAt,
		is_unsubscribed: mail.isUnsubscribed,
		is_bounced: mail.isBounced,
	};
}

/** A row as it arrives live, with the mail as it went out. */
function liveRow(mail: Mail, state: SandboxState) {
	return {
		...mailRow(mail, state),
		email_campaign_seq_id: mail.step?.id ?? null,
		seq_variant_id: mail.variantId,
		email_subject: mail.subject,
		email_message: mail.body,
		click_time: mail.clickedAt,
		open_count: mail.openCount,
		click_count: mail.clickCount,
	};
}

/** The sums of each step that has sent something. */
function stepRows(mails: Mail[], campaign: Campaign) {
	const numbers = [...new Set(mails.map(({ number }) => number))].sort((a, b) => a - b);
	return numbers.map((number) => ({
		campaign_id: campaign.id,
		sequence_number: number,
		...sumsOf(mails.filter((mail) => mail.number === number)),
	}));
}

/** campaignStatistics.getAll: one row per mail; the second shape has one per step and no total. */
export const getAll: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const times = readTimes(query);
	if ('refusal' in times) return times.refusal;
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 100;
	const number = numberIn(query, 'email_sequence_number');
	const found = mailsOf(campaign, state).filter((mail) => {
		const sent = Date.parse(mail.sentAt);
		return (
			sent > times.after &&
			sent < times.before &&
			(number === undefined || mail.number === number) &&
			fitsStatus(mail, textIn(query, 'email_status'))
		);
	});
	return either(
		shapes,
		() => {
			const data = found.slice(offset, offset + limit).map((mail) => mailRow(mail, state));
			return ok({ total_stats: String(found.length), data, offset, limit });
		},
		() => {
			const data = stepRows(found, campaign).slice(offset, offset + limit);
			return ok({ ok: true, data, offset, limit });
		},
		() => {
			const data = found.slice(offset, offset + limit).map((mail) => liveRow(mail, state));
			return ok({ total_stats: String(found.length), data, offset, limit });
		},
	);
});

function liveLeadRow(placed: Placed, campaign: Campaign, state: SandboxState) {
	const { place, lead } = placed;
	const account = place.emailAccountId ?? campaign.emailAccountIds[0] ?? 0;
	return {
		lead_id: String(lead.id),
		email_lead_map_id: String(place.mapId),
		from: state.emailAccounts.get(account)?.fromEmail ?? null,
		to: lead.email,
		status: place.status,
		created_at: place.createdAt,
		last_seq_num: place.lastStep,
		history: messagesOf(placed, campaign, state).map((message) => fullMessage(message)),
	};
}

/** campaignStatistics.leadStatistics: the second shape does not say whether there is more. */
export const leadStatistics: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 100;
	const after = textIn(query, 'event_time_gt');
	const found = placedIn(campaign, state).filter(
		({ place: { lastEventAt } }) =>
			after === undefined || (lastEventAt !== null && Date.parse(lastEventAt) > momentOf(after)),
	);
	const page = found.slice(offset, offset + limit);
	const hasMore = offset + page.length < found.length;
	if (shapes === 'live') {
		const data = page.map((placed) => liveLeadRow(placed, campaign, state));
		return ok({ hasMore, data, skip: offset, limit });
	}
	const data = page.map((placed) => {
		const { place, lead } = placed;
		const mails = mailsTo(placed, campaign, state);
		return {
			lead_id: lead.id,
			campaign_lead_map_id: place.mapId,
			email: lead.email,
			status: place.status,
			sent_count: mails.length,
			open_count: place.openCount,
			click_count: place.clickCount,
			reply_count: place.replyCount,
			is_bounced: place.isBounced,
			is_unsubscribed: place.isUnsubscribed,
			last_event_time: place.lastEventAt,
		};
	});
	return ok({ ok: true, data, ...(shapes === 'documented' ? { hasMore } : {}) });
});

/** Only both dates together narrow the time. */
function mailboxSpan(query: Values) {
	const { start_date: start, end_date: end, time_zone } = query;
	const both = start !== undefined && end !== undefined;
	const always = { start_date: '1970-01-01', end_date: '9999-12-31' };
	return readSpan({ ...(both ? { start_date: start, end_date: end } : always), time_zone });
}

/** campaignStatistics.mailboxStatistics: one row per mailbox of the campaign. */
export const mailboxStatistics: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const span = mailboxSpan(query);
	if ('refusal' in span) return span.refusal;
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 20;
	const clientId = numberIn(query, 'client_id');
	const mails = mailsOf(campaign, state).filter((mail) => span.holds(mail.sentAt));
	const accounts = campaign.emailAccountIds
		.flatMap((id) => state.emailAccounts.get(id) ?? [])
		.filter((account) => clientId === undefined || account.clientId === clientId);
	const data = accounts.slice(offset, offset + limit).map((account) => {
		const sums = sumsOf(mails.filter((mail) => mail.from === account.fromEmail));
		return {
			email_account_id: account.id,
			from_email: account.fromEmail,
			sent_count: sums.sent,
			open_count: sums.opened,
			click_count: sums.clicked,
			reply_count: sums.replied,
			bounce_count: sums.bounced,
			unsubscribed_count: sums.unsubscribed,
			reply_rate: percent(sums.replied, sums.sent),
		};
	});
	const texts = () =>
		data.map((row) =>
			asTexts({ ...without(row, 'email_account_id', 'reply_rate'), sender_bounce_count: 0 }),
		);
	return ok({ ok: true, data: shapes === 'live' ? texts() : data });
});
