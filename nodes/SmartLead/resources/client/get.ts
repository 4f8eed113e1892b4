import type { INodeProperties } from 'n8n-workflow';

import { operation } from '../../../engine/spec/operation';
import { oneClient } from '../../../fields/client';
import { yesOrNo } from '../../../fields/plain';

const include = (displayName: string, name: string, what: string): INodeProperties =>
	yesOrNo(displayName, name, `Whether to return ${what} as well`);

export const get = operation({
	id: 'client.get',
	name: 'Get',
	action: 'Get a client',
	description:
		'Retrieve a client (sub-account) with its name, its email address and what you add in Options',
	request: 'GET /client/{id}',
	path: { id: oneClient },
	optional: {
		query: {
			includeCodeIntegrations: include(
				'Include Code Integrations',
				'includeCodeIntegrations',
				'the code snippets of the client',
			),
			includeCredits: include('Include Credits', 'includeCredits', 'the credits of the client'),
			includePermissions: include(
				'Include Permissions',
				'includePermissions',
				'what the client may do',
			),
			includeWhitelabel: include(
				'Include White Label',
				'includeWhitelabel',
				'the white-label settings of the client',
			),
		},
	},
});
