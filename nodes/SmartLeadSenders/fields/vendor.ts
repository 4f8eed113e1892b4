import { locator } from '../../fields/locator';

/** Somebody who sells domains and mailboxes. */
export const vendor = locator({
	displayName: 'Vendor',
	name: 'vendorId',
	description: 'The vendor that sells the domains and email accounts',
	search: 'searchVendors',
});
