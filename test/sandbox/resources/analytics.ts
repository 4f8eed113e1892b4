import { ok } from '../answers';
import { textIn } from '../read';
import { dayTeller } from './dates';
import { percent, type Mail } from './mails';
import { counts, figures, grouped, isPositive, pageOf, share, withReport } from './report';
import type { Report } from './report';

const hour = 3_600_000;

/** analytics.campaignList */
export const campaignList = withReport(({ campaigns }) =>
	ok({ ok: true, data: { campaign_list: campaigns.map(({ id, name }) => ({ id, name })) } }),
);

/** analytics.campaignPerformance: one row per campaign, whether it has sent or not. */
export const campaignPerformance = withReport(({ campaigns, mails, query, state }) => {
	const rows = campaigns.map(({ id, name }) => ({
		id,
		campaign_name: name,
		...figures(
			mails.filter(({ campaign }) => campaign.id === id),
			state,
		),
	}));
	return ok({ ok: true, data: { campaign_wise_performance: pageOf(rows, query) } });
});

/** analytics.campaignResponseStats: replies by the sentiment of the category they were put into. */
export const campaignResponseStats = withReport(({ campaigns, mails, state }) => {
	const rows = campaigns.map(({ id, name }) => {
		const replies = mails.filter((mail) => mail.campaign.id === id && mail.replyCount > 0);
		const feeling = (wanted: string) =>
			replies.filter(
				({ place }) => state.leadCategories.get(place.categoryId ?? 0)?.sentiment === wanted,
			).length;
		return {
			campaign_id: id,
			campaign_name: name,
			positive_reply: feeling('positive'),
			neutral_reply: feeling('neutral'),
			negative_reply: feeling('negative'),
		};
	});
	return ok({ ok: true, data: { campaign_wise_response_stats: rows } });
});

/** analytics.campaignStatusStats: a running campaign is called STARTED here. */
export const campaignStatusStats = withReport(({ campaigns }) => {
	const named = grouped(campaigns, ({ status }) => (status === 'ACTIVE' ? 'STARTED' : status));
	const rows = named.map(([status, { length: count }]) => ({ status, count }));
	return ok({ ok: true, data: { campaign_status_stats: rows } });
});

type Count = (mails: Mail[]) => number;

/**
 * One row per day on which anything happened. `when` says on which day a mail counts for each
 * heading; null where it does not count at all.
 */
function dayRows(
	{ query, span }: Report,
	mails: Mail[],
	when: Record<string, (mail: Mail) => string | null>,
) {
	const dayOf = dayTeller(textIn(query, 'timezone') ?? 'UTC');
	const moments = Object.entries(when).flatMap(([heading, read]) =>
		mails.flatMap((mail) => {
			const moment = read(mail);
			return moment !== null && span.holds(moment) ? [{ heading, day: dayOf(moment) }] : [];
		}),
	);
	return grouped(moments, ({ day }) => day).map(([date, ofDay]) => ({
		date,
		...Object.fromEntries(
			Object.keys(when).map((heading) => [
				heading,
				ofDay.filter((one) => one.heading === heading).length,
			]),
		),
	}));
}

const dayWise = (rows: unknown) => ok({ ok: true, data: { day_wise_stats: rows } });

/** analytics.dayWiseStats: everything on the day on which it happened. */
export const dayWiseStats = withReport((report) =>
	dayWise(
		dayRows(report, report.allMails, {
			sent: ({ sentAt }) => sentAt,
			opened: ({ openedAt }) => openedAt,
			replied: ({ repliedAt }) => repliedAt,
			bounced: ({ isBounced, sentAt }) => (isBounced ? sentAt : null),
		}),
	),
);

/** analytics.dayWiseStatsBySentTime: everything on the day on which the mail went out. */
export const dayWiseStatsBySentTime = withReport((report) =>
	dayWise(
		dayRows(report, report.mails, {
			sent: ({ sentAt }) => sentAt,
			opened: ({ openCount, sentAt }) => (openCount > 0 ? sentAt : null),
		}),
	),
);

/** analytics.dayWisePositiveReplies */
export const dayWisePositiveReplies = withReport((report) =>
	dayWise(
		dayRows(report, report.allMails.filter(isPositive(report.state)), {
			positive_replied: ({ repliedAt }) => repliedAt,
		}),
	),
);

/** analytics.dayWisePositiveRepliesBySentTime */
export const dayWisePositiveRepliesBySentTime = withReport((report) =>
	dayWise(
		dayRows(report, report.mails.filter(isPositive(report.state)), {
			positive_replied: ({ sentAt }) => sentAt,
		}),
	),
);

/** analytics.followUpReplyRate */
export const followUpReplyRate = withReport(({ mails }) => {
	const { sent, replied } = counts(mails.filter(({ number }) => number > 1));
	return ok({ ok: true, data: { followup_reply_rate: percent(replied, sent) } });
});

/** analytics.leadCategoryResponse */
export const leadCategoryResponse = withReport(({ mails, state }) => {
	const replies = mails.filter(({ replyCount }) => replyCount > 0);
	const named = grouped(
		replies,
		({ place }) => state.leadCategories.get(place.categoryId ?? 0)?.name ?? null,
	);
	const rows = named.map(([category, { length }]) => ({
		category,
		total_response: length,
		percentage: share(length, replies.length),
	}));
	return ok({ ok: true, data: { lead_responses_by_category: rows } });
});

/** analytics.leadStats: a lead is new where its first mail lies within the span. */
export const leadStats = withReport(({ mails }) => {
	const countOf: Count = (some) => new Set(some.map(({ place }) => place.mapId)).size;
	const total = countOf(mails);
	const fresh = countOf(mails.filter(({ number }) => number === 1));
	return ok({
		ok: true,
		data: {
			lead_stats: {
				count: { total, new: fresh, follow_up: total - fresh },
				percentage: { new: percent(fresh, total), follow_up: percent(total - fresh, total) },
			},
		},
	});
});

/** analytics.leadToReplyTime */
export const leadToReplyTime = withReport(({ mails }) => {
	const hours = mails.flatMap(({ repliedAt, sentAt }) =>
		repliedAt === null ? [] : [(Date.parse(repliedAt) - Date.parse(sentAt)) / hour],
	);
	const ranges: Array<[string, number, number]> = [
		['0-1h', 0, 1],
		['1-6h', 1, 6],
		['6-24h', 6, 24],
	];
	const rows = ranges.map(([time_range, from, to]) => ({
		time_range,
		count: hours.filter((time) => time >= from && time < to).length,
	}));
	return ok({ ok: true, data: { lead_to_reply_time: rows } });
});

/** analytics.leadsForFirstReply */
export const leadsForFirstReply = withReport(({ mails }) => {
	const { replied } = counts(mails);
	const leads = new Set(mails.map(({ place }) => place.mapId)).size;
	const taken = replied === 0 ? 0 : Math.ceil(leads / replied);
	return ok({ ok: true, data: { leads_take_for_first_reply: taken } });
});
