import { either, ok } from '../answers';
import type { Campaign, SandboxState } from '../state/state';
import type { Handler } from '../types';
import { withCampaign } from './campaign';
import { placedIn } from './campaignLead';
import { readSpan } from './dates';
import { asTexts, without } from './live';
import { mailsOf, percent, sumsOf } from './mails';
import type { Mail, Sums } from './mails';

/** A longer stretch by date is refused. */
const longestSpan = 30;

/** The totals of a campaign in the words of its page. */
function totals(sums: Sums) {
	return {
		total_sent: sums.sent,
		total_opened: sums.opened,
		total_clicked: sums.clicked,
		total_replied: sums.replied,
		open_rate: percent(sums.opened, sums.sent),
		click_rate: percent(sums.clicked, sums.sent),
		reply_rate: percent(sums.replied, sums.sent),
		bounce_rate: percent(sums.bounced, sums.sent),
		unsubscribe_rate: percent(sums.unsubscribed, sums.sent),
	};
}

/** The totals as they arrive live: other words, and every number as a text. */
function liveTotals(campaign: Campaign, mails: Mail[], state: SandboxState) {
	const sums = sumsOf(mails);
	const count = (read: (mail: Mail) => number) =>
		String(mails.reduce((total, mail) => total + read(mail), 0));
	return {
		id: campaign.id,
		name: campaign.name,
		status: campaign.status,
		sent_count: String(sums.sent),
		open_count: count((mail) => mail.openCount),
		unique_open_count: String(sums.opened),
		click_count: count((mail) => mail.clickCount),
		unique_click_count: String(sums.clicked),
		reply_count: count((mail) => mail.replyCount),
		bounce_count: String(sums.bounced),
		unsubscribed_count: String(sums.unsubscribed),
		total_count: String(placedIn(campaign, state).length),
	};
}

/** All that is told live besides: whose campaign it is, and how far its leads are. */
function liveReport(campaign: Campaign, mails: Mail[], state: SandboxState) {
	const places = placedIn(campaign, state).map(({ place }) => place);
	const count = (...statuses: string[]) =>
		places.filter(({ status }) => statuses.includes(status)).length;
	const client = state.clients.get(campaign.clientId ?? 0);
	return {
		...liveTotals(campaign, mails, state),
		user_id: state.userId,
		created_at: campaign.createdAt,
		unique_sent_count: String(new Set(mails.map(({ place }) => place.mapId)).size),
		block_count: String(count('BLOCKED')),
		drafted_count: '0',
		sequence_count: String(campaign.sequence.length),
		client_id: campaign.clientId,
		client_name: client?.name ?? null,
		client_email: client?.email ?? null,
		parent_campaign_id: campaign.parentCampaignId,
		campaign_lead_stats: {
			total: places.length,
			notStarted: count('STARTED'),
			inprogress: count('INPROGRESS'),
			paused: count('PAUSED'),
			completed: count('COMPLETED'),
			stopped: count('STOPPED'),
			blocked: count('BLOCKED'),
			interested: places.filter(({ categoryId }) => categoryId === 1).length,
		},
	};
}

/** campaignStatistics.analytics */
export const analytics: Handler = withCampaign((campaign, _request, { state, shapes }) => {
	const mails = mailsOf(campaign, state);
	const named = { campaign_id: campaign.id, campaign_name: campaign.name };
	return either(
		shapes,
		() => ok({ ok: true, data: [{ ...named, ...totals(sumsOf(mails)) }] }),
		() => ok(liveTotals(campaign, mails, state)),
		() => ok(liveReport(campaign, mails, state)),
	);
});

/** campaignStatistics.analyticsByDate: at most 30 days. */
export const analyticsByDate: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const span = readSpan(query, longestSpan);
	if ('refusal' in span) return span.refusal;
	const { start: start_date, end: end_date } = span;
	const mails = mailsOf(campaign, state).filter((mail) => span.holds(mail.sentAt));
	const { total_sent, open_rate, click_rate, reply_rate } = totals(sumsOf(mails));
	const rates = { total_sent, open_rate, click_rate, reply_rate };
	return either(
		shapes,
		() => ok({ ok: true, data: [{ campaign_id: campaign.id, start_date, end_date, ...rates }] }),
		() => ok({ ...liveTotals(campaign, mails, state), start_date, end_date }),
		() => {
			const report = without(liveReport(campaign, mails, state), 'campaign_lead_stats');
			return ok({ ...report, start_date, end_date });
		},
	);
});

/** campaignStatistics.topLevelAnalyticsByDate: at most 30 days. */
export const topLevelAnalyticsByDate: Handler = withCampaign(
	(campaign, { query }, { state, shapes }) => {
		const span = readSpan(query, longestSpan);
		if ('refusal' in span) return span.refusal;
		const mails = mailsOf(campaign, state).filter((mail) => span.holds(mail.sentAt));
		const sums = sumsOf(mails);
		const { total_sent, open_rate, reply_rate } = totals(sums);
		const row = { total_sent, total_delivered: sums.sent - sums.bounced, open_rate, reply_rate };
		return either(
			shapes,
			() => ok({ ok: true, data: [row] }),
			() => ok(row),
			() => ok(asTexts(row)),
		);
	},
);

function stepStats(mails: Mail[]) {
	const sums = sumsOf(mails);
	return {
		sent_count: sums.sent,
		open_count: sums.opened,
		click_count: sums.clicked,
		reply_count: sums.replied,
		bounce_count: sums.bounced,
		unsubscribed_count: sums.unsubscribed,
		open_percentage: percent(sums.opened, sums.sent),
	};
}

/** campaignStatistics.sequenceAnalytics: one entry per step, whether it has sent or not. */
export const sequenceAnalytics: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const span = readSpan(query);
	if ('refusal' in span) return span.refusal;
	const mails = mailsOf(campaign, state).filter((mail) => span.holds(mail.sentAt));
	const stats = (some: Mail[]) => (shapes === 'live' ? asTexts(stepStats(some)) : stepStats(some));
	const sequences = campaign.sequence.map((step, index) => {
		const ofStep = mails.filter((mail) => mail.number === step.number);
		return {
			id: index + 1,
			email_campaign_seq_id: step.id,
			seq_number: step.number,
			seq_type: step.type,
			subject_line: step.subject,
			total_stats: stats(ofStep),
			variants: step.variants.map(({ id, label }) => ({
				id,
				variant_label: label,
				stats: stats(ofStep.filter((mail) => mail.variantId === id)),
			})),
		};
	});
	return ok({ ok: true, data: { campaign_id: campaign.id, sequences } });
});
