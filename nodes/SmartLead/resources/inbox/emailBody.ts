import type { INodeProperties } from 'n8n-workflow';

import { text } from '../../../fields/plain';

/** The mail itself. */
export const emailBody: INodeProperties = {
	...text('Body', 'emailBody', 'e.g. <p>Thank you!</p>', 'The text of the mail. HTML or text.'),
	typeOptions: { rows: 5 },
	required: true,
};
