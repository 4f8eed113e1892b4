import type { INodeParameters } from 'n8n-workflow';

import { byId, type Rows, type Sent } from '../row';
import { everyCheck, person } from './lead';
import { everySetting, everySettingSent } from './settings';
import { formOfNewSteps, newStepsSent } from './steps';

const path = { campaign_id: '301' };

/** Pages of a hundred; a list without a total ends with an empty one. */
const page = (offset: number) => ({ offset: String(offset), limit: '100' });

const checked = [
	{ id: 'campaign.getSequences', path },
	{ id: 'campaign.getEmailAccounts', path },
	{ id: 'campaignLead.getAll', path, query: page(0) },
];
const accounts = [0, 3].map((offset) => ({ id: 'emailAccount.getAll', query: page(offset) }));
const blocked = { id: 'emailAccount.getAll', query: { ...page(0), isWarmupBlocked: 'true' } };

/** The next campaign that the sandbox makes. */
const path303 = { campaign_id: '303' };

const usualSchedule = {
	timezone: 'UTC',
	days_of_the_week: [1, 2, 3, 4, 5],
	start_hour: '09:00',
	end_hour: '17:00',
	max_new_leads_per_day: 20,
};

/** A launch with everything but its start. */
const everything: Sent[] = [
	{ id: 'campaign.getAll' },
	{ id: 'campaign.create', body: { name: 'Spring outreach', client_id: 202 } },
	{ id: 'campaign.saveSequences', path: path303, body: { sequences: newStepsSent } },
	{
		id: 'campaign.updateSchedule',
		path: path303,
		body: {
			timezone: 'Europe/Berlin',
			days_of_the_week: [0, 6],
			start_hour: '08:30',
			end_hour: '18:15',
			max_new_leads_per_day: 5,
			min_time_btw_emails: 12,
			schedule_start_time: '2099-01-15T10:30:00.000Z',
		},
	},
	{
		id: 'campaign.updateSettings',
		path: path303,
		body: everySettingSent,
	},
	{
		id: 'campaign.addEmailAccountsByTag',
		path: path303,
		body: { tag_ids: [402], only_connected: true },
	},
	{
		id: 'campaignLead.add',
		path: path303,
		body: {
			settings: {
				ignore_community_bounce_list: true,
				ignore_duplicate_leads_in_other_campaign: false,
				ignore_global_block_list: true,
				ignore_unsubscribe_list: true,
				return_lead_ids: true,
			},
			lead_list: [{ ...person, custom_fields: { job_title: 'Head of Sales' } }],
		},
	},
];

const least: INodeParameters = {
	name: 'Spring outreach',
	steps: { step: [{ subject: 'Hello', emailBody: '<p>Hello</p>' }] },
	maxNewLeadsPerDay: 20,
};

/** The least that makes a campaign, from the email accounts on. */
const made = (accountIds: number[]): Sent[] => [
	{ id: 'campaign.create', body: { name: 'Spring outreach' } },
	{
		id: 'campaign.saveSequences',
		path: path303,
		body: {
			sequences: [
				{
					id: null,
					seq_number: 1,
					subject: 'Hello',
					email_body: '<p>Hello</p>',
					seq_delay_details: { delay_in_days: 0 },
				},
			],
		},
	},
	{ id: 'campaign.updateSchedule', path: path303, body: usualSchedule },
	{ id: 'campaign.addEmailAccounts', path: path303, body: { email_account_ids: accountIds } },
	{
		id: 'campaignLead.add',
		path: path303,
		body: { settings: everyCheck, lead_list: [{ email: 'new1@example.com' }] },
	},
];

const started: Sent[] = [
	{ id: 'campaign.getAll' },
	...accounts,
	...made([101, 102, 103]),
	{ id: 'campaign.updateStatus', path: path303, body: { status: 'START' } },
];

/** Jobs that are made of several requests. */
export const campaignJobs: Rows = {
	check: {
		id: 'campaign.check',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [
				{ id: 'campaign.get', path },
				{ id: 'campaign.getAll' },
				...checked,
				// What the documented list of a campaign's email accounts does not tell.
				...accounts,
			],
			alternately: [{ id: 'campaign.get', path }, ...checked, ...accounts],
			live: [{ id: 'campaign.get', path }, ...checked, blocked],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					output: 'summary',
					options: {
						lowestReputation: 80,
						mostDays: 5,
						skipFindings: ['noUnsubscribe', 'trackingWithoutDomain'],
						stopOnErrors: false,
					},
				},
				sends: [{ id: 'campaign.get', path }, { id: 'campaign.getAll' }, ...checked, ...accounts],
				alternately: [{ id: 'campaign.get', path }, ...checked, ...accounts],
				live: [{ id: 'campaign.get', path }, ...checked, blocked],
			},
		],
	},
	launch: {
		id: 'campaign.launch',
		required: {
			parameters: { ...least, emailAccountIds: byId(101) },
			items: [{ email: 'new1@example.com' }],
			sends: [{ id: 'campaign.getAll' }, ...made([101])],
		},
		all: [
			{
				parameters: {
					// Items with one name would have to agree in everything else.
					name: '= Spring outreach {{ $itemIndex || "" }}',
					ifNameExists: 'another',
					steps: formOfNewSteps,
					timezone: 'Europe/Berlin',
					daysOfTheWeek: [0, 6],
					startHour: '8:30',
					endHour: '18:15',
					maxNewLeadsPerDay: 5,
					emailAccountsFrom: 'tag',
					tagIds: [402],
					mapping: 'manual',
					lead: { mappingMode: 'defineBelow', value: person },
					customFieldValues: { field: [{ name: 'job_title', value: 'Head of Sales' }] },
					leadsInOtherCampaigns: 'add',
					settings: {
						ignoreCommunityBounceList: true,
						ignoreGlobalBlockList: true,
						ignoreUnsubscribeList: true,
					},
					campaignSettings: everySetting,
					options: {
						clientId: byId(202),
						minTimeBtwEmails: 12,
						scheduleStartTime: '2099-01-15T11:30:00+01:00',
						lowestReputation: 80,
						mostDays: 5,
						skipFindings: [
							'missingVariable',
							'singleBraces',
							'unbalancedSpintax',
							'unbalancedVariable',
						],
					},
				},
				items: [{}],
				sends: everything,
			},
			{
				parameters: {
					...least,
					emailAccountsFrom: 'all',
					start: true,
					ifFails: 'delete',
					options: { skipFindings: ['noUnsubscribe'] },
				},
				items: [{ email: 'new1@example.com' }],
				sends: started,
			},
		],
	},
};
