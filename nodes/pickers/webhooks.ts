import * as lists from '../fields/lists';
import { named } from './entries';
import { ofCampaign, oneOf } from './search';

/** Webhooks of the chosen campaign, by name: their addresses may hold secrets. */
export const searchWebhooks = oneOf(
	ofCampaign('/campaigns/{campaign_id}/webhooks', lists.campaignWebhooks),
	({ name, id }) => named(name, `Webhook ${String(id)}`),
);
