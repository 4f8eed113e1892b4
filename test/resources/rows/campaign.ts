import { by, byId, type Rows } from '../row';

const path = { campaign_id: '301' };

/** Reading campaigns, and making and ending them. */
export const campaign: Rows = {
	create: {
		id: 'campaign.create',
		required: {
			parameters: { name: 'Spring outreach' },
			sends: [{ body: { name: 'Spring outreach' } }],
		},
		all: [
			{
				parameters: { name: 'Spring outreach', options: { clientId: byId(201) } },
				sends: [{ body: { name: 'Spring outreach', client_id: 201 } }],
			},
		],
	},
	delete: {
		id: 'campaign.delete',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [{ parameters: { campaignId: by('list', '301') }, sends: [{ path }] }],
	},
	duplicate: {
		id: 'campaign.duplicate',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path, body: {} }] },
		all: [
			{
				parameters: {
					campaignId: byId(301),
					options: { duplicateClientLabel: true, duplicateSubSequence: false },
				},
				sends: [{ path, body: { duplicate_client_label: true, duplicate_sub_sequence: false } }],
			},
		],
	},
	get: {
		id: 'campaign.get',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [
			{
				parameters: {
					campaignId: by('url', 'https://app.smartlead.ai/app/email-campaign/301/analytics'),
					simplify: false,
					options: { includeTags: true },
				},
				sends: [{ path, query: { include_tags: 'true' } }],
			},
		],
	},
	getAll: {
		id: 'campaign.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [
			{
				parameters: {
					returnAll: true,
					simplify: false,
					filters: { clientId: byId(201) },
					options: { includeTags: false },
				},
				sends: [{ query: { client_id: '201', include_tags: 'false' } }],
			},
		],
	},
	getEmailAccounts: {
		id: 'campaign.getEmailAccounts',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [
			{
				parameters: { campaignId: byId(301), returnAll: true, options: { includeTags: true } },
				sends: [{ path, query: { include_tags: 'true' } }],
			},
		],
	},
	getSequences: {
		id: 'campaign.getSequences',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [{ parameters: { campaignId: byId(301), returnAll: true }, sends: [{ path }] }],
	},
};
