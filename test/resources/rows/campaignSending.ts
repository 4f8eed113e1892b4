import { byId, type Rows } from '../row';
import { byEmail, first, first301, lookUp, path, second } from './known';
import { promptTemplate } from './scenes';

const templatePath = { ...path, template_id: '901' };
const events = [{ event: 'EMAIL_REPLY', category_id: 1 }];

/** What a campaign sends: test mails, subsequences, spintax, and what the AI answers. */
export const campaignSending: Rows = {
	createPromptTemplate: {
		id: 'campaign.createPromptTemplate',
		required: {
			parameters: { campaignId: byId(301), promptContent: 'Offer a call.', categories: [1] },
			sends: [{ path, body: { prompt_content: 'Offer a call.', categories: [1] } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					promptContent: 'Two sentences.\nOffer a call.',
					categories: '={{ "1, 2" }}',
				},
				sends: [
					{ path, body: { prompt_content: 'Two sentences.\nOffer a call.', categories: [1, 2] } },
				],
			},
		],
	},
	createSubsequence: {
		id: 'campaign.createSubsequence',
		required: {
			parameters: { campaignId: byId(301) },
			sends: [{ body: { parent_campaign_id: 301 } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					options: {
						conditionEvents: JSON.stringify(events),
						subsequenceName: 'After a positive reply',
					},
				},
				sends: [
					{
						body: {
							parent_campaign_id: 301,
							condition_events: events,
							subsequence_name: 'After a positive reply',
						},
					},
				],
			},
		],
	},
	getPromptTemplate: {
		id: 'campaign.getPromptTemplate',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [{ scene: promptTemplate, parameters: { campaignId: byId(301) }, sends: [{ path }] }],
	},
	reallocateEmailAccounts: {
		id: 'campaign.reallocateMailboxes',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path, body: {} }] },
		all: [
			{
				parameters: { campaignId: byId(301), options: { fromEmailAccountIds: [102, 103] } },
				sends: [{ path, body: { from_email_account_ids: [102, 103] } }],
			},
		],
	},
	sendTestEmail: {
		id: 'campaign.sendTestEmail',
		required: {
			parameters: { ...first301, customEmailAddress: 'me@example.com' },
			sends: [
				{ path, body: { leadId: first, sequenceNumber: 1, customEmailAddress: 'me@example.com' } },
			],
		},
		all: [
			{
				parameters: {
					...byEmail,
					sequenceNumber: 2,
					customEmailAddress: ' me@example.com ',
					options: { emailAccountId: byId(102) },
				},
				sends: [
					lookUp,
					{
						path,
						body: {
							leadId: second,
							sequenceNumber: 2,
							customEmailAddress: 'me@example.com',
							selectedEmailAccountId: 102,
						},
					},
				],
			},
		],
	},
	updatePromptTemplate: {
		id: 'campaign.updatePromptTemplate',
		required: {
			scene: promptTemplate,
			parameters: {
				campaignId: byId(301),
				templateId: byId(901),
				updateFields: { isActive: false },
			},
			sends: [{ path: templatePath, body: { is_active: false } }],
		},
		all: [
			{
				scene: promptTemplate,
				parameters: {
					campaignId: byId(301),
					templateId: byId(901),
					updateFields: { categories: [2, 3], isActive: true, promptContent: 'Offer a call.' },
				},
				sends: [
					{
						path: templatePath,
						body: { categories: [2, 3], is_active: true, prompt_content: 'Offer a call.' },
					},
				],
			},
		],
	},
	updateSpintaxDistribution: {
		id: 'campaign.updateSpintaxDistribution',
		required: {
			parameters: { campaignId: byId(302) },
			sends: [{ body: { campaignId: 302, spintaxDistributionMode: 1 } }],
		},
		all: [
			{
				parameters: { campaignId: byId(302), spintaxDistributionMode: 2 },
				sends: [{ body: { campaignId: 302, spintaxDistributionMode: 2 } }],
			},
		],
	},
};
