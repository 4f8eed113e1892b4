import { either, json, ok, refuse } from '../answers';
import { idIn, numberIn, textIn, textsIn } from '../read';
import { badRequest } from '../rules/refusals';
import type { SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values } from '../types';
import type { Delivery, Webhook } from '../state/webhookStore';
import { withCampaign } from './campaign';
import { momentOf } from './dates';
import { categoryIdsOf, isHttps, mapOf, notFound, put } from './webhook';

const listed = ({ id, name, url, events }: Webhook) => ({
	id,
	name,
	webhook_url: url,
	event_types: [...events],
	is_active: true,
});

/** A webhook of a campaign as it arrives live: its categories have names. */
const listedLive = (webhook: Webhook, { leadCategories }: SandboxState) => ({
	id: webhook.id,
	name: webhook.name,
	webhook_url: webhook.url,
	email_campaign_id: webhook.campaignId,
	event_types: [...webhook.events],
	categories: [...webhook.categoryIds].flatMap((id) => leadCategories.get(id)?.name ?? []),
	created_at: webhook.createdAt,
	updated_at: webhook.updatedAt,
});

/** campaignWebhook.getAll: wrapped on the page, bare elsewhere. */
export const getAllOfCampaign: Handler = withCampaign((campaign, _request, { state, shapes }) => {
	const found = [...state.webhookStore.webhooks.values()].filter(
		({ campaignId }) => campaignId === campaign.id,
	);
	return either(
		shapes,
		() => ok({ success: true, data: found.map(listed) }),
		() => ok(found.map(listed)),
		() => ok(found.map((webhook) => listedLive(webhook, state))),
	);
});

/** Live, a webhook of a campaign names the categories that it is for. */
function categoriesRefusal(names: string[] | undefined, state: SandboxState) {
	const field = 'categories';
	if (names === undefined) return badRequest(`"${field}" is required`, 'body', [field]);
	if (names.length === 0) {
		return badRequest(`"${field}" must contain at least 1 items`, 'body', [field]);
	}
	const known = [...state.leadCategories.values()].map(({ name }) => name);
	const unknown = names.findIndex((name) => !known.includes(name));
	return unknown < 0
		? undefined
		: badRequest(`"${field}[${unknown}]" must be one of [${known.join(', ')}]`, 'body', [field]);
}

/** campaignWebhook.save: an id changes that webhook, none makes one. */
export const saveInCampaign: Handler = withCampaign((campaign, { body }, world) => {
	const { state, shapes } = world;
	const id = numberIn(body, 'id');
	const named = textsIn(body, 'categories');
	const refusal = shapes === 'live' ? categoriesRefusal(named, state) : undefined;
	if (refusal) return refusal;
	const existing = id === undefined ? undefined : state.webhookStore.webhooks.get(id);
	if (id !== undefined && existing?.campaignId !== campaign.id) return notFound();
	const url = textIn(body, 'webhook_url') ?? '';
	if (!isHttps(url)) return refuse(422, 'webhook_url must be a valid https address');
	const webhook = put(world, existing, {
		name: textIn(body, 'name') ?? null,
		url,
		association: 'campaign',
		campaignId: campaign.id,
		clientId: null,
		events: new Set(textsIn(body, 'event_types') ?? []),
		categoryIds: named ? categoryIdsOf(named, state) : (existing?.categoryIds ?? new Set()),
	});
	const documented = () => ok({ success: true, data: listed(webhook) });
	return either(shapes, documented, documented, () =>
		ok({
			id: webhook.id,
			name: webhook.name,
			webhook_url: webhook.url,
			email_campaign_id: campaign.id,
			event_type_map: mapOf(webhook.events),
			category_id_map: mapOf(webhook.categoryIds),
		}),
	);
});

const removed = (campaignId: number, id: number, state: SandboxState): boolean =>
	state.webhookStore.webhooks.get(id)?.campaignId === campaignId &&
	state.webhookStore.webhooks.delete(id);

/** campaignWebhook.delete; the second shape knows the id in the body only. */
export const removeOfCampaign: Handler = withCampaign((campaign, { path }, { state, shapes }) =>
	either(
		shapes,
		() =>
			removed(campaign.id, idIn(path, 'webhook_id'), state)
				? ok({ success: true, message: 'Webhook deleted successfully' })
				: notFound(),
		notFound,
	),
);

/** campaignWebhook.deleteByBody */
export const removeByBody: Handler = withCampaign((campaign, { body }, { state }) =>
	removed(campaign.id, idIn(body, 'id'), state) ? ok({ ok: true }) : notFound(),
);

/** The times of a request, or the refusal of one that is none. */
function spanIn(values: Values): { from: number; to: number } | { refusal: ApiAnswer } {
	const [from = NaN, to = NaN] = ['fromTime', 'toTime'].map((name) =>
		momentOf(textIn(values, name) ?? ''),
	);
	if (Number.isNaN(from) || Number.isNaN(to)) {
		return { refusal: refuse(400, 'fromTime and toTime must be ISO 8601') };
	}
	if (to < from) return { refusal: refuse(400, 'toTime must not be before fromTime') };
	return { from, to };
}

function deliveriesIn(campaignId: number, values: Values, state: SandboxState) {
	const span = spanIn(values);
	if ('refusal' in span) return span;
	const { deliveries } = state.webhookStore;
	return {
		found: deliveries.filter(
			(one) => one.campaignId === campaignId && one.at >= span.from && one.at <= span.to,
		),
	};
}

/** What became of each event, and the time that was asked for. */
function liveSummary(found: Delivery[], { fromTime: from, toTime: to }: Values) {
	const events = [...new Set(found.map(({ event }) => event))];
	const count = (event_type: string, state: Delivery['state']) =>
		found.filter((one) => one.event === event_type && one.state === state).length;
	return {
		summary: events.map((event_type) => ({
			event_type,
			success: count(event_type, 'delivered'),
			failed: count(event_type, 'failed'),
		})),
		timeRange: { from, to },
	};
}

/** campaignWebhook.getSummary: two sets of names for the same three numbers. */
export const getSummary: Handler = withCampaign((campaign, { query }, { state, shapes }) => {
	const deliveries = deliveriesIn(campaign.id, query, state);
	if ('refusal' in deliveries) return deliveries.refusal;
	const total = deliveries.found.length;
	const failed = deliveries.found.filter((one) => one.state === 'failed').length;
	const success = deliveries.found.filter((one) => one.state === 'delivered').length;
	return either(
		shapes,
		() =>
			ok({
				total_calls: total,
				successful_calls: success,
				failed_calls: failed,
				success_rate: total === 0 ? 0 : Math.round((success / total) * 1000) / 10,
			}),
		() => ok({ total, success, failed }),
		() => ok({ ok: true, data: liveSummary(deliveries.found, query) }),
	);
});

/** campaignWebhook.retriggerFailed: what failed is tried again from the start. */
export const retriggerFailed: Handler = withCampaign((campaign, { body }, { state, now }) => {
	const deliveries = deliveriesIn(campaign.id, body, state);
	if ('refusal' in deliveries) return deliveries.refusal;
	const failed = deliveries.found.filter((one) => one.state === 'failed');
	for (const one of failed) Object.assign(one, { state: 'waiting', attempts: 0, dueAt: now });
	return json(200, { success: true, retriggered_count: failed.length });
});
