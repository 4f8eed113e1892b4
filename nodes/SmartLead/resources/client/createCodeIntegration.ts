import { operation } from '../../../engine/spec/operation';
import { oneClient } from '../../../fields/client';
import { asMaxLength } from '../../../fields/encode';
import { snippetCode, snippetName } from './snippet';

export const createCodeIntegration = operation({
	id: 'client.createCodeIntegration',
	name: 'Create Code Integration',
	action: 'Create a code integration of a client',
	description: 'Add a code snippet to the pages that a client sees, a chat for instance',
	request: 'POST /client/{client_id}/code-integrations',
	path: { client_id: oneClient },
	body: { snippet_name: asMaxLength(snippetName, 255), snippet_code: snippetCode },
});
