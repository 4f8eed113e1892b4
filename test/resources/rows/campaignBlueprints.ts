import { byId, type Rows } from '../row';

const path = { campaign_id: '301' };
const made = { campaign_id: '303' };
const withTags = { include_tags: 'true' };

const steps = [
	{
		subject: 'Hello {{first_name}}',
		email_body: '<p>Hi</p>',
		delay_in_days: 0,
		seq_type: 'EMAIL',
	},
	{
		delay_in_days: 3,
		variant_distribution_type: 'MANUAL_PERCENTAGE',
		seq_variants: [
			{
				variant_label: 'A',
				subject: '',
				email_body: '<p>A</p>',
				variant_distribution_percentage: 60,
			},
			{
				variant_label: 'B',
				subject: '',
				email_body: '<p>B</p>',
				variant_distribution_percentage: 40,
			},
		],
	},
];

const schedule = {
	timezone: 'Europe/Lisbon',
	days_of_the_week: [1, 2, 3],
	start_hour: '09:00',
	end_hour: '17:00',
	min_time_btw_emails: 12,
	max_new_leads_per_day: 30,
};

const settings = { track_settings: ['DONT_TRACK_EMAIL_OPEN'], follow_up_percentage: 60 };

/** The jobs that carry a campaign from one account to another. */
export const campaignBlueprints: Rows = {
	getBlueprint: {
		id: 'campaign.getBlueprint',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [
				{ id: 'campaign.getSequences', path },
				{ id: 'campaign.get', path, query: withTags },
				// What one of the documented pages leaves out.
				{ id: 'campaign.getAll', query: withTags },
			],
			alternately: [
				{ id: 'campaign.getSequences', path },
				{ id: 'campaign.get', path, query: withTags },
			],
			live: [
				{ id: 'campaign.getSequences', path },
				{ id: 'campaign.get', path, query: withTags },
			],
		},
		all: [],
	},
	createFromBlueprint: {
		id: 'campaign.createFromBlueprint',
		required: {
			parameters: { blueprint: '{ "version": 1, "name": "Copy" }' },
			sends: [{ id: 'campaign.getAll' }, { id: 'campaign.create', body: { name: 'Copy' } }],
		},
		all: [
			{
				parameters: {
					blueprint: JSON.stringify({
						...{ version: 1, name: 'Example Campaign', steps, schedule, settings },
						tags: ['Example Tag', 'New'],
					}),
					name: 'Example Campaign',
					ifNameExists: 'another',
					options: { clientId: byId(201), emailAccountIds: byId(101) },
				},
				sends: [
					{ id: 'campaign.getAll' },
					{ id: 'leadTag.getAll' },
					{ id: 'emailAccountTag.create', body: { name: 'New' } },
					{ id: 'campaign.create', body: { name: 'Example Campaign', client_id: 201 } },
					{
						id: 'campaign.updateSettings',
						path: made,
						body: { ...settings, name: 'Example Campaign', client_id: 201 },
					},
					{ id: 'campaign.updateSchedule', path: made, body: schedule },
					{
						id: 'campaign.saveSequences',
						path: made,
						body: {
							sequences: [
								{
									id: null,
									seq_number: 1,
									subject: 'Hello {{first_name}}',
									email_body: '<p>Hi</p>',
									seq_delay_details: { delay_in_days: 0 },
									seq_type: 'EMAIL',
								},
								{
									id: null,
									seq_number: 2,
									subject: '',
									email_body: '',
									seq_delay_details: { delay_in_days: 3 },
									variant_distribution_type: 'MANUAL_PERCENTAGE',
									seq_variants: [
										{
											id: null,
											variant_label: 'A',
											subject: '',
											email_body: '<p>A</p>',
											variant_distribution_percentage: 60,
										},
										{
											id: null,
											variant_label: 'B',
											subject: '',
											email_body: '<p>B</p>',
											variant_distribution_percentage: 40,
										},
									],
								},
							],
						},
					},
					{ id: 'campaign.addTags', body: { campaignIds: [303], tagIds: [401, 403] } },
					{
						id: 'campaign.addEmailAccounts',
						path: made,
						body: { email_account_ids: [101] },
					},
				],
			},
		],
	},
};
