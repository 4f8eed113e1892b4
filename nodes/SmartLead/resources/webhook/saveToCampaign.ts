import { isList } from '../../../engine/json';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { campaign } from '../../../fields/campaign';
import { optional } from '../../../fields/locator';
import { required } from '../../../fields/plain';
import {
	adviceOnCategories,
	campaignWebhook,
	demandedCategories,
	eventTypes,
	webhookName,
	webhookUrl,
} from '../../../fields/webhook';
import { getAllInCampaign } from './getAllInCampaign';

export const saveToCampaign = operation({
	id: 'campaignWebhook.save',
	name: 'Save to Campaign',
	action: 'Save a webhook to a campaign',
	description:
		'Add a webhook to a campaign, or replace the one in Options. For clients and the whole account, use Create.',
	request: 'POST /campaigns/{campaign_id}/webhooks',
	path: { campaign_id: campaign },
	body: {
		name: required(webhookName),
		webhook_url: webhookUrl,
		event_types: eventTypes,
	},
	optional: {
		body: {
			categories: demandedCategories,
			id: optional(campaignWebhook, 'The webhook to replace. Without it, a new one is created.'),
		},
	},
	settle: {
		...created({ name: 'name', webhook_url: 'webhook_url' }),
		reads: [
			{
				operation: getAllInCampaign,
				// What became of a change cannot be seen in the list.
				values: ({ path, body }) => (body?.id === undefined ? { path } : undefined),
			},
		],
	},
	advice: adviceOnCategories,
	fallback: {
		after: [400, 422],
		form: (request, refusal) => (/event/i.test(refusal) ? inWordsOfPage(request) : undefined),
	},
});

/** What the page of this operation, and no other, calls the events. It does not have them all. */
const wordsOfPage: Record<string, string> = {
	EMAIL_BOUNCE: 'LEAD_BOUNCED',
	EMAIL_LINK_CLICK: 'LEAD_CLICKED',
	EMAIL_OPEN: 'LEAD_OPENED',
	EMAIL_REPLY: 'LEAD_REPLIED',
	LEAD_UNSUBSCRIBED: 'LEAD_UNSUBSCRIBED',
};

function inWordsOfPage(request: ApiRequest): ApiRequest | undefined {
	const body = request.body ?? {};
	const chosen = isList(body.event_types) ? body.event_types.map(String) : [];
	const events = chosen.flatMap((event) => wordsOfPage[event] ?? []);
	if (events.length < chosen.length) return undefined;
	return { ...request, body: { ...body, event_types: events } };
}
