/*
 * What columns are called in the exports that people have. Data only: `leadRow.ts` decides.
 */

/** A field of SmartLead's, or a name that is yet to be split into first and last. */
export type ColumnField =
	| 'email'
	| 'first_name'
	| 'last_name'
	| 'company_name'
	| 'phone_number'
	| 'website'
	| 'location'
	| 'linkedin_profile'
	| 'company_url'
	| 'full_name';

/** Column names by what they hold. */
export type ColumnNames = Partial<Record<ColumnField, string[]>>;

/** Words for a field that are at home in no tool. They come before the names of the exports. */
export const generalNames: ColumnNames = {
	email: ['Email Address', 'Mail'],
	first_name: ['Given Name'],
	last_name: ['Surname', 'Family Name'],
	company_name: ['Company'],
	phone_number: ['Phone', 'Telephone'],
	website: ['Website URL'],
	linkedin_profile: ['LinkedIn', 'LinkedIn URL', 'LinkedIn Profile URL'],
	company_url: ['Company Website', 'Company Domain'],
	full_name: ['Full Name'],
};

/** Columns of one tool's export, and where they are described. */
export interface ExportNames {
	tool: string;
	source: string;
	columns: ColumnNames;
}

/**
 * The names of exports. None of them comes before another: a contact with a mobile and a direct
 * number has two, and nobody here knows which is wanted. What belongs to the company rather than
 * the person (its phone number, its LinkedIn page) is no field of a lead.
 */
export const exportNames: ExportNames[] = [
	{
		tool: 'Apollo',
		source:
			'https://knowledge.apollo.io/hc/en-us/articles/20336914916365-Follow-Apollo-s-Recommended-Default-Field-Mapping',
		columns: {
			email: ['Primary Email'],
			company_name: ['Organization', 'Organisation', 'Organization Name'],
			phone_number: ['Work Direct Phone', 'Mobile Phone', 'Home Phone', 'Other Phone'],
			linkedin_profile: ['Person LinkedIn URL', 'Person LinkedIn Profile'],
		},
	},
	{
		tool: 'HubSpot',
		source: 'https://knowledge.hubspot.com/properties/hubspots-default-contact-properties',
		columns: {
			email: ['Work Email'],
			company_name: ['Associated Company'],
			company_url: ['Company Domain Name'],
			phone_number: ['Mobile Phone Number', 'Work Phone'],
			linkedin_profile: ['HS LinkedIn URL'],
		},
	},
	{
		tool: 'Clay',
		source: 'https://university.clay.com/docs/findymail-integration-overview',
		columns: {
			email: ['Work Email'],
			phone_number: ['Mobile Phone'],
			linkedin_profile: ['Personal LinkedIn URL'],
		},
	},
	{
		tool: 'Sales Navigator, by Captain Data',
		source: 'https://docs.captaindata.com/v3/api-reference/workflows/get-workflow',
		columns: { full_name: ['full_name'], linkedin_profile: ['linkedin_profile_url'] },
	},
	{
		tool: 'Sales Navigator, by Evaboot',
		source: 'https://evaboot.com, and exports in public repositories',
		columns: {
			company_url: ['Company Website URL'],
			// The one that people can read: the other has a number in its place.
			linkedin_profile: ['LinkedIn URL Public'],
		},
	},
	{
		tool: 'Sales Navigator, by PhantomBuster',
		source:
			'https://phantombuster.com/automations/sales-navigator/6988/sales-navigator-search-export',
		columns: {
			full_name: ['fullName'],
			linkedin_profile: ['linkedInProfileUrl', 'defaultProfileUrl'],
		},
	},
];

/** Names that say only that an address follows: a profile where the address is that of one. */
export const profileNames = ['URL', 'Profile URL'];

/** SmartLead's own export of a campaign has this column, and no other table does. */
export const ownExport = 'campaign_lead_map_id';

/**
 * What SmartLead keeps of a lead in a campaign. In its own export these are no custom fields; in
 * other tables a column of such a name is one.
 * Source: https://api.smartlead.ai/api-reference/leads/export
 */
export const ownBookkeeping = [
	'id',
	'campaign_lead_map_id',
	'status',
	'category',
	'lead_category_id',
	'is_interested',
	'created_at',
	'is_unsubscribed',
	'unsubscribed_client_id_map',
	'last_email_sequence_sent',
	'open_count',
	'click_count',
	'reply_count',
];
