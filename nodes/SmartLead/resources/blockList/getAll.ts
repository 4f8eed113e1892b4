import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';
import { asEmail } from '../../../fields/email';
import { blockList } from '../../../fields/lists';
import { optional } from '../../../fields/locator';

export const getAll = operation({
	id: 'blockList.getAll',
	name: 'Get Many',
	action: 'Get many block list entries',
	description: 'Retrieve a list of the blocked domains and email addresses',
	request: 'GET /leads/get-domain-block-list',
	filters: {
		query: {
			filter_client_id: optional(client, 'Only what is blocked for this client'),
			filter_email_or_domain: {
				displayName: 'Domain or Email Address',
				name: 'emailOrDomain',
				type: 'string',
				default: '',
				placeholder: 'e.g. example.com',
				description: 'Only entries that contain this text',
			},
			filter_email_with_domain: asEmail({
				displayName: 'Email With Domain',
				name: 'emailWithDomain',
				type: 'string',
				default: '',
				placeholder: 'name@email.com',
				description: 'Only entries that block this address, directly or by its domain',
			}),
		},
	},
	list: blockList,
});
