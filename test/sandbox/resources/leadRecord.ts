import type { CampaignLead, Lead, SandboxState } from '../state/state';

/** A lead record as the lists show it. */
export function leadRecord(lead: Lead) {
	return {
		id: lead.id,
		first_name: lead.firstName,
		last_name: lead.lastName,
		email: lead.email,
		phone_number: lead.phoneNumber,
		company_name: lead.companyName,
		website: lead.website,
		location: lead.location,
		linkedin_profile: lead.linkedinProfile,
		company_url: lead.companyUrl,
		custom_fields: lead.customFields,
		is_unsubscribed: lead.isUnsubscribed,
		unsubscribed_client_id_map: null,
	};
}

/** A lead together with its place in one campaign, flat, as the single read shows it. */
export function leadSummary(lead: Lead, place: CampaignLead | undefined, state: SandboxState) {
	const categoryId = place?.categoryId ?? null;
	const category = categoryId === null ? undefined : state.leadCategories.get(categoryId);
	return {
		id: lead.id,
		email: lead.email,
		first_name: lead.firstName,
		last_name: lead.lastName,
		company_name: lead.companyName,
		status: place?.status ?? null,
		category_id: categoryId,
		category_name: category?.name ?? null,
		email_stats: {
			is_opened: (place?.openCount ?? 0) > 0,
			is_clicked: (place?.clickCount ?? 0) > 0,
			is_replied: (place?.replyCount ?? 0) > 0,
			is_bounced: place?.isBounced ?? false,
		},
		custom_fields: lead.customFields,
	};
}

/** The places of every lead, by lead id, oldest first: one walk, however many leads are asked for. */
export function placesByLead(state: SandboxState): Map<number, CampaignLead[]> {
	const places = new Map<number, CampaignLead[]>();
	for (const place of state.campaignLeads.values()) {
		const list = places.get(place.leadId);
		if (list) list.push(place);
		else places.set(place.leadId, [place]);
	}
	return places;
}

/** The places of one lead, oldest first. */
export function placesOf(lead: Lead, state: SandboxState): CampaignLead[] {
	return placesByLead(state).get(lead.id) ?? [];
}

/** True when what happened to a lead's mails fits a filter such as `is_opened`. */
export function fitsEmailStatus(place: CampaignLead, wanted: string): boolean {
	switch (wanted) {
		case 'is_opened':
			return place.openCount > 0;
		case 'is_clicked':
			return place.clickCount > 0;
		case 'is_bounced':
			return place.isBounced;
		case 'is_replied':
		case 'got_reply':
			return place.replyCount > 0;
		case 'not_replied':
			return place.replyCount === 0;
		case 'is_unsubscribed':
			return place.isUnsubscribed;
		case 'is_accepted':
			return place.lastStep > 0 && !place.isBounced;
		default:
			// Spam reports and bounces on the sender's side never happen here.
			return false;
	}
}
