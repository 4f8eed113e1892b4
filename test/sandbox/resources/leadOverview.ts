import { json, ok, refuse } from '../answers';
import { idIn, numberIn } from '../read';
import type { CampaignLead, SandboxState } from '../state/state';
import type { Handler } from '../types';
import { placesOf } from './leadRecord';
import { mailsTo } from './mails';

/** The id as a text; everything about a place that is no longer active is masked. */
function mapping(place: CampaignLead, state: SandboxState) {
	const campaign = state.campaigns.get(place.campaignId);
	const seen = {
		status: place.status,
		lead_category_id: place.categoryId,
		revenue: 0,
		current_seq_num: place.lastStep,
		email_campaign_id: place.campaignId,
		email_account_id: place.emailAccountId,
	};
	const names = Object.keys(seen);
	const masked = Object.fromEntries(names.map((name) => [name, 'XXX']));
	return {
		id: String(place.mapId),
		...(place.isArchived ? masked : seen),
		is_active: !place.isArchived,
		email_campaign: place.isArchived
			? { id: 'XXX', name: 'XXX' }
			: { id: place.campaignId, name: campaign?.name ?? null },
	};
}

/** lead.getCampaignOverview: an unknown lead is an error of the server, not a 404. */
export const getCampaignOverview: Handler = ({ path }, { state }) => {
	const lead = state.leads.get(idIn(path, 'lead_id'));
	if (!lead) return json(500, { ok: false, message: 'Lead not found' });
	const mappings = placesOf(lead, state).map((place) => mapping(place, state));
	return ok({
		ok: true,
		message: 'Lead campaign overview fetched',
		data: { id: lead.id, email: lead.email, email_campaign_leads_mappings: mappings },
	});
};

/** lead.getSequenceDetails: every step of the campaign, sent or still to come. */
export const getSequenceDetails: Handler = ({ path, query }, { state }) => {
	const place = state.campaignLeads.get(idIn(path, 'lead_map_id'));
	const lead = place && state.leads.get(place.leadId);
	const campaign = place && state.campaigns.get(place.campaignId);
	const campaignId = numberIn(query, 'campaignId') ?? campaign?.id;
	if (!place || !lead || !campaign || campaignId !== campaign.id) {
		return refuse(404, 'Lead not found');
	}
	const mails = mailsTo({ place, lead }, campaign, state);
	const data = campaign.sequence.map((step) => {
		const mail = mails.find(({ number }) => number === step.number);
		return {
			status: mail ? 'SENT' : 'SCHEDULED',
			sent_time: mail?.sentAt ?? null,
			status_message: '',
			email_campaign_seq_id: step.id,
		};
	});
	return ok({ ok: true, message: 'Lead sequence details fetched', data });
};

/** lead.unsubscribeGlobally: `ok` is false, with status 200, when there was nothing to do. */
export const unsubscribeGlobally: Handler = ({ path }, { state }) => {
	const lead = state.leads.get(idIn(path, 'lead_id'));
	if (!lead) return refuse(404, 'Lead not found - Invalid lead_id.');
	if (lead.isUnsubscribed) return ok({ ok: false });
	lead.isUnsubscribed = true;
	state.unsubscribed.add(lead.email);
	for (const place of placesOf(lead, state)) {
		place.isUnsubscribed = true;
		place.status = 'STOPPED';
	}
	return ok({ ok: true });
};
