import { locator } from './locator';

/** The client (white-label sub-account) that a campaign or a mailbox belongs to. */
export const client = locator({
	displayName: 'Client',
	name: 'clientId',
	description: 'The client (sub-account) it belongs to',
	search: 'searchClients',
	required: false,
});
