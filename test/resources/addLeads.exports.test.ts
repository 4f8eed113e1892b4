import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

/*
 * Rows as the exports of other tools have them. The names of the columns come from the pages named
 * beside them; the values are made up.
 */

const email = 'ada@example.com';
const profile = 'https://www.linkedin.com/in/example-person';

const tables: Record<string, { row: IDataObject; lead: IDataObject }> = {
	// https://knowledge.apollo.io/hc/en-us/articles/20336914916365, and exports in public repositories
	Apollo: {
		row: {
			'First Name': 'Ada',
			'Last Name': 'Example',
			Title: 'Engineer',
			'Company Name': 'Example Co',
			'Company Name for Emails': 'Example',
			Email: email,
			'Email Status': 'Verified',
			'Work Direct Phone': '',
			'Home Phone': '',
			'Mobile Phone': '+1 555 0100',
			'Corporate Phone': '+1 555 0199',
			'# Employees': 12,
			'Person Linkedin Url': profile,
			Website: 'https://example.com',
			'Company Linkedin Url': 'https://www.linkedin.com/company/example',
			City: 'Lisbon',
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			phone_number: '+1 555 0100',
			website: 'https://example.com',
			linkedin_profile: profile,
			custom_fields: {
				Title: 'Engineer',
				'Company Name for Emails': 'Example',
				'Email Status': 'Verified',
				'Corporate Phone': '+1 555 0199',
				'# Employees': '12',
				'Company Linkedin Url': 'https://www.linkedin.com/company/example',
				City: 'Lisbon',
			},
		},
	},
	// Exports of other years in public repositories
	'Apollo, with several addresses': {
		row: {
			'First Name': 'Ada',
			'Last Name': 'Example',
			Title: 'Engineer',
			Company: 'Example Co',
			'Company Name for Emails': 'Example',
			Email: email,
			'Email Status': 'Verified',
			'Work Direct Phone': '+1 555 0100',
			'Mobile Phone': '',
			'Person Linkedin Url': profile,
			'Company Linkedin Url': 'https://www.linkedin.com/company/example',
			'Company Address': '1 Example Street',
			'Company Phone': '+1 555 0199',
			Website: 'https://example.com',
			'Secondary Email': 'second@example.com',
			'Tertiary Email': 'third@example.com',
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			phone_number: '+1 555 0100',
			website: 'https://example.com',
			linkedin_profile: profile,
			custom_fields: {
				Title: 'Engineer',
				'Company Name for Emails': 'Example',
				'Email Status': 'Verified',
				'Company Linkedin Url': 'https://www.linkedin.com/company/example',
				'Company Address': '1 Example Street',
				'Company Phone': '+1 555 0199',
				'Secondary Email': 'second@example.com',
				'Tertiary Email': 'third@example.com',
			},
		},
	},
	// https://knowledge.hubspot.com/properties/hubspots-default-contact-properties
	HubSpot: {
		row: {
			'First Name': 'Ada',
			'Last Name': 'Example',
			Email: email,
			'Phone Number': '+1 555 0100',
			'Mobile Phone Number': '+1 555 0101',
			'Company Name': 'Example Co',
			'Associated Company': 'Example Company Ltd',
			'Website URL': 'example.com',
			'LinkedIn URL': profile,
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			phone_number: '+1 555 0100',
			company_name: 'Example Co',
			website: 'example.com',
			linkedin_profile: profile,
			custom_fields: {
				'Mobile Phone Number': '+1 555 0101',
				'Associated Company': 'Example Company Ltd',
			},
		},
	},
	'HubSpot, by the names of its API': {
		row: {
			email,
			firstname: 'Ada',
			lastname: 'Example',
			mobilephone: '+1 555 0101',
			company: 'Example Co',
			hs_linkedin_url: profile,
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			phone_number: '+1 555 0101',
			company_name: 'Example Co',
			linkedin_profile: profile,
		},
	},
	// https://university.clay.com/docs/findymail-integration-overview
	Clay: {
		row: {
			'Full Name': 'Ada van der Example',
			'Company Domain': 'example.com',
			Location: 'Lisbon',
			'LinkedIn Profile': profile,
			'Work Email': email,
			'Mobile Phone': '+1 555 0100',
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'van der Example',
			company_url: 'example.com',
			location: 'Lisbon',
			linkedin_profile: profile,
			phone_number: '+1 555 0100',
			custom_fields: { 'Full Name': 'Ada van der Example' },
		},
	},
	// https://docs.captaindata.com/v3/api-reference/workflows/get-workflow
	'Sales Navigator, by Captain Data': {
		row: {
			full_name: 'Ada Example',
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			linkedin_profile_url: profile,
			sales_navigator_profile_url: 'https://www.linkedin.com/sales/lead/1',
			location: 'Lisbon',
			email,
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			linkedin_profile: profile,
			location: 'Lisbon',
			custom_fields: {
				full_name: 'Ada Example',
				sales_navigator_profile_url: 'https://www.linkedin.com/sales/lead/1',
			},
		},
	},
	// Exports in public repositories
	'Sales Navigator, by Evaboot': {
		row: {
			'First Name': 'Ada',
			'Last Name': 'Example',
			'Current Job': 'Engineer',
			Email: email,
			'Email Status': 'Safe',
			'Linkedin URL Public': profile,
			'Linkedin URL Unique ID': 'https://www.linkedin.com/in/ACwAAAExample',
			'Company Name': 'Example Co',
			'Company Domain': 'example.com',
			'Company Website URL': 'http://www.example.com/',
			'Company Linkedin URL Unique ID': 'https://www.linkedin.com/company/2',
			'Company Location': 'Lisbon',
			'Matches Filters': 'YES',
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			company_url: 'example.com',
			linkedin_profile: profile,
			custom_fields: {
				'Current Job': 'Engineer',
				'Email Status': 'Safe',
				'Linkedin URL Unique ID': 'https://www.linkedin.com/in/ACwAAAExample',
				'Company Website URL': 'http://www.example.com/',
				'Company Linkedin URL Unique ID': 'https://www.linkedin.com/company/2',
				'Company Location': 'Lisbon',
				'Matches Filters': 'YES',
			},
		},
	},
	'Sales Navigator, by PhantomBuster': {
		row: {
			profileUrl: 'https://www.linkedin.com/sales/lead/1',
			fullName: 'Ada Example',
			companyName: 'Example Co',
			companyUrl: 'https://www.linkedin.com/sales/company/2',
			defaultProfileUrl: profile,
			email,
		},
		lead: {
			email,
			first_name: 'Ada',
			last_name: 'Example',
			company_name: 'Example Co',
			linkedin_profile: profile,
			custom_fields: {
				profileUrl: 'https://www.linkedin.com/sales/lead/1',
				fullName: 'Ada Example',
				companyUrl: 'https://www.linkedin.com/sales/company/2',
			},
		},
	},
	'LinkedIn, connections': {
		row: { 'First Name': 'Ada', URL: profile, 'Email Address': email, Company: 'Example Co' },
		lead: {
			email,
			first_name: 'Ada',
			linkedin_profile: profile,
			company_name: 'Example Co',
		},
	},
	// https://api.smartlead.ai/api-reference/leads/export
	SmartLead: {
		row: {
			id: 5_001,
			campaign_lead_map_id: 9_001,
			status: 'INPROGRESS',
			category: 'Interested',
			is_interested: true,
			created_at: '2026-01-12T13:24:46.000Z',
			first_name: 'Ada',
			email,
			phone_number: '+1 555 0100',
			custom_fields: '{"job_title":"Engineer"}',
			company_url: 'example.com',
			is_unsubscribed: false,
			open_count: 2,
		},
		lead: {
			email,
			first_name: 'Ada',
			phone_number: '+1 555 0100',
			company_url: 'example.com',
			custom_fields: { job_title: 'Engineer' },
		},
	},
};

interface Way {
	where: { resource: string; operation: string };
	parameters: INodeParameters;
	id: string;
	list: string;
}

const ways: Record<'Add to Campaign' | 'Import Leads', Way> = {
	'Add to Campaign': {
		where: { resource: 'lead', operation: 'addToCampaign' },
		parameters: { campaignId: byId(302) },
		id: 'campaignLead.add',
		list: 'lead_list',
	},
	'Import Leads': {
		where: { resource: 'leadList', operation: 'importLeads' },
		parameters: { listId: byId(701), fileName: 'Contacts' },
		id: 'leadList.importLeads',
		list: 'leadList',
	},
};

/** The lead that a row becomes, and what is said beside the output. */
async function leadOf(row: IDataObject, way = ways['Add to Campaign']) {
	const { run, bodies } = scene();
	const { error, hints } = await run(way.where, way.parameters, [row]);
	const [sent] = bodies(way.id);
	return {
		error,
		lead: ((sent?.[way.list] ?? []) as IDataObject[])[0],
		hints: hints.map(({ message }) => message),
	};
}

describe.each(Object.entries(tables))('%s', (_, { row, lead }) => {
	test('becomes a lead of a campaign', async () => {
		const { error, lead: sent } = await leadOf(row);
		expect(error).toBeUndefined();
		expect(sent).toEqual(lead);
	});

	test('becomes a lead of a list', async () => {
		const { lead: sent } = await leadOf(row, ways['Import Leads']);
		// This page has further values beside the others, and another word for the company.
		const { custom_fields: further, company_name: company, ...rest } = lead;
		expect(sent).toEqual({
			...rest,
			...((further ?? {}) as IDataObject),
			...(company === undefined ? {} : { company }),
		});
	});
});

describe('two columns for one field', () => {
	test('that differ are not chosen from: they stay as they are, and it is said', async () => {
		const { lead, hints } = await leadOf({
			email,
			'Work Direct Phone': '+1 555 0100',
			'Mobile Phone': '+1 555 0101',
		});
		expect(lead).toEqual({
			email,
			custom_fields: { 'Work Direct Phone': '+1 555 0100', 'Mobile Phone': '+1 555 0101' },
		});
		expect(hints.join('\n')).toContain('Phone Number');
		expect(hints.join('\n')).toContain('Work Direct Phone and Mobile Phone');
	});

	test('that say the same are one', async () => {
		const { lead } = await leadOf({
			email,
			'Company Domain': 'example.com',
			'Company Website': 'https://www.example.com/',
		});
		expect(lead).toEqual({
			email,
			company_url: 'example.com',
			custom_fields: { 'Company Website': 'https://www.example.com/' },
		});
	});

	test('two addresses: nobody is emailed at a guess', async () => {
		const { lead, error } = await leadOf({
			'Work Email': email,
			'Primary Email': 'other@example.com',
		});
		expect(lead).toBeUndefined();
		expect(error?.message).toBe('No item has an email address');
	});
});

describe('a full name', () => {
	test.each([
		['Ada Example', { first_name: 'Ada', last_name: 'Example' }],
		['  Dr. Ada  van Example ', { first_name: 'Ada', last_name: 'van Example' }],
		['Ada', { first_name: 'Ada' }],
		['Example, Ada', {}],
		['Ada Example (she/her)', {}],
	])('%s', async (name, names) => {
		const { lead } = await leadOf({ email, 'Full Name': name });
		expect(lead).toEqual({ email, ...names, custom_fields: { 'Full Name': name.trim() } });
	});

	test('gives way to columns of its parts', async () => {
		const { lead } = await leadOf({ email, 'Full Name': 'Dr Ada Example', 'First Name': 'Ada' });
		expect(lead?.first_name).toBe('Ada');
		expect(lead?.last_name).toBeUndefined();
	});
});

test('columns of other tables may be called like those of the export', async () => {
	const { lead } = await leadOf({ email, id: 7, status: 'new', URL: 'https://example.com/a' });
	expect(lead).toEqual({
		email,
		custom_fields: { id: '7', status: 'new', URL: 'https://example.com/a' },
	});
});
