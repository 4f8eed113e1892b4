import { byId, type Rows } from '../row';
import { first, path } from './known';

const settings = {
	ignore_community_bounce_list: false,
	ignore_duplicate_leads_in_other_campaign: true,
	ignore_global_block_list: false,
	ignore_unsubscribe_list: false,
	return_lead_ids: true,
};

/** Asked for by its address: of one lead, nothing tells more in one request. */
const asked = (email: string) => ({ id: 'lead.getByEmail', query: { email } });

/** Jobs with leads, made of several requests. */
export const leadJobs: Rows = {
	createOrUpdate: {
		id: 'lead.createOrUpdate',
		required: {
			parameters: { campaignId: byId(301) },
			items: [{ email: 'new1@example.com' }],
			sends: [
				asked('new1@example.com'),
				{
					id: 'campaignLead.add',
					path,
					body: { lead_list: [{ email: 'new1@example.com' }], settings },
				},
			],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					mapping: 'manual',
					lead: {
						mappingMode: 'defineBelow',
						value: { email: 'lead1@example.com', first_name: 'Ada', location: '' },
					},
					customFieldValues: { field: [{ name: 'city', value: 'Lisbon' }] },
				},
				sends: [
					asked('lead1@example.com'),
					{
						id: 'campaignLead.update',
						path: { ...path, lead_id: String(first) },
						body: {
							email: 'lead1@example.com',
							first_name: 'Ada',
							custom_fields: {
								job_title: 'Engineer',
								note: 'likes "quotes", and commas',
								city: 'Lisbon',
							},
						},
					},
				],
			},
			{
				parameters: {
					campaignId: byId(301),
					leadsInOtherCampaigns: 'add',
					customFields: 'selected',
					customFieldColumns: 'city',
					settings: { ignoreGlobalBlockList: true },
					options: { returnLeadIds: false },
				},
				items: [{ email: 'new1@example.com', city: 'Lisbon', other: 'x' }],
				sends: [
					asked('new1@example.com'),
					{
						id: 'campaignLead.add',
						path,
						body: {
							lead_list: [{ email: 'new1@example.com', custom_fields: { city: 'Lisbon' } }],
							settings: {
								...settings,
								ignore_duplicate_leads_in_other_campaign: false,
								ignore_global_block_list: true,
								return_lead_ids: false,
							},
						},
					},
				],
			},
		],
	},
};
