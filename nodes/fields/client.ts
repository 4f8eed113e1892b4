import { namedClients } from './byName';
import { locator, recordLocator } from './locator';

/** The client (white-label sub-account) that a campaign or an email account belongs to. */
export const client = recordLocator({
	displayName: 'Client',
	name: 'clientId',
	description: 'The client (sub-account) it belongs to',
	records: namedClients,
	required: false,
});

/** The client that something is done to. */
export const oneClient = recordLocator({
	displayName: 'Client',
	name: 'clientId',
	description: 'The client to work on',
	records: namedClients,
});

/** An API key of a client, by the id of the key. */
export const clientApiKey = locator({
	displayName: 'API Key',
	name: 'keyId',
	description: 'The API key to work on',
	search: 'searchClientApiKeys',
});
