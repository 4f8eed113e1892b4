import { either, ok, refuse } from '../answers';
import { idIn, isRecord, numberIn, recordIn, textIn, textsIn } from '../read';
import type { SandboxState } from '../state/state';
import type { ApiAnswer, Handler, Values, World } from '../types';
import type { Association, Webhook } from '../state/webhookStore';

const associations: Association[] = ['user', 'client', 'campaign'];

export const notFound = () => refuse(404, 'Resource not found');

/** The names that are switched on in a map {NAME: true}. */
const switchedOn = (map: Values): string[] => Object.keys(map).filter((name) => map[name] === true);

/** The page lists words, others numbers: each of the two shapes takes one of them only. */
function associationIn(body: Values, { shapes }: World): Association | undefined {
	const given = body.association_type;
	return either(
		shapes,
		() => associations.find((word) => word === given),
		() => associations.find((_, index) => index + 1 === given),
	);
}

function ownerRefusal(
	association: Association,
	campaignId: number | null,
	clientId: number | null,
	state: SandboxState,
): ApiAnswer | undefined {
	if (association === 'campaign') {
		if (campaignId === null) return refuse(422, 'email_campaign_id is required');
		if (!state.campaigns.has(campaignId)) return refuse(404, 'Campaign not found');
	}
	if (association === 'client') {
		if (clientId === null) return refuse(422, 'client_id is required');
		if (!state.clients.has(clientId)) return refuse(404, 'Client not found');
	}
	return undefined;
}

export function isHttps(url: string): boolean {
	return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** Makes a webhook, or changes the one that is given. */
export function put(
	world: World,
	existing: Webhook | undefined,
	values: Omit<Webhook, 'id' | 'createdAt' | 'updatedAt'>,
): Webhook {
	const { webhookStore: store } = world.state;
	const now = new Date(world.now).toISOString();
	const webhook = {
		...values,
		id: existing?.id ?? store.nextId++,
		createdAt: existing?.createdAt ?? now,
		updatedAt: now,
	};
	store.webhooks.set(webhook.id, webhook);
	return webhook;
}

/** webhook.create: a second one of the same name and owner changes the first, unless forced. */
export const create: Handler = ({ body }, world) => {
	const association = associationIn(body, world);
	if (!association) return refuse(422, 'association_type is invalid');
	const url = textIn(body, 'webhook_url') ?? '';
	if (!isHttps(url)) return refuse(422, 'webhook_url must be a valid https address');
	const campaignId = numberIn(body, 'email_campaign_id') ?? null;
	const clientId = numberIn(body, 'client_id') ?? null;
	const refusal = ownerRefusal(association, campaignId, clientId, world.state);
	if (refusal) return refusal;
	const name = textIn(body, 'name') ?? null;
	const single = textIn(body, 'event_type');
	const category = numberIn(body, 'category_id');
	const events = [...switchedOn(recordIn(body, 'event_type_map')), ...(single ? [single] : [])];
	const same = [...world.state.webhookStore.webhooks.values()].find(
		(one) => name !== null && one.name === name && body.force_create !== true,
	);
	const webhook = put(world, same, {
		name,
		url,
		association,
		campaignId: association === 'campaign' ? campaignId : null,
		clientId: association === 'client' ? clientId : null,
		events: new Set(events),
		categoryIds: new Set([
			...switchedOn(recordIn(body, 'category_id_map')).map(Number),
			...(category === undefined ? [] : [category]),
		]),
	});
	return ok({ ok: true, id: webhook.id, webhook_url: url });
};

export const mapOf = (names: Iterable<string | number>) =>
	Object.fromEntries([...names].map((name) => [String(name), true]));

/** webhook.get: the page wraps it, the guide reads it at the top. */
export const get: Handler = ({ path }, { state, shapes }) => {
	const webhook = state.webhookStore.webhooks.get(idIn(path, 'webhook_id'));
	if (!webhook) return notFound();
	const shown = {
		id: webhook.id,
		email_campaign_id: webhook.campaignId,
		client_id: webhook.clientId,
		name: webhook.name,
		webhook_url: webhook.url,
		event_type_map: mapOf(webhook.events),
		category_id_map: mapOf(webhook.categoryIds),
		created_at: webhook.createdAt,
		updated_at: webhook.updatedAt,
	};
	return either(
		shapes,
		() => ok({ ok: true, data: shown }),
		() => ok(shown),
	);
};

export const categoryIdsOf = (names: string[], { leadCategories }: SandboxState) =>
	new Set(
		[...leadCategories.values()].filter(({ name }) => names.includes(name)).map(({ id }) => id),
	);

/** webhook.update: what is left out stays. */
export const update: Handler = ({ path, body }, world) => {
	const webhook = world.state.webhookStore.webhooks.get(idIn(path, 'webhook_id'));
	if (!webhook) return notFound();
	const url = textIn(body, 'webhook_url') ?? webhook.url;
	if (!isHttps(url)) return refuse(422, 'webhook_url must be a valid https address');
	const events = isRecord(body.event_type_map)
		? switchedOn(body.event_type_map)
		: (textsIn(body, 'event_types') ?? webhook.events);
	const named = textsIn(body, 'categories');
	const categoryIds = isRecord(body.category_id_map)
		? switchedOn(body.category_id_map).map(Number)
		: named
			? categoryIdsOf(named, world.state)
			: webhook.categoryIds;
	const changed = put(world, webhook, {
		...webhook,
		name: textIn(body, 'name') ?? webhook.name,
		url,
		events: new Set(events),
		categoryIds: new Set(categoryIds),
	});
	return ok({ ok: true, id: changed.id, message: 'Webhook saved successfully' });
};

/** webhook.delete: the id comes in the body, or in the path of the older form. */
export const remove: Handler = ({ body }, { state }) =>
	state.webhookStore.webhooks.delete(idIn(body, 'id')) ? ok({ ok: true }) : notFound();
