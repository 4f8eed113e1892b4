import { either, json, ok, refuse } from '../answers';
import { flagIn, idIn, numberIn, textIn } from '../read';
import type { Campaign, CampaignLead, Lead, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, OperationRequest, World } from '../types';
import { withCampaign } from './campaign';
import { fitsEmailStatus, leadRecord, leadSummary } from './leadRecord';

/** The pages about leads of a campaign word this refusal longer than the others do. */
export function invalidCampaign(): ApiAnswer {
	return refuse(404, 'Campaign not found - Invalid campaign_id.');
}

/** A place and the lead that takes it. */
export interface Placed {
	place: CampaignLead;
	lead: Lead;
}

/** Everybody on the list of a campaign, in the order of joining. */
export function placedIn(campaign: Campaign, state: SandboxState): Placed[] {
	const placed: Placed[] = [];
	for (const place of state.campaignLeads.values()) {
		const lead = state.leads.get(place.leadId);
		if (!lead || place.isArchived) continue;
		if (place.campaignId === campaign.id) placed.push({ place, lead });
	}
	return placed;
}

const timeFilters = {
	created_at_gt: 'createdAt',
	last_sent_time_gt: 'lastSentAt',
	event_time_gt: 'lastEventAt',
} as const;

type TimeFilter = keyof typeof timeFilters;

function isLater(place: CampaignLead, filter: TimeFilter, than: string | undefined): boolean {
	if (than === undefined) return true;
	const time = place[timeFilters[filter]];
	return time !== null && Date.parse(time) > Date.parse(than);
}

function isWanted(place: CampaignLead, { query }: OperationRequest): boolean {
	const emailStatus = textIn(query, 'emailStatus');
	const status = textIn(query, 'status');
	const categoryId = numberIn(query, 'lead_category_id');
	return (
		(status === undefined || place.status === status) &&
		(categoryId === undefined || place.categoryId === categoryId) &&
		(emailStatus === undefined || fitsEmailStatus(place, emailStatus)) &&
		Object.keys(timeFilters).every((name) =>
			isLater(place, name as TimeFilter, textIn(query, name)),
		)
	);
}

/** campaignLead.getAll */
export const getAll: Handler = withCampaign((campaign, request, { state, shapes }) => {
	const { query } = request;
	const badTime = Object.keys(timeFilters).find((name) => {
		const time = textIn(query, name);
		return time !== undefined && Number.isNaN(Date.parse(time));
	});
	if (badTime !== undefined) return refuse(422, `${badTime} must be a valid ISO 8601 date`);
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 100;
	const found = placedIn(campaign, state).filter(({ place }) => isWanted(place, request));
	const page = found.slice(offset, offset + limit);
	return either(
		shapes,
		() =>
			ok({
				// A text, while offset and limit are numbers.
				total_leads: String(found.length),
				offset,
				limit,
				data: page.map(({ place, lead }) => ({
					campaign_lead_map_id: place.mapId,
					lead_category_id: place.categoryId,
					status: place.status,
					created_at: place.createdAt,
					lead: leadRecord(lead),
				})),
			}),
		() =>
			ok({
				total: found.length,
				leads: page.map(({ place, lead }) => ({
					...leadSummary(lead, place, state),
					created_at: place.createdAt,
					last_sent_time: place.lastSentAt,
				})),
				offset,
				limit,
			}),
	);
}, invalidCampaign);

/** Runs `then` on the place that the path names by campaign and lead, or refuses. */
export function withPlace(
	then: (place: CampaignLead, request: OperationRequest, world: World) => ApiAnswer,
	noLead: () => ApiAnswer = () => refuse(404, 'Lead not found'),
): Handler {
	return withCampaign((campaign, request, world) => {
		const leadId = idIn(request.path, 'lead_id');
		const found = placedIn(campaign, world.state).find(({ lead }) => lead.id === leadId);
		return found ? then(found.place, request, world) : noLead();
	}, invalidCampaign);
}

/** campaignLead.pause */
export const pause: Handler = withPlace((place, _request, { shapes }) => {
	place.status = 'PAUSED';
	return either(
		shapes,
		() => ok({ ok: true, data: 'success' }),
		() => ok({ success: true, message: 'Lead paused successfully' }),
	);
});

/** campaignLead.resume: who has had the last step cannot go on. */
export const resume: Handler = withPlace(
	(place, { body }, { state, now, shapes }) => {
		const steps = state.campaigns.get(place.campaignId)?.sequence ?? [];
		if (steps.length > 0 && place.lastStep >= steps.length) {
			return json(500, { error: 'This is the last sequence. You cannot resume this lead.' });
		}
		const usual = steps[place.lastStep]?.delayInDays ?? 0;
		const days = numberIn(body, 'resume_lead_with_delay_days') ?? usual;
		const resumesAt = new Date(now + days * 86_400_000);
		// No calendar reaches that far.
		if (Number.isNaN(resumesAt.getTime())) return refuse(400, 'Invalid delay');
		place.status = place.lastStep > 0 ? 'INPROGRESS' : 'STARTED';
		const will_resume_at = resumesAt.toISOString();
		place.resumeAt = will_resume_at;
		return either(
			shapes,
			() => ok({ ok: true, data: 'success' }),
			() => ok({ success: true, message: 'Lead resumed successfully', will_resume_at }),
		);
	},
	() => json(500, { error: 'Invalid lead id' }),
);

/** campaignLead.unsubscribe: from this campaign only. */
export const unsubscribe: Handler = withPlace((place) => {
	place.isUnsubscribed = true;
	place.status = 'STOPPED';
	return ok({ success: true, message: 'Lead unsubscribed successfully' });
});

/** campaignLead.updateCategory */
export const updateCategory: Handler = withPlace((place, { body }, { state }) => {
	const categoryId = numberIn(body, 'category_id') ?? null;
	if (categoryId !== null && !state.leadCategories.has(categoryId)) {
		return refuse(422, 'Invalid category_id');
	}
	place.categoryId = categoryId;
	if (flagIn(body, 'pause_lead')) place.status = 'PAUSED';
	return ok({ success: true, message: 'Lead category updated' });
});
