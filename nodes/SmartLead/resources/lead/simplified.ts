import type { Simplify } from '../../../engine/spec/list';

/** A lead by itself, and as it stands inside an entry of a campaign (both are documented). */
export const simplifiedLead: Simplify = {
	id: ['lead.id', 'id'],
	email: ['lead.email', 'email'],
	first_name: ['lead.first_name', 'first_name'],
	last_name: ['lead.last_name', 'last_name'],
	phone_number: ['lead.phone_number', 'phone_number'],
	company_name: ['lead.company_name', 'company_name'],
	company_url: ['lead.company_url', 'company_url'],
	website: ['lead.website', 'website'],
	location: ['lead.location', 'location'],
	linkedin_profile: ['lead.linkedin_profile', 'linkedin_profile'],
	is_unsubscribed: ['lead.is_unsubscribed', 'is_unsubscribed'],
	custom_fields: ['lead.custom_fields', 'custom_fields'],
	// In a campaign: since when it is there.
	created_at: ['created_at', 'lead.created_at'],
};
