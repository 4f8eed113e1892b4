import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';
import { emailAddress } from '../../../fields/email';
import { blockList } from '../../../fields/lists';
import { optional } from '../../../fields/locator';
import { text } from '../../../fields/plain';

export const getAll = operation({
	id: 'blockList.getAll',
	name: 'Get Many',
	action: 'Get many block list entries',
	description: 'Retrieve a list of the blocked domains and email addresses',
	request: 'GET /leads/get-domain-block-list',
	filters: {
		query: {
			filter_client_id: optional(client, 'Only what is blocked for this client'),
			filter_email_or_domain: text(
				'Domain or Email Address',
				'emailOrDomain',
				'e.g. example.com',
				'Only entries that contain this text',
			),
			filter_email_with_domain: emailAddress(
				'Email With Domain',
				'emailWithDomain',
				'Only entries that block this address, directly or by its domain',
			),
		},
	},
	list: blockList,
});
