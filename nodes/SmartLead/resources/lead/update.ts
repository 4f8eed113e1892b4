import { operation } from '../../../engine/operation';
import { campaign } from '../../../fields/campaign';
import { customFields } from '../../../fields/customFields';
import { asEmail } from '../../../fields/email';
import { lead } from '../../../fields/lead';

export const update = operation({
	id: 'campaignLead.update',
	name: 'Update',
	action: 'Update a lead',
	description: 'Change the fields of a lead. What you do not add stays as it is.',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/',
	path: { campaign_id: campaign, lead_id: lead },
	body: {
		email: asEmail({
			displayName: 'Email',
			name: 'email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			required: true,
			description: 'The address of the lead. SmartLead wants it even when it stays the same.',
		}),
	},
	optional: {
		body: {
			company_name: {
				displayName: 'Company Name',
				name: 'companyName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Example Co',
				description: 'The company that the lead works for',
			},
			company_url: {
				displayName: 'Company URL',
				name: 'companyUrl',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://www.example.com',
				description: 'The address of the company',
			},
			custom_fields: customFields,
			first_name: {
				displayName: 'First Name',
				name: 'firstName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Alex',
				description: 'The first name of the lead',
			},
			last_name: {
				displayName: 'Last Name',
				name: 'lastName',
				type: 'string',
				default: '',
				placeholder: 'e.g. Example',
				description: 'The last name of the lead',
			},
			linkedin_profile: {
				displayName: 'LinkedIn Profile',
				name: 'linkedinProfile',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://www.example.com/in/someone',
				description: 'The address of the profile',
			},
			location: {
				displayName: 'Location',
				name: 'location',
				type: 'string',
				default: '',
				placeholder: 'e.g. Lisbon',
				description: 'Where the lead is',
			},
			phone_number: {
				displayName: 'Phone Number',
				name: 'phoneNumber',
				type: 'string',
				default: '',
				placeholder: 'e.g. +1 555 0100',
				description: 'The phone number of the lead',
			},
			website: {
				displayName: 'Website',
				name: 'website',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://www.example.com',
				description: 'The website of the lead',
			},
		},
	},
	namedInBody: true,
	idempotent: true,
});
