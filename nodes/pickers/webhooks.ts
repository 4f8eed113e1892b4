import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { campaignOf, complete, entries, named, picking } from './search';

/** Webhooks of the chosen campaign, by name: their addresses may hold secrets. */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		const rows = await ask('/campaigns/{campaign_id}/webhooks', { at: ['data', ''], path });
		return complete(
			entries(rows, { label: ({ name, id }) => named(name, `Webhook ${String(id)}`) }, filter),
		);
	});
}
