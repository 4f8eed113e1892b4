import { byId, type Rows } from '../row';
import { path } from './known';
import { ofClient } from './scenes';

const campaignId = byId(301);
const january = { startDate: '2026-01-01', endDate: '2026-01-30' };
const days = { start_date: '2026-01-01', end_date: '2026-01-30' };
/** A time is sent as the day that is written in it, whatever its zone. */
const times = { startDate: '2026-01-02T12:00:00.000+02:00', endDate: '2026-01-31T12:30:00.000Z' };
const daysOfTimes = { start_date: '2026-01-02', end_date: '2026-01-31' };

export const campaignStatistics: Rows = {
	analytics: {
		id: 'campaignStatistics.analytics',
		required: { parameters: { campaignId }, sends: [{ path }] },
		all: [],
	},
	analyticsByDate: {
		id: 'campaignStatistics.analyticsByDate',
		required: { parameters: { campaignId, ...january }, sends: [{ path, query: days }] },
		all: [
			{
				parameters: { campaignId, ...times, options: { timezone: 'Europe/Berlin' } },
				sends: [{ path, query: { ...daysOfTimes, time_zone: 'Europe/Berlin' } }],
			},
			{
				// Moments: the day is the one that it is by then where the workflow belongs, in UTC here.
				parameters: {
					campaignId,
					startDate: '={{ DateTime.fromISO("2026-01-01T09:00", { zone: "Asia/Tokyo" }) }}',
					endDate: '={{ DateTime.fromISO("2026-01-30", { zone: "America/New_York" }) }}',
				},
				sends: [{ path, query: days }],
			},
		],
	},
	getAll: {
		id: 'campaignStatistics.getAll',
		required: {
			parameters: { campaignId },
			// The total ends the list; where none is documented, an empty page does.
			sends: [{ path, query: { offset: '0', limit: '50' } }],
			alternately: [
				{ path, query: { offset: '0', limit: '50' } },
				{ path, query: { offset: '2', limit: '48' } },
			],
		},
		all: [
			{
				parameters: {
					campaignId,
					limit: 1,
					filters: {
						emailSequenceNumber: 1,
						emailStatus: 'replied',
						sentTimeEndDate: '2026-01-31',
						sentTimeStartDate: '2026-01-01T01:00:00+01:00',
					},
				},
				sends: [
					{
						path,
						query: {
							email_sequence_number: '1',
							email_status: 'replied',
							sent_time_end_date: '2026-01-31T00:00:00.000Z',
							sent_time_start_date: '2026-01-01T00:00:00.000Z',
							offset: '0',
							limit: '1',
						},
					},
				],
			},
		],
	},
	leadStatistics: {
		id: 'campaignStatistics.leadStatistics',
		required: {
			parameters: { campaignId },
			sends: [{ path, query: { offset: '0', limit: '50' } }],
			alternately: [
				{ path, query: { offset: '0', limit: '50' } },
				{ path, query: { offset: '3', limit: '47' } },
			],
		},
		all: [
			{
				parameters: { campaignId, limit: 1, filters: { eventTimeGt: '2026-01-02T03:04:05Z' } },
				sends: [{ path, query: { event_time_gt: '2026-01-02', offset: '0', limit: '1' } }],
			},
		],
	},
	emailAccountStatistics: {
		id: 'campaignStatistics.mailboxStatistics',
		required: {
			parameters: { campaignId },
			sends: [
				{ path, query: { offset: '0', limit: '20' } },
				{ path, query: { offset: '1', limit: '20' } },
			],
		},
		all: [
			{
				scene: ofClient,
				parameters: {
					campaignId,
					limit: 1,
					filters: {
						...january,
						clientId: byId(201),
					},
					options: { privateApiKey: 'another key', timezone: 'America/New_York' },
				},
				sends: [
					{
						path,
						query: {
							...days,
							client_id: '201',
							private_api_key: 'another key',
							time_zone: 'America/New_York',
							offset: '0',
							limit: '1',
						},
					},
				],
			},
		],
	},
	sequenceAnalytics: {
		id: 'campaignStatistics.sequenceAnalytics',
		required: { parameters: { campaignId, ...january }, sends: [{ path, query: days }] },
		all: [
			{
				parameters: {
					campaignId,
					...times,
					returnAll: true,
					options: { timezone: 'Europe/Berlin' },
				},
				sends: [{ path, query: { ...daysOfTimes, time_zone: 'Europe/Berlin' } }],
			},
		],
	},
	topLevelAnalyticsByDate: {
		id: 'campaignStatistics.topLevelAnalyticsByDate',
		required: { parameters: { campaignId, ...january }, sends: [{ path, query: days }] },
		all: [{ parameters: { campaignId, ...times }, sends: [{ path, query: daysOfTimes }] }],
	},
};
