import { namedClients } from './byName';
import { locator, named } from './locator';

/** The client (white-label sub-account) that a campaign or an email account belongs to. */
export const client = locator({
	displayName: 'Client',
	name: 'clientId',
	description: 'The client (sub-account) it belongs to',
	search: 'searchClients',
	named: named(namedClients),
	required: false,
});

/** The client that something is done to. */
export const oneClient = locator({
	displayName: 'Client',
	name: 'clientId',
	description: 'The client to work on',
	search: 'searchClients',
	named: named(namedClients),
});

/** An API key of a client, by the id of the key. */
export const clientApiKey = locator({
	displayName: 'API Key',
	name: 'keyId',
	description: 'The API key to work on',
	search: 'searchClientApiKeys',
});
