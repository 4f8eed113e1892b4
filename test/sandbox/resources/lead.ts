import { either, ok, refuse } from '../answers';
import { idIn, numberIn, textIn } from '../read';
import type { Handler } from '../types';
import { fitsFilters } from './leadFilter';
import { leadRecord, leadSummary, placesByLead, placesOf } from './leadRecord';

/** lead.get: live gives a list of one, or of none; an unknown id is an empty object in the second shape. */
export const get: Handler = ({ path }, { state, shapes }) => {
	const lead = state.leads.get(idIn(path, 'lead_id'));
	if (!lead) {
		return either(
			shapes,
			() => refuse(404, 'Lead not found'),
			() => ok({}),
			() => ok({ ok: true, data: [] }),
		);
	}
	const summary = () => ok(leadSummary(lead, placesOf(lead, state)[0], state));
	return either(shapes, summary, summary, () =>
		ok({
			ok: true,
			message: 'Lead fetched successfully',
			data: [{ ...leadRecord(lead), created_at: lead.createdAt }],
		}),
	);
};

/** lead.getAll: pages by the id of the last lead. */
export const getAll: Handler = ({ query }, { state, shapes }) => {
	const after = numberIn(query, 'lastSeenLeadId') ?? 0;
	const places = placesByLead(state);
	const leads = [...state.leads.values()]
		.filter((lead) => lead.id > after)
		.filter((lead) => fitsFilters(lead, places.get(lead.id) ?? [], query, state))
		.sort((a, b) => a.id - b.id)
		.slice(0, numberIn(query, 'limit') ?? 100)
		.map(leadRecord);
	return either(
		shapes,
		() => ok({ ok: true, data: { leads } }),
		() => ok(leads),
	);
};

/** lead.getByEmail: an unknown address is an empty object, not a refusal. */
export const getByEmail: Handler = ({ query }, { state, shapes }) => {
	const email = textIn(query, 'email')?.toLowerCase();
	const lead = [...state.leads.values()].find((known) => known.email === email);
	if (!lead) return ok({});
	return ok({
		...leadRecord(lead),
		// Live, the id of a lead is a text here.
		...(shapes === 'live' ? { id: String(lead.id) } : {}),
		created_at: lead.createdAt,
		lead_campaign_data: placesOf(lead, state).map((place) => {
			const campaign = state.campaigns.get(place.campaignId);
			const clientId = campaign?.clientId ?? null;
			return {
				campaign_lead_map_id: place.mapId,
				campaign_id: place.campaignId,
				campaign_name: campaign?.name ?? null,
				client_id: clientId,
				client_email: (clientId !== null && state.clients.get(clientId)?.email) || null,
				lead_category_id: place.categoryId,
				...(shapes === 'live'
					? {
							campaign_status: campaign?.status ?? null,
							last_sent_at: place.lastSentAt,
							last_reply_at: place.replyCount > 0 ? place.lastEventAt : null,
						}
					: {}),
			};
		}),
	});
};

/** lead.getCampaigns */
export const getCampaigns: Handler = ({ path }, { state }) => {
	const lead = state.leads.get(idIn(path, 'lead_id'));
	if (!lead) return refuse(404, 'Lead not found');
	return ok(
		placesOf(lead, state).flatMap((place) => {
			const campaign = state.campaigns.get(place.campaignId);
			return campaign ? [{ id: campaign.id, status: campaign.status, name: campaign.name }] : [];
		}),
	);
};
