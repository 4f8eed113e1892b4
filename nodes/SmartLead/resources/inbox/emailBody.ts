import type { INodeProperties } from 'n8n-workflow';

import { text, withVariables } from '../../../fields/plain';

/** The mail itself. */
export const emailBody: INodeProperties = withVariables({
	...text('Body', 'emailBody', 'e.g. <p>Thank you!</p>', 'The text of the mail. HTML or text.'),
	typeOptions: { rows: 5 },
	required: true,
});
