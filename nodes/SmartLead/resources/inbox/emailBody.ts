import type { Encoded } from '../../../engine/spec/parameter';
import { asHtml } from '../../../fields/htmlBody';
import { text } from '../../../fields/plain';

/** The email itself. */
export const emailBody: Encoded = asHtml({
	...text(
		'Body',
		'emailBody',
		'e.g. <p>Thank you!</p>',
		'The text of the email, as HTML or as plain text with line breaks kept',
	),
	typeOptions: { rows: 5 },
	required: true,
});
