import type { INodeProperties } from 'n8n-workflow';

/** The name of a code snippet. */
export const snippetName: INodeProperties = {
	displayName: 'Snippet Name',
	name: 'snippetName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Chat',
	description: 'What the code snippet is called',
};

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
