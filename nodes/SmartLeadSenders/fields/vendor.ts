import { locator } from '../../fields/locator';

/** Somebody who sells domains and mailboxes. */
export const vendor = locator({
	displayName: 'Vendor',
	name: 'vendorId',
	description: 'Who sells the domains and mailboxes',
	search: 'searchVendors',
});
