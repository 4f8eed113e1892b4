import { either, empty, json, ok, refuse } from '../answers';
import { addCampaign } from '../state/build';
import { flagIn, idIn, listIn, numberIn, textIn } from '../read';
import type { Campaign, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, OperationRequest, World } from '../types';
import { tagsShown } from './tag';

/** The refusal of a request that names a campaign which does not exist. */
export function campaignNotFound(): ApiAnswer {
	return refuse(404, 'Campaign not found');
}

/** Runs `then` on the campaign named in the path, or refuses. */
export function withCampaign(
	then: (campaign: Campaign, request: OperationRequest, world: World) => ApiAnswer,
	notFound: () => ApiAnswer = campaignNotFound,
): Handler {
	return (request, world) => {
		const campaign = world.state.campaigns.get(idIn(request.path, 'campaign_id'));
		return campaign ? then(campaign, request, world) : notFound();
	};
}

/** Marks a campaign as changed now. */
export function touch(campaign: Campaign, world: World): void {
	campaign.updatedAt = new Date(world.now).toISOString();
}

/** DONT_TRACK_EMAIL_OPEN is written, DONT_EMAIL_OPEN is read. */
function trackSettingsRead(campaign: Campaign): string[] {
	return campaign.settings.trackSettings.map((value) => value.replace('DONT_TRACK_', 'DONT_'));
}

/** A campaign as the list shows it. */
function listed(campaign: Campaign, state: SandboxState, tags: boolean) {
	const { settings, schedule } = campaign;
	return {
		id: campaign.id,
		user_id: state.userId,
		created_at: campaign.createdAt,
		updated_at: campaign.updatedAt,
		status: campaign.status,
		name: campaign.name,
		track_settings: trackSettingsRead(campaign),
		scheduler_cron_value: schedule && {
			tz: schedule.timezone,
			days: schedule.days,
			endHour: schedule.endHour,
			startHour: schedule.startHour,
		},
		min_time_btwn_emails: schedule?.minTimeBetweenEmails ?? null,
		max_leads_per_day: schedule?.maxNewLeadsPerDay ?? null,
		stop_lead_settings: settings.stopLeadSettings,
		schedule_start_time: schedule?.startTime ?? null,
		enable_ai_esp_matching: settings.enableAiEspMatching,
		send_as_plain_text: settings.sendAsPlainText,
		follow_up_percentage: settings.followUpPercentage,
		unsubscribe_text: settings.unsubscribeText,
		parent_campaign_id: campaign.parentCampaignId,
		client_id: campaign.clientId,
		...(tags ? { tags: tagsShown(campaign.tagIds, state) } : {}),
	};
}

/** A campaign as the page of the single read shows it. */
function detailed(campaign: Campaign, state: SandboxState, tags: boolean) {
	const places = [...state.campaignLeads.values()].filter((p) => p.campaignId === campaign.id);
	return {
		id: campaign.id,
		name: campaign.name,
		status: campaign.status,
		created_at: campaign.createdAt,
		updated_at: campaign.updatedAt,
		client_id: campaign.clientId,
		track_settings: trackSettingsRead(campaign),
		stop_lead_settings: campaign.settings.stopLeadSettings,
		sending_limit: campaign.schedule?.maxNewLeadsPerDay ?? null,
		total_leads: places.length,
		leads_contacted: places.filter((place) => place.lastStep > 0).length,
		leads_replied: places.filter((place) => place.replyCount > 0).length,
		...(tags ? { tags: tagsShown(campaign.tagIds, state) } : {}),
	};
}

/** campaign.create */
export const create: Handler = ({ body }, { state, now }) => {
	const clientId = numberIn(body, 'client_id') ?? null;
	if (clientId !== null && !state.clients.has(clientId)) return refuse(422, 'Invalid client_id');
	const name = textIn(body, 'name');
	if (name !== undefined && name.trim() === '') {
		return refuse(422, 'Invalid campaign name format');
	}
	const campaign = addCampaign(state, now, { clientId, ...(name === undefined ? {} : { name }) });
	const { id, createdAt } = campaign;
	return ok({ ok: true, id, name: campaign.name, created_at: createdAt });
};

/** campaign.get: an unknown id is an empty object in the second shape, and live nothing at all. */
export const get: Handler = ({ path, query }, { state, shapes }) => {
	const campaign = state.campaigns.get(idIn(path, 'campaign_id'));
	const tags = flagIn(query, 'include_tags') ?? false;
	if (!campaign) return either(shapes, campaignNotFound, () => ok({}), empty);
	const bare = () => ok(listed(campaign, state, tags));
	return either(
		shapes,
		() => ok({ success: true, data: detailed(campaign, state, tags) }),
		bare,
		bare,
	);
};

/** campaign.getAll */
export const getAll: Handler = ({ query }, { state, shapes }) => {
	const clientId = numberIn(query, 'client_id');
	const tags = flagIn(query, 'include_tags') ?? false;
	const campaigns = [...state.campaigns.values()]
		.filter((campaign) => clientId === undefined || campaign.clientId === clientId)
		.map((campaign) => listed(campaign, state, tags));
	return either(
		shapes,
		() => ok(campaigns),
		() => ok({ success: true, campaigns }),
	);
};

/** campaign.delete: not while it sends. */
export const remove: Handler = withCampaign((campaign, _request, { state }) => {
	if (campaign.status === 'ACTIVE') {
		const message = 'Cannot delete active campaign. Please stop it first.';
		return json(400, { success: false, error: { code: 'CAMPAIGN_ACTIVE', message } });
	}
	state.campaigns.delete(campaign.id);
	for (const place of state.campaignLeads.values()) {
		if (place.campaignId === campaign.id) state.campaignLeads.delete(place.mapId);
	}
	return ok({ success: true, message: 'Campaign deleted successfully' });
});

/** A draft with the settings, schedule and steps of another campaign, without leads and mailboxes. */
function copyOf(
	campaign: Campaign,
	values: Partial<Omit<Campaign, 'id'>>,
	{ state, now }: World,
): Campaign {
	const { settings, schedule, sequence, conditionEvents } = structuredClone(campaign);
	for (const step of sequence) {
		step.id = state.nextIds.step++;
		for (const variant of step.variants) variant.id = state.nextIds.variant++;
	}
	const name = `${campaign.name} - copy`;
	const copied = { name, settings, schedule, sequence, conditionEvents };
	return addCampaign(state, now, { ...copied, ...values });
}

/** campaign.duplicate: with its subsequences where that is asked for. */
export const duplicate: Handler = withCampaign(
	(campaign, { body }, world) => {
		const keepsClient = flagIn(body, 'duplicate_client_label') ?? false;
		const clientId = keepsClient ? campaign.clientId : null;
		const copy = copyOf(campaign, { clientId }, world);
		if (flagIn(body, 'duplicate_sub_sequence')) {
			for (const child of [...world.state.campaigns.values()]) {
				if (child.parentCampaignId !== campaign.id) continue;
				copyOf(child, { clientId, parentCampaignId: copy.id }, world);
			}
		}
		return ok({ ok: true, newCampaignId: copy.id });
	},
	() => json(500, { message: 'Invalid campaign Id!' }),
);

/** campaign.createSubsequence: a campaign below another one. */
export const createSubsequence: Handler = ({ body }, { state, now }) => {
	const parent = state.campaigns.get(idIn(body, 'parent_campaign_id'));
	if (!parent) return campaignNotFound();
	const child = addCampaign(state, now, {
		name: textIn(body, 'subsequence_name') ?? `${parent.name} - subsequence`,
		clientId: parent.clientId,
		parentCampaignId: parent.id,
		conditionEvents: listIn(body, 'condition_events') ?? [],
	});
	return ok({ success: true, subsequence_id: child.id });
};

/** campaign.updateStatus: starting wants a step and a mailbox, stopping is final. */
export const updateStatus: Handler = withCampaign((campaign, { body }, world) => {
	const wanted = textIn(body, 'status');
	if (campaign.status === 'STOPPED' && wanted !== 'STOPPED') {
		return refuse(400, 'A stopped campaign cannot be started or paused again');
	}
	if (wanted === 'START') {
		if (campaign.sequence.length === 0) return refuse(400, 'The campaign has no sequence');
		if (campaign.emailAccountIds.length === 0) {
			return refuse(400, 'The campaign has no email account');
		}
	}
	if (wanted === 'START') campaign.status = 'ACTIVE';
	else if (wanted === 'PAUSED' || wanted === 'STOPPED') campaign.status = wanted;
	touch(campaign, world);
	return ok({
		success: true,
		message: 'Campaign status updated successfully',
		campaign: { id: campaign.id, status: campaign.status },
	});
});
