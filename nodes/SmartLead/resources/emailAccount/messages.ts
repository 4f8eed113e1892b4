import type { Parameters } from '../../../engine/spec/parameter';
import { dateTime, text, wholeNumber, yesOrNo } from '../../../fields/plain';

/** Which messages of an email account are wanted. */
export const messageFilters = {
	folder: text('Folder', 'folder', 'e.g. INBOX', 'Only messages in this IMAP folder'),
	from: dateTime('From', 'from', 'Only messages after this time. Any ISO 8601 date.'),
	to: dateTime('To', 'to', 'Only messages before this time. Any ISO 8601 date.'),
} satisfies Parameters;

/** How many of them, and how much of each. */
export const messageOptions = {
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
} satisfies Parameters;
