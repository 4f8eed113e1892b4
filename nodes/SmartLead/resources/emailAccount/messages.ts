import type { Parameters } from '../../../engine/spec/parameter';

/** Which messages of an email account to read. */
export const messages = {
	folder: {
		displayName: 'Folder',
		name: 'folder',
		type: 'string',
		default: '',
		placeholder: 'e.g. INBOX',
		description: 'The IMAP folder to read',
	},
	from: {
		displayName: 'From',
		name: 'from',
		type: 'dateTime',
		default: '',
		description: 'Only messages after this time. Any ISO 8601 date.',
	},
	includeBody: {
		displayName: 'Include Body',
		name: 'includeBody',
		type: 'boolean',
		default: true,
		description: 'Whether to return the message bodies as well, which takes longer',
	},
	limit: {
		displayName: 'Number of Messages',
		name: 'messageCount',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 500, numberPrecision: 0 },
		default: 100,
		description: 'How many messages of each email account to return',
	},
	to: {
		displayName: 'To',
		name: 'to',
		type: 'dateTime',
		default: '',
		description: 'Only messages before this time. Any ISO 8601 date.',
	},
} satisfies Parameters;
