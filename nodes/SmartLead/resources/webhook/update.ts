import type { ApiRequest } from '../../../engine/spec/apiRequest';
import { operation } from '../../../engine/spec/operation';
import { optional } from '../../../fields/locator';
import {
	categoryIdMap,
	categoryNames,
	eventTypeMap,
	eventTypes,
	webhook,
	whoseWebhooks,
	webhookName,
	webhookUrl,
} from '../../../fields/webhook';

/** Where the user adds them. */
const events = optional(eventTypes);

export const update = operation({
	id: 'webhook.update',
	name: 'Update',
	action: 'Update a webhook',
	description: 'Change the name, the address, the events or the categories of a webhook',
	request: 'PUT /webhook/update/{webhook_id}',
	leadingFields: [whoseWebhooks],
	path: { webhook_id: webhook },
	// Events and categories go in both documented forms: one that is passed over changes nothing.
	optional: {
		body: {
			categories: categoryNames,
			category_id_map: categoryIdMap,
			event_type_map: { ...eventTypeMap, field: events.field },
			event_types: events,
			name: webhookName,
			webhook_url: optional(webhookUrl),
		},
	},
	idempotent: true,
	fallback: { after: [400, 422], form: withoutRefused },
});

const lists = ['event_types', 'categories'];
const maps = ['event_type_map', 'category_id_map'];

/** The form of events and categories that SmartLead did not turn down. */
function withoutRefused(request: ApiRequest, refusal: string): ApiRequest | undefined {
	const refused = [maps, lists].find((names) => names.some((name) => refusal.includes(name)));
	if (!refused) return undefined;
	const body = Object.fromEntries(
		Object.entries(request.body ?? {}).filter(([name]) => !refused.includes(name)),
	);
	return Object.keys(body).length > 0 ? { ...request, body } : undefined;
}
