import type { INodeProperties } from 'n8n-workflow';

import { required, text } from '../../../fields/plain';

/** The name of a code snippet. */
export const snippetName: INodeProperties = required(
	text('Snippet Name', 'snippetName', 'e.g. Chat', 'What the code snippet is called'),
);

/** What the pages of the client run. */
export const snippetCode: INodeProperties = {
	displayName: 'Snippet Code',
	name: 'snippetCode',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	required: true,
	placeholder: 'e.g. <script src="https://example.com/chat.js"></script>',
	description: 'The HTML or JavaScript that SmartLead puts into the pages of the client',
};
