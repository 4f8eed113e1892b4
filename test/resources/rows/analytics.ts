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

/** The place of optional fields: a list has filters, a single answer options. */
type Place = 'filters' | 'options';

interface Known {
	place: Place;
	/** A span of days; the reports that have none count what there is. */
	hasDays?: false;
	/** What is filled in beside the ids, and what is sent then. */
	more?: INodeParameters;
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
	{ place, hasDays, more = {}, sends = {}, own = {}, byCampaign, rows, needs }: Known,
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
					[place]: { ...clients, ...(byCampaign === false ? {} : campaigns), ...more },
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

const filters = { place: 'filters', more: zone, sends: zone } as const;
const options = { place: 'options', more: zone, sends: zone } as const;
const wholeFilters = {
	place: 'filters',
	more: { ...zone, ...whole },
	sends: { ...zone, ...full },
} as const;
const counted = { hasDays: false, byCampaign: false } as const;
const bySending = {
	place: 'filters',
	needs: { parameters: { timezone: 'Europe/Berlin' }, query: { timezone: 'Europe/Berlin' } },
} as const;

export const analytics: Rows = {
	campaignList: report('campaignList', { ...counted, place: 'filters' }),
	campaignPerformance: report('campaignPerformance', { ...wholeFilters, rows: 2 }),
	campaignResponseStats: report('campaignResponseStats', wholeFilters),
	campaignStatusStats: report('campaignStatusStats', { ...counted, place: 'filters' }),
	clientList: report('clientList', { ...counted, place: 'filters' }),
	clientPerformance: report('clientPerformance', {
		...wholeFilters,
		more: { ...wholeFilters.more, filter: 'Example' },
		sends: { ...wholeFilters.sends, filter: 'Example' },
		byCampaign: false,
		rows: 2,
	}),
	dayWisePositiveReplies: report('dayWisePositiveReplies', filters),
	dayWisePositiveRepliesBySentTime: report('dayWisePositiveRepliesBySentTime', bySending),
	dayWiseStats: report('dayWiseStats', filters),
	dayWiseStatsBySentTime: report('dayWiseStatsBySentTime', bySending),
	domainHealth: report('domainHealth', { ...wholeFilters, rows: 1 }),
	followUpReplyRate: report('followUpReplyRate', options),
	leadCategoryResponse: report('leadCategoryResponse', filters),
	leadStats: report('leadStats', options),
	leadToReplyTime: report('leadToReplyTime', filters),
	leadsForFirstReply: report('leadsForFirstReply', options),
	mailboxHealth: report('mailboxHealth', {
		...wholeFilters,
		more: { ...wholeFilters.more, isBounced: false },
		sends: { ...wholeFilters.sends, is_bounced: 'false' },
		rows: 3,
	}),
	mailboxOverallStats: report('mailboxOverallStats', { ...counted, place: 'options' }),
	monthWiseClientCount: report('monthWiseClientCount', { ...counted, place: 'filters' }),
	overallStats: report('overallStats', {
		place: 'options',
		more: { ...zone, ...whole, isAgency: false },
		sends: { ...zone, ...full, is_agency: 'false' },
	}),
	providerPerformance: report('providerPerformance', {
		...wholeFilters,
		place: 'options',
		own: { rows: 'tag' },
	}),
	teamBoardStats: report('teamBoardStats', wholeFilters),
};
