import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import * as lists from '../fields/lists';
import { campaignOf, complete, entries, named, picking } from './search';

/** Webhooks of the chosen campaign, by name: their addresses may hold secrets. */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		const route = '/campaigns/{campaign_id}/webhooks';
		const rows = await ask.all(route, lists.campaignWebhooks, { path });
		return complete(
			entries(rows, { label: ({ name, id }) => named(name, `Webhook ${String(id)}`) }, filter),
		);
	});
}
