import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../engine/spec/operation';
import { webhookId } from '../../../fields/webhook';

export const remove = operation({
	id: 'webhook.delete',
	name: 'Delete',
	action: 'Delete a webhook',
	description: 'Delete a webhook of whatever scope. Its address hears of no further events.',
	request: 'DELETE /webhook/delete',
	body: { id: webhookId },
	answer: 'deleted',
	destructive: true,
	idempotent: true,
	otherwise: {
		after: [404],
		form: (request) => ({
			...request,
			route: '/webhook/delete/{webhook_id}',
			path: { webhook_id: (request.body as IDataObject).id },
			body: undefined,
		}),
	},
});
