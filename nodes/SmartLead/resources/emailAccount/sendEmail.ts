import { InvalidValue } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { check, entriesOf, shown, textOf, within } from '../../../engine/spec/value';
import { asEmail, emailAddress, requiredEmail } from '../../../fields/email';
import { byAddress, chosenBy, idOfLocator, locatorField } from '../../../fields/locator';
import { forms, notice, required, requiredText, text, withVariables } from '../../../fields/plain';
import { emailBody } from '../inbox/emailBody';

const from = locatorField({
	displayName: 'From Email Account',
	name: 'from',
	description: 'The email account to send from',
	search: 'searchEmailAccounts',
	modes: [byAddress],
});

/** SmartLead takes an address as well as an id; an expression may give one in any mode. */
function isAddress(locator: unknown): boolean {
	const { mode, value } = chosenBy(locator);
	return mode === 'email' || (typeof value === 'string' && value.includes('@'));
}

const file = {
	name: requiredText('Name', 'filename', 'e.g. offer.pdf', 'The name of the file'),
	type: requiredText('MIME Type', 'mimeType', 'e.g. application/pdf', 'The MIME type of the file'),
	content: requiredText(
		'Content',
		'content',
		'e.g. RXhhbXBsZQ==',
		'The file as Base64 text, as Extract From File gives it with Move File to Base64 String',
	),
};

/** Files that travel inside the request. */
const attachments: Encoded = {
	field: forms('Attachments', 'attachments', 'Add Attachment', 'Files to attach, as Base64 text', {
		displayName: 'File',
		name: 'file',
		values: Object.values(file),
	}),
	encode(value) {
		const files = entriesOf(value, 'file');
		if (files.length === 0) throw new InvalidValue('is empty');
		return files.map((entry) => ({
			filename: within(file.name.displayName, () => check(file.name, entry.filename)),
			mimeType: within(file.type.displayName, () => check(file.type, entry.mimeType)),
			content: within(file.content.displayName, () => {
				const content = textOf(check(file.content, entry.content)).replace(/\s/g, '');
				if (/^[A-Za-z0-9+/_-]+={0,2}$/.test(content)) return content;
				throw new InvalidValue(`must be Base64 text, not ${shown(content)}`);
			}),
		}));
	},
};

export const sendEmail = operation({
	id: 'email.sendSingle',
	name: 'Send Email',
	action: 'Send a single email',
	description: 'Send one email from an email account, outside of any campaign',
	request: 'POST /send-email/initiate',
	unsettled:
		'no list shows emails outside of campaigns, and nobody knows in which folder an email account keeps what was sent',
	body: {
		fromEmail: {
			field: from,
			encode(locator, read) {
				const { value } = chosenBy(locator);
				return isAddress(locator) ? asEmail(from).encode(value, read) : undefined;
			},
		},
		fromEmailId: {
			field: from,
			encode: (locator) =>
				isAddress(locator) ? undefined : idOfLocator(locator, from.displayName),
		},
		to: requiredEmail('To', 'to', "The recipient's email address"),
		subject: required(
			withVariables(
				text('Subject', 'subject', 'e.g. Our call on Friday', 'The subject of the email'),
			),
		),
		body: emailBody,
	},
	fields: [notice('sendNotice', 'This sends one real email.')],
	optional: {
		body: {
			attachments,
			fromName: text(
				'From Name',
				'fromName',
				'e.g. Sam of Example',
				'The sender name that the recipient sees',
			),
			replyTo: emailAddress(
				'Reply To',
				'replyTo',
				'Address that gets the replies, if not the email account',
			),
		},
	},
	sendsEmail: true,
});
