import type { INodeParameters } from 'n8n-workflow';

import type { Row, Rows } from '../row';
import { ofClient } from './scenes';

const january = { startDate: '2026-01-01', endDate: '2026-01-31' };
const days = { start_date: '2026-01-01', end_date: '2026-01-31' };
/** Longer than the statistics of a campaign allow. */
const winter = { startDate: '2025-12-01T00:00:00.000+00:00', endDate: '2026-02-28' };
const daysOfWinter = { start_date: '2025-12-01', end_date: '2026-02-28' };

const clients = { clientIds: [201, 202] };
const campaigns = { campaignIds: '301,302' };
const ids = { campaign_ids: '301,302', client_ids: '201,202' };
const zone = { timezone: 'America/New_York' };
const whole = { fullData: true };
const full = { full_data: 'true' };
const page = { offset: '0', limit: '1' };

interface Known {
	/** A span of days; the reports that have none count what there is. */
	hasDays?: false;
	/** What is filled in beside the ids, and what is sent then. */
	more?: INodeParameters;
	/** The same in Options: nothing of it narrows the report. */
	options?: INodeParameters;
	sends?: Record<string, string>;
	/** Further fields at the top level. */
	own?: INodeParameters;
	byCampaign?: false;
	/** The rows of a first page, after which a second one is asked for. */
	rows?: number;
	/** A time zone that every request needs. */
	needs?: { parameters: INodeParameters; query: Record<string, string> };
}

/** A report over January with nothing else, and one over a winter with everything. */
function report(
	operation: string,
	{ hasDays, more = {}, options, sends = {}, own = {}, byCampaign, rows, needs }: Known,
): Row {
	const first: Record<string, string> = rows === undefined ? {} : { offset: '0', limit: '50' };
	const spans = (values: object) => (hasDays === false ? {} : values);
	const query = { ...spans(days), ...needs?.query, ...first };
	const next = { offset: String(rows), limit: String(50 - (rows ?? 0)) };
	return {
		id: `analytics.${operation}`,
		required: {
			parameters: { ...spans(january), ...needs?.parameters },
			// Nothing says how many rows there are: an empty page ends the list.
			sends: [{ query }, ...(rows === undefined ? [] : [{ query: { ...query, ...next } }])],
		},
		all: [
			{
				scene: ofClient,
				parameters: {
					...spans(winter),
					...needs?.parameters,
					...own,
					...(rows === undefined ? {} : { limit: 1 }),
					filters: { ...clients, ...(byCampaign === false ? {} : campaigns), ...more },
					...(options ? { options } : {}),
				},
				sends: [
					{
						query: {
							...spans(daysOfWinter),
							...needs?.query,
							...(byCampaign === false ? { client_ids: ids.client_ids } : ids),
							...sends,
							...(rows === undefined ? {} : page),
						},
					},
				],
			},
		],
	};
}

const zoned = { options: zone, sends: zone } as const;
const wholly = { options: { ...zone, ...whole }, sends: { ...zone, ...full } } as const;
const counted = { hasDays: false, byCampaign: false } as const;
const bySending = {
	needs: { parameters: { timezone: 'Europe/Berlin' }, query: { timezone: 'Europe/Berlin' } },
} as const;

export const analytics: Rows = {
	campaignList: report('campaignList', counted),
	campaignPerformance: report('campaignPerformance', { ...wholly, rows: 2 }),
	campaignResponseStats: report('campaignResponseStats', wholly),
	campaignStatusStats: report('campaignStatusStats', counted),
	clientList: report('clientList', counted),
	clientPerformance: report('clientPerformance', {
		...wholly,
		byCampaign: false,
		rows: 2,
	}),
	dayWisePositiveReplies: report('dayWisePositiveReplies', zoned),
	dayWisePositiveRepliesBySentTime: report('dayWisePositiveRepliesBySentTime', bySending),
	dayWiseStats: report('dayWiseStats', zoned),
	dayWiseStatsBySentTime: report('dayWiseStatsBySentTime', bySending),
	domainHealth: report('domainHealth', { ...wholly, rows: 1 }),
	followUpReplyRate: report('followUpReplyRate', zoned),
	leadCategoryResponse: report('leadCategoryResponse', zoned),
	leadStats: report('leadStats', zoned),
	leadToReplyTime: report('leadToReplyTime', zoned),
	leadsForFirstReply: report('leadsForFirstReply', zoned),
	emailAccountHealth: report('mailboxHealth', {
		...wholly,
		more: { isBounced: false },
		sends: { ...wholly.sends, is_bounced: 'false' },
		rows: 3,
	}),
	emailAccountOverallStats: report('mailboxOverallStats', counted),
	monthWiseClientCount: report('monthWiseClientCount', counted),
	overallStats: report('overallStats', {
		...wholly,
		more: { isAgency: false },
		sends: { ...wholly.sends, is_agency: 'false' },
	}),
	providerPerformance: report('providerPerformance', {
		...wholly,
		own: { rows: 'tag' },
	}),
	teamBoardStats: report('teamBoardStats', wholly),
};
