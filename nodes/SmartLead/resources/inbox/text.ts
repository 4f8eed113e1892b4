import type { INodeProperties } from 'n8n-workflow';

/** A field that takes a line of text. */
export const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

/** The mail itself. */
export const emailBody: INodeProperties = {
	...text('Body', 'emailBody', 'e.g. <p>Thank you!</p>', 'The text of the mail. HTML or text.'),
	typeOptions: { rows: 5 },
	required: true,
};
