import { byId, type Rows } from '../row';
import { everySetting, everySettingSent } from './settings';
import { manualStep, stepsForm, stepsSent } from './steps';

const path = { campaign_id: '301' };

/** The settings of the sandbox's campaign, with a new name. */
const kept = {
	client_id: null,
	enable_ai_esp_matching: false,
	follow_up_percentage: 40,
	name: 'Renamed',
	send_as_plain_text: false,
	stop_lead_settings: 'REPLY_TO_AN_EMAIL',
	track_settings: [],
	unsubscribe_text: '',
};

/** What a campaign is made of: mailboxes, steps, schedule, settings, and its start. */
export const campaignSetUp: Rows = {
	addEmailAccounts: {
		id: 'campaign.addEmailAccounts',
		required: {
			parameters: { campaignId: byId(301), emailAccountIds: [102, 103] },
			sends: [{ path, body: { email_account_ids: [102, 103] } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					emailAccountIds: '={{ "102, 103" }}',
					options: { autoAdjustWarmup: true },
				},
				sends: [{ path, body: { email_account_ids: [102, 103], auto_adjust_warmup: true } }],
			},
		],
	},
	removeEmailAccounts: {
		id: 'campaign.removeEmailAccounts',
		required: {
			parameters: { campaignId: byId(301), emailAccountIds: [101] },
			sends: [{ path, body: { email_account_ids: [101] } }],
		},
		all: [
			{
				parameters: { campaignId: byId(301), emailAccountIds: ['101', '102'] },
				sends: [{ path, body: { email_account_ids: [101, 102] } }],
			},
		],
	},
	saveSequences: {
		id: 'campaign.saveSequences',
		required: {
			parameters: {
				campaignId: byId(301),
				steps: {
					step: [
						{ subject: 'Hello', emailBody: '<p>Hello</p>' },
						{ emailBody: '<p>Still there?</p>' },
					],
				},
			},
			sends: [
				{
					path,
					body: {
						sequences: [
							{
								id: null,
								seq_number: 1,
								subject: 'Hello',
								email_body: '<p>Hello</p>',
								seq_delay_details: { delay_in_days: 0 },
							},
							{
								id: null,
								seq_number: 2,
								subject: '',
								email_body: '<p>Still there?</p>',
								seq_delay_details: { delay_in_days: 3 },
							},
						],
					},
				},
			],
		},
		all: [
			{
				parameters: { campaignId: byId(301), steps: stepsForm },
				sends: [{ path, body: { sequences: stepsSent } }],
			},
			{
				parameters: {
					campaignId: byId(301),
					stepsFrom: 'json',
					stepsJson: JSON.stringify([...stepsSent, manualStep]),
				},
				sends: [{ path, body: { sequences: [...stepsSent, manualStep] } }],
			},
		],
	},
	updateSchedule: {
		id: 'campaign.updateSchedule',
		required: {
			parameters: { campaignId: byId(301), maxNewLeadsPerDay: 20 },
			sends: [
				{
					path,
					body: {
						timezone: 'UTC',
						days_of_the_week: [1, 2, 3, 4, 5],
						start_hour: '09:00',
						end_hour: '17:00',
						max_new_leads_per_day: 20,
					},
				},
			],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					timezone: 'Europe/Berlin',
					daysOfTheWeek: [0, 6],
					startHour: '8:30',
					endHour: '18:15',
					maxNewLeadsPerDay: 0,
					updateFields: {
						minTimeBtwEmails: 12,
						scheduleStartTime: '2026-01-15T11:30:00+01:00',
					},
				},
				sends: [
					{
						path,
						body: {
							timezone: 'Europe/Berlin',
							days_of_the_week: [0, 6],
							start_hour: '08:30',
							end_hour: '18:15',
							max_new_leads_per_day: 0,
							min_time_btw_emails: 12,
							schedule_start_time: '2026-01-15T10:30:00.000Z',
						},
					},
				],
			},
		],
	},
	updateSettings: {
		id: 'campaign.updateSettings',
		required: {
			parameters: { campaignId: byId(301), updateFields: { name: 'Renamed' } },
			sends: [
				{ id: 'campaign.get', path },
				// The page of one campaign shows only some of its settings; the list shows the others.
				{ id: 'campaign.getAll' },
				{ path, body: kept },
			],
			alternately: [
				{ id: 'campaign.get', path },
				{ path, body: kept },
			],
			live: [
				{ id: 'campaign.get', path },
				{ path, body: kept },
			],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					updateFields: {
						...everySetting,
						clientId: byId(202),
						name: 'Renamed',
						unsubscribeText: '',
					},
				},
				sends: [
					{ id: 'campaign.get', path },
					{
						path,
						body: { ...everySettingSent, client_id: 202, name: 'Renamed', unsubscribe_text: '' },
					},
				],
			},
		],
	},
	updateStatus: {
		id: 'campaign.updateStatus',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [{ path, body: { status: 'PAUSED' } }],
		},
		all: [
			{
				parameters: { campaignId: byId(301), status: 'START' },
				sends: [{ path, body: { status: 'START' } }],
			},
			{
				parameters: { campaignId: byId(301), status: 'STOPPED' },
				sends: [{ path, body: { status: 'STOPPED' } }],
			},
		],
	},
};
