import type { IDataObject } from 'n8n-workflow';

import { type Json } from '../../../engine/json';
import type { Calls } from '../../../engine/spec/endpoint';
import { create } from './create';
import { madeId } from './madeId';

/** Makes an empty campaign and gives its id. `existing` are those of that name from before. */
export async function newCampaign(
	calls: Calls,
	{ name, clientId }: { name: string; clientId?: Json },
	existing: IDataObject[],
): Promise<number> {
	return await madeId(calls, create, {
		body: { name, ...(clientId === undefined ? {} : { client_id: clientId }) },
		before: existing.map(({ id }) => id),
		title: `campaign '${name}'`,
	});
}
