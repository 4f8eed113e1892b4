import * as lists from '../fields/lists';
import { named } from './entries';
import { oneOf, whole } from './search';

/** Who sells domains and email accounts. */
export const searchVendors = oneOf(
	whole('/smart-senders/get-vendors', lists.vendors, { host: 'smart-senders' }),
	// The reference says vendor_name; name is what people have met.
	({ vendor_name, name, id }) => named(vendor_name ?? name, `Vendor ${String(id)}`),
);
