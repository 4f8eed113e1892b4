import { byId, type Rows } from '../row';
import {
	byEmail,
	first,
	first301,
	firstMap,
	firstPath,
	lookUp,
	mapByEmail,
	second,
	secondByEmail,
	secondMap,
	secondPath,
} from './known';

const entryPath = (mapId: number) => ({ campaign_id: '301', lead_map_id: String(mapId) });

/** Changing leads, ending their sequences, and taking them out. */
export const leadChanges: Rows = {
	deleteFromCampaign: {
		id: 'campaignLead.delete',
		required: { parameters: first301, sends: [{ path: firstPath }] },
		all: [{ parameters: byEmail, sends: [lookUp, { path: secondPath }] }],
	},
	markComplete: {
		id: 'campaignLead.markComplete',
		required: {
			parameters: { campaignId: byId(301), leadMapId: byId(firstMap) },
			sends: [{ path: entryPath(firstMap), body: {} }],
		},
		all: [{ parameters: mapByEmail, sends: [lookUp, { path: entryPath(secondMap), body: {} }] }],
	},
	unsubscribeGlobally: {
		id: 'lead.unsubscribeGlobally',
		required: {
			parameters: { leadId: byId(first) },
			sends: [{ path: { lead_id: String(first) }, body: {} }],
		},
		all: [
			{
				parameters: { leadId: secondByEmail },
				sends: [lookUp, { path: { lead_id: String(second) }, body: {} }],
			},
		],
	},
	update: {
		id: 'campaignLead.update',
		required: {
			parameters: { ...first301, email: 'lead1@example.com' },
			sends: [{ path: firstPath, body: { email: 'lead1@example.com' } }],
		},
		all: [
			{
				parameters: { ...first301, updateFields: { location: 'Example Town' } },
				sends: [
					{ id: 'lead.get', path: { lead_id: firstPath.lead_id } },
					{ path: firstPath, body: { email: 'lead1@example.com', location: 'Example Town' } },
				],
			},
			{
				parameters: { ...byEmail, updateFields: { location: 'Example Town' } },
				sends: [
					lookUp,
					{
						path: secondPath,
						body: { email: 'lead2@example.com', location: 'Example Town' },
					},
				],
			},
			{
				parameters: {
					...byEmail,
					email: ' renamed@example.com ',
					updateFields: {
						companyName: 'Example Co',
						companyUrl: 'https://co.example.com',
						customFields: {
							field: [
								{ name: 'job_title', value: 'Head of Sales' },
								{ name: ' note ', value: '' },
							],
						},
						firstName: 'New',
						lastName: '',
						linkedinProfile: 'https://linkedin.example.com/in/new',
						location: 'Example Town',
						phoneNumber: '+15550100',
						website: 'https://example.com',
					},
				},
				sends: [
					lookUp,
					{
						path: secondPath,
						body: {
							email: 'renamed@example.com',
							company_name: 'Example Co',
							company_url: 'https://co.example.com',
							custom_fields: { job_title: 'Head of Sales', note: '' },
							first_name: 'New',
							last_name: '',
							linkedin_profile: 'https://linkedin.example.com/in/new',
							location: 'Example Town',
							phone_number: '+15550100',
							website: 'https://example.com',
						},
					},
				],
			},
		],
	},
	updateEmailAccount: {
		id: 'campaignLead.updateEmailAccount',
		required: {
			parameters: { ...first301, emailAccountId: byId(101) },
			sends: [{ body: { email_campaign_id: 301, email_lead_id: first, email_account_id: 101 } }],
		},
		all: [
			{
				parameters: {
					...byEmail,
					emailAccountId: byId(102),
					updateFields: { overrideLeadEmailAccount: true },
				},
				sends: [
					lookUp,
					{
						body: {
							email_campaign_id: 301,
							email_lead_id: second,
							email_account_id: 102,
							override_lead_email_account: true,
						},
					},
				],
			},
		],
	},
};
