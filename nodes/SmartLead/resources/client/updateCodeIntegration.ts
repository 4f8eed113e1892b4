import { operation } from '../../../engine/spec/operation';
import { oneClient } from '../../../fields/client';
import { asMaxLength } from '../../../fields/encode';
import { locator, optional } from '../../../fields/locator';
import { snippetCode, snippetName } from './snippet';

export const updateCodeIntegration = operation({
	id: 'client.updateCodeIntegration',
	name: 'Update Code Integration',
	action: 'Update a code integration of a client',
	description: 'Change the name or the code of a code snippet of a client',
	request: 'PATCH /client/{client_id}/code-integrations/{integration_id}',
	path: {
		client_id: oneClient,
		integration_id: locator({
			displayName: 'Code Integration',
			name: 'integrationId',
			description: 'The code snippet to change',
			search: 'searchCodeIntegrations',
		}),
	},
	optional: {
		body: {
			snippet_name: optional(asMaxLength(snippetName, 255)),
			snippet_code: { ...snippetCode, required: undefined },
		},
	},
	idempotent: true,
});
