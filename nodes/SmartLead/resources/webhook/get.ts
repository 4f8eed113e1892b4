import { operation } from '../../../engine/spec/operation';
import { webhook, whoseWebhooks } from '../../../fields/webhook';

export const get = operation({
	id: 'webhook.get',
	name: 'Get',
	action: 'Get a webhook',
	description: 'Retrieve a webhook with its address, its events and its categories',
	request: 'GET /webhook/{webhook_id}',
	leadingFields: [whoseWebhooks],
	path: { webhook_id: webhook },
});
