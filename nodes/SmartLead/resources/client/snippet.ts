import { longText, required, requiredText } from '../../../fields/plain';

/** The name of a code snippet. */
export const snippetName = requiredText(
	'Snippet Name',
	'snippetName',
	'e.g. Chat',
	'The name of the code snippet',
);

/** What the pages of the client run. */
export const snippetCode = required(
	longText(
		5,
		'Snippet Code',
		'snippetCode',
		'e.g. <script src="https://example.com/chat.js"></script>',
		'The HTML or JavaScript that SmartLead puts into the pages of the client',
	),
);
