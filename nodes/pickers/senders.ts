import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import * as lists from '../fields/lists';
import { complete, entries, named, picking } from './search';

/** Who sells domains and email accounts. */
export async function searchVendors(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const host = 'smart-senders';
		const rows = await ask.all('/smart-senders/get-vendors', lists.vendors, { host });
		// The reference says vendor_name; name is what people have met.
		const label = ({ vendor_name, name, id }: (typeof rows)[number]) =>
			named(vendor_name ?? name, `Vendor ${String(id)}`);
		return complete(entries(rows, { label }, filter));
	});
}
