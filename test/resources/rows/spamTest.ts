import { byId, type Rows } from '../row';

const spamTestId = byId(4502);
const path = { spam_test_id: '4502' };

const test = {
	testName: 'Launch of January',
	campaignId: byId(301),
	sequenceMappingId: byId(1001),
	senderAccounts: ['sender1@example.com'],
	providerIds: ['1', '2'],
};
const testSent = {
	test_name: 'Launch of January',
	campaign_id: 301,
	sequence_mapping_id: 1001,
	sender_accounts: ['sender1@example.com'],
	provider_ids: [1, 2],
	spam_filters: ['spam_assassin'],
	link_checker: true,
	is_warmup: true,
	all_email_sent_without_time_gap: false,
	min_time_btwn_emails: 10,
	min_time_unit: 'minutes',
};
const changed = {
	...test,
	spamFilters: 'spam_assassin, other_filter',
	linkChecker: false,
	isWarmup: false,
	withoutTimeGap: true,
	minTimeBetweenEmails: 2,
	minTimeUnit: 'hours',
};
const changedSent = {
	...testSent,
	spam_filters: ['spam_assassin', 'other_filter'],
	link_checker: false,
	is_warmup: false,
	all_email_sent_without_time_gap: true,
	min_time_btwn_emails: 2,
	min_time_unit: 'hours',
};
const times = { scheduleStartTime: '2027-01-15T10:00:00.000Z', testEndDate: '2027-04-15' };
const timesSent = { schedule_start_time: '2027-01-15T10:00:00.000Z', test_end_date: '2027-04-15' };

export const spamTest: Rows = {
	createAutomated: {
		id: 'smartDelivery.createAutomatedTest',
		required: {
			parameters: { ...test, ...times },
			sends: [
				{
					body: {
						...testSent,
						...timesSent,
						every_days: 7,
						scheduler_cron_value: {
							tz: 'UTC',
							days: [1, 2, 3, 4, 5],
							startHour: '09:00',
							endHour: '17:00',
						},
					},
				},
			],
		},
		all: [
			{
				parameters: {
					...changed,
					...times,
					everyDays: 3,
					timezone: 'Europe/Berlin',
					days: [1, 0],
					startHour: '8:30',
					endHour: '12:00',
					simplify: false,
					options: { testDescription: 'Before the launch', folderId: byId(61) },
				},
				sends: [
					{
						body: {
							...changedSent,
							...timesSent,
							every_days: 3,
							scheduler_cron_value: {
								tz: 'Europe/Berlin',
								days: [1, 0],
								startHour: '08:30',
								endHour: '12:00',
							},
							description: 'Before the launch',
							folder_id: 61,
						},
					},
				],
			},
		],
	},
	createManual: {
		id: 'smartDelivery.createManualTest',
		required: { parameters: test, sends: [{ body: testSent }] },
		all: [
			{
				parameters: { ...changed, options: { testDescription: 'Before the launch' } },
				sends: [{ body: { ...changedSent, description: 'Before the launch' } }],
			},
		],
	},
	delete: {
		id: 'smartDelivery.deleteTests',
		required: {
			parameters: { spamTestIds: '4501, 4502' },
			sends: [{ body: { spamTestIds: [4501, 4502] } }],
		},
		all: [],
	},
	get: {
		id: 'smartDelivery.getTest',
		required: { parameters: { spamTestId }, sends: [{ path }] },
		all: [{ parameters: { spamTestId, simplify: false }, sends: [{ path }] }],
	},
	getAll: {
		id: 'smartDelivery.getTests',
		required: {
			parameters: {}, // The list has no total: only an empty page ends it.
			sends: [{ body: { offset: 0, limit: 50 } }, { body: { offset: 2, limit: 48 } }],
		},
		all: [{ parameters: { limit: 1 }, sends: [{ body: { offset: 0, limit: 1 } }] }],
	},
	stop: {
		id: 'smartDelivery.stopTest',
		required: { parameters: { spamTestId }, sends: [{ path }] },
		all: [],
	},
};
