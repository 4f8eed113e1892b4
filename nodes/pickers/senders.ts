import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { complete, entries, named, picking } from './search';

/** Who sells domains and mailboxes. */
export async function searchVendors(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const rows = await ask('/smart-senders/get-vendors', { at: ['data'], host: 'smart-senders' });
		// The reference says vendor_name; name is what people have met.
		const label = ({ vendor_name, name, id }: (typeof rows)[number]) =>
			named(vendor_name ?? name, `Vendor ${String(id)}`);
		return complete(entries(rows, { label }, filter));
	});
}
