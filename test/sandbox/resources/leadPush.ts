import { ok, refuse } from '../answers';
import { flagIn, numbersIn, recordIn, textIn } from '../read';
import type { LeadList, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values } from '../types';
import { campaignNotFound } from './campaign';
import { placedIn } from './campaignLead';
import { fitsFilters } from './leadFilter';
import { placesByLead } from './leadRecord';

function listIn(body: Values, { leadLists }: SandboxState): LeadList | undefined {
	return leadLists.get(Number(body.listId));
}

function noList(): ApiAnswer {
	return refuse(404, 'Lead list not found');
}

/** Ids or all leads: one of the two, never both. */
function selectionRefusal(body: Values, name: string): ApiAnswer | undefined {
	const all = flagIn(body, 'allLeads') ?? false;
	if (name in body !== all) return undefined;
	return refuse(
		400,
		all ? `${name} cannot be used with allLeads` : `${name} or allLeads is required`,
	);
}

/** lead.pushToList: `move` takes the leads off every other list. */
export const pushToList: Handler = ({ body }, { state }) => {
	const list = listIn(body, state);
	if (!list) return noList();
	const refusal = selectionRefusal(body, 'leadIds');
	if (refusal) return refusal;
	const places = placesByLead(state);
	const filters = recordIn(body, 'filters');
	const ids =
		numbersIn(body, 'leadIds') ??
		[...state.leads.values()]
			.filter((lead) => fitsFilters(lead, places.get(lead.id) ?? [], filters, state))
			.map(({ id }) => id);
	const unknown = ids.find((id) => !state.leads.has(id));
	if (unknown !== undefined) return refuse(404, `Lead ${unknown} not found`);
	for (const id of ids) {
		if (textIn(body, 'action') === 'move') {
			for (const other of state.leadLists.values()) other.leadIds.delete(id);
		}
		list.leadIds.add(id);
	}
	return ok({ ok: true, message: `${ids.length} leads pushed to the list` });
};

/** lead.pushFromCampaignToList: names leads by their map ids. */
export const pushFromCampaignToList: Handler = ({ body }, { state }) => {
	const campaign = state.campaigns.get(Number(body.campaignId));
	if (!campaign) return campaignNotFound();
	const list = listIn(body, state);
	if (!list) return noList();
	const refusal = selectionRefusal(body, 'leadMapIds');
	if (refusal) return refusal;
	const placed = placedIn(campaign, state);
	const mapIds = numbersIn(body, 'leadMapIds');
	const unknown = mapIds?.find((id) => !placed.some(({ place }) => place.mapId === id));
	if (unknown !== undefined) return refuse(404, `Lead ${unknown} not found`);
	const filters = recordIn(body, 'filters');
	const chosen = placed.filter(({ place, lead }) =>
		mapIds ? mapIds.includes(place.mapId) : fitsFilters(lead, [place], filters, state),
	);
	const leadIds = new Set(chosen.map(({ lead }) => lead.id));
	for (const id of leadIds) list.leadIds.add(id);
	if (flagIn(body, 'archivedFromAllCampaign')) {
		for (const place of state.campaignLeads.values()) {
			if (leadIds.has(place.leadId)) place.isArchived = true;
		}
	}
	return ok({ ok: true, message: `${leadIds.size} leads pushed to the list` });
};
