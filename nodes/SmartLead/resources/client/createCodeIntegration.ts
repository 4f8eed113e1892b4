import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { unwrap } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { asSent } from '../../../fields/alike';
import { oneClient } from '../../../fields/client';
import { asMaxLength } from '../../../fields/encode';
import { get } from './get';
import { snippetCode, snippetName } from './snippet';

export const createCodeIntegration = operation({
	id: 'client.createCodeIntegration',
	name: 'Create Code Integration',
	action: 'Create a code integration of a client',
	description: 'Add a code snippet, such as a chat widget, to the pages that a client sees',
	request: 'POST /client/{client_id}/code-integrations',
	path: { client_id: oneClient },
	settle: {
		// Snippets have no dates: one that is there may have been before.
		reads: [
			{
				operation: get,
				values: ({ path }) => ({
					path: { id: path.client_id },
					query: { includeCodeIntegrations: true },
				}),
				rows: snippetsIn,
			},
		],
		is: asSent({ snippet_name: 'snippet_name', snippet_code: 'snippet_code' }),
		id: ['id'],
		answer: ({ id }) => ({ ok: true, id }),
	},
	body: { snippet_name: asMaxLength(snippetName, 255), snippet_code: snippetCode },
});

function snippetsIn(answer: unknown): IDataObject[] | undefined {
	const client = unwrap(answer);
	const snippets = isObject(client) ? client.code_integrations : undefined;
	return Array.isArray(snippets) ? snippets.filter(isObject) : undefined;
}
