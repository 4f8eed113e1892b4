import { byId, type Rows } from '../row';
import { byEmail, first301, firstPath, lookUp, path, second301, secondPath } from './known';

/** Every check is made, leads of other campaigns are left out (live: true), and ids are asked for. */
export const everyCheck = {
	ignore_community_bounce_list: false,
	ignore_duplicate_leads_in_other_campaign: true,
	ignore_global_block_list: false,
	ignore_unsubscribe_list: false,
	return_lead_ids: true,
};
export const person = {
	email: 'new1@example.com',
	first_name: 'New 1',
	last_name: 'Lead',
	company_name: 'Example Co',
	phone_number: '+15550100',
	website: 'https://example.com',
	location: 'Example Town',
	linkedin_profile: 'https://linkedin.example.com/in/new1',
	company_url: 'https://co.example.com',
};

export const lead: Rows = {
	addToCampaign: {
		id: 'campaignLead.add',
		required: {
			parameters: { campaignId: byId(301) },
			items: [{ email: 'new1@example.com' }],
			sends: [{ path, body: { lead_list: [{ email: 'new1@example.com' }], settings: everyCheck } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					settings: {
						ignoreCommunityBounceList: true,
						ignoreGlobalBlockList: true,
						ignoreUnsubscribeList: true,
					},
					leadsInOtherCampaigns: 'add',
					options: { leadListIds: '12, 34', returnLeadIds: false },
				},
				items: [{ ...person, 'Job Title': 'Head of Sales' }],
				sends: [
					{
						path,
						body: {
							lead_list: [{ ...person, custom_fields: { 'Job Title': 'Head of Sales' } }],
							lead_list_ids: [12, 34],
							settings: {
								ignore_community_bounce_list: true,
								ignore_duplicate_leads_in_other_campaign: false,
								ignore_global_block_list: true,
								ignore_unsubscribe_list: true,
								return_lead_ids: false,
							},
						},
					},
				],
			},
			{
				parameters: {
					campaignId: byId(301),
					mapping: 'manual',
					lead: { mappingMode: 'defineBelow', value: person },
					customFieldValues: { field: [{ name: 'job_title', value: 'Head of Sales' }] },
					output: 'requests',
				},
				sends: [
					{
						path,
						body: {
							lead_list: [{ ...person, custom_fields: { job_title: 'Head of Sales' } }],
							settings: everyCheck,
						},
					},
				],
			},
		],
	},
	exportFromCampaign: {
		id: 'campaignLead.export',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [
			{
				parameters: { campaignId: byId(301), output: 'file', binaryPropertyName: 'leads' },
				sends: [{ path }],
			},
		],
	},
	getAllInCampaign: {
		id: 'campaignLead.getAll',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [{ path, query: { offset: '0', limit: '50' } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					returnAll: true,
					simplify: false,
					filters: {
						createdAtGt: '2026-01-01',
						emailStatus: 'is_replied',
						eventTimeGt: '2026-01-02T03:04:05Z',
						lastSentTimeGt: '2026-01-16T00:00:00+02:00',
						categoryId: byId(1),
						status: 'INPROGRESS',
					},
				},
				sends: [
					{
						path,
						query: {
							offset: '0',
							limit: '100',
							created_at_gt: '2026-01-01T00:00:00.000Z',
							emailStatus: 'is_replied',
							event_time_gt: '2026-01-02T03:04:05.000Z',
							last_sent_time_gt: '2026-01-15T22:00:00.000Z',
							lead_category_id: '1',
							status: 'INPROGRESS',
						},
					},
				],
			},
		],
	},
	getByEmail: {
		id: 'lead.getByEmail',
		required: {
			parameters: { email: 'lead1@example.com' },
			sends: [{ query: { email: 'lead1@example.com' } }],
		},
		all: [
			{
				parameters: { email: ' lead1@example.com ', simplify: false },
				sends: [{ query: { email: 'lead1@example.com' } }],
			},
		],
	},
	pause: {
		id: 'campaignLead.pause',
		required: { parameters: first301, sends: [{ path: firstPath, body: {} }] },
		all: [{ parameters: byEmail, sends: [lookUp, { path: secondPath, body: {} }] }],
	},
	resume: {
		id: 'campaignLead.resume',
		required: { parameters: second301, sends: [{ path: secondPath, body: {} }] },
		all: [
			{
				parameters: { ...byEmail, options: { delayDays: 0 } },
				sends: [lookUp, { path: secondPath, body: { resume_lead_with_delay_days: 0 } }],
			},
		],
	},
	unsubscribe: {
		id: 'campaignLead.unsubscribe',
		required: { parameters: first301, sends: [{ path: firstPath, body: {} }] },
		all: [{ parameters: byEmail, sends: [lookUp, { path: secondPath, body: {} }] }],
	},
	updateCategory: {
		id: 'campaignLead.updateCategory',
		required: {
			parameters: { ...first301, categoryId: byId(2) },
			sends: [{ path: firstPath, body: { category_id: 2 } }],
		},
		all: [
			{
				parameters: { ...byEmail, categoryId: byId(2), updateFields: { pauseLead: true } },
				sends: [lookUp, { path: secondPath, body: { category_id: 2, pause_lead: true } }],
			},
			{
				parameters: { ...first301, change: 'remove', updateFields: { pauseLead: false } },
				sends: [{ path: firstPath, body: { category_id: null, pause_lead: false } }],
			},
		],
	},
};
