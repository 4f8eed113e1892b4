import { either, notOk, ok, refuse, text } from '../answers';
import { badRequest } from '../rules/refusals';
import { idIn, textIn } from '../read';
import type { CampaignLead, SandboxState } from '../state/state';
import type { Handler } from '../types';
import { withCampaign } from './campaign';
import { invalidCampaign, placedIn, withPlace } from './campaignLead';
import { readFields } from './campaignLeadAdd';

function isElsewhere(place: CampaignLead, state: SandboxState): boolean {
	return [...state.campaignLeads.values()].some((other) => other.leadId === place.leadId);
}

/**
 * campaignLead.delete: the first page leaves the lead record alone; in the second shape, which
 * answers with a bare word, a lead that is in no other campaign goes altogether.
 */
export const remove: Handler = withPlace((place, _request, { state, shapes }) => {
	state.campaignLeads.delete(place.mapId);
	return either(
		shapes,
		() => ok({ ok: true, message: 'success' }),
		() => {
			if (!isElsewhere(place, state)) state.leads.delete(place.leadId);
			return text(200, 'success');
		},
		// It says that it is JSON.
		() => ({ ...ok(null), body: 'success' }),
	);
});

/** campaignLead.markComplete: names the place by its map id. */
export const markComplete: Handler = withCampaign((campaign, { path }, { state }) => {
	const mapId = idIn(path, 'lead_map_id');
	const found = placedIn(campaign, state).find(({ place }) => place.mapId === mapId);
	if (!found) return refuse(404, 'Lead not found');
	found.place.status = 'COMPLETED';
	return ok({ success: true, message: 'Lead marked as complete' });
}, invalidCampaign);

/** campaignLead.update: what is left out stays, custom fields are merged. Live wants the address as well. */
export const update: Handler = withPlace(
	(place, { body }, { state, shapes }) => {
		const lead = state.leads.get(place.leadId);
		if (!lead) return notOk(404, 'Invalid request!');
		if (shapes === 'live' && !('email' in body)) {
			return badRequest('"email" is required', 'body', ['email']);
		}
		const email = (textIn(body, 'email') ?? lead.email).toLowerCase();
		const isTaken = [...state.leads.values()].some(
			(other) => other !== lead && other.email === email,
		);
		if (isTaken) return refuse(422, 'Another lead has this email');
		const { customFields, ...fields } = readFields(body);
		Object.assign(lead, fields, { email });
		lead.customFields = { ...lead.customFields, ...customFields };
		return either(
			shapes,
			() => ok({ ok: true }),
			() => ok({ success: true, message: 'Lead updated successfully' }),
		);
	},
	() => notOk(404, 'Invalid request!'),
);
