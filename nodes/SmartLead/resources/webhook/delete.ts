import { operation } from '../../../engine/spec/operation';
import { deletion } from '../../../fields/deletion';
import { webhook, whoseWebhooks } from '../../../fields/webhook';

export const remove = operation({
	id: 'webhook.delete',
	name: 'Delete',
	action: 'Delete a webhook',
	description: 'Delete a webhook of any scope. It stops receiving events.',
	request: 'DELETE /webhook/delete',
	leadingFields: [whoseWebhooks],
	body: { id: webhook },
	...deletion(
		'The webhook stops receiving events. A SmartLead Trigger that registered it receives nothing until its workflow is published again.',
	),
	fallback: {
		after: [404],
		form: (request) => ({
			...request,
			route: '/webhook/delete/{webhook_id}',
			path: { webhook_id: request.body?.id },
			body: undefined,
		}),
	},
});
