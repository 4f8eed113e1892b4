import type { Parameters } from '../../../engine/spec/parameter';
import { dateTime, text, wholeNumber, yesOrNo } from '../../../fields/plain';

/** Which messages of an email account to read. */
export const messages = {
	folder: text('Folder', 'folder', 'e.g. INBOX', 'The IMAP folder to read'),
	from: dateTime('From', 'from', 'Only messages after this time. Any ISO 8601 date.'),
	includeBody: yesOrNo(
		'Include Body',
		'includeBody',
		'Whether to return the message bodies as well, which takes longer',
	),
	limit: wholeNumber(
		'Number of Messages',
		'messageCount',
		100,
		{ minValue: 1, maxValue: 500 },
		'How many messages of each email account to return',
	),
	to: dateTime('To', 'to', 'Only messages before this time. Any ISO 8601 date.'),
} satisfies Parameters;
