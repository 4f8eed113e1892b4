import type { INodeProperties } from 'n8n-workflow';

import { at } from '../../../engine/answer';
import type { Encoded, Parameters } from '../../../engine/operation';
import { InvalidValue } from '../../../engine/problem';
import { check, within } from '../../../engine/value';
import { client } from '../../../fields/client';
import { asEmail } from '../../../fields/email';
import { emailAccount } from '../../../fields/emailAccount';
import { optional } from '../../../fields/locator';

const line = (
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

const number = (
	displayName: string,
	name: string,
	preset: number,
	description: string,
	limits: { minValue?: number; maxValue?: number } = { minValue: 0 },
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { ...limits, numberPrecision: 0 },
	default: preset,
	description,
});

const secret = (field: INodeProperties): INodeProperties => ({
	...field,
	typeOptions: { password: true },
});

const required = (field: INodeProperties): INodeProperties => ({ ...field, required: true });

export const fromName = line(
	'From Name',
	'fromName',
	'e.g. Sam of Example',
	'The name that recipients see',
);

/** What every new mailbox needs. */
export const sender = {
	from_name: required(fromName),
	from_email: asEmail({
		...line('From Email', 'fromEmail', 'name@email.com', 'The address that the mailbox sends from'),
		required: true,
	}),
} satisfies Parameters;

export const username = required(
	line('Username', 'username', 'e.g. sales@example.com', 'The login, normally the address'),
);

/** Off until somebody asks for it: warmup sends mail. */
export const warmupEnabled: INodeProperties = {
	displayName: 'Warmup',
	name: 'warmupEnabled',
	type: 'boolean',
	default: false,
	description: 'Whether SmartLead sends warmup mails from the mailbox',
};

export const warmupNotice: INodeProperties = {
	displayName: 'With Warmup on, SmartLead starts to send warmup mails from this mailbox.',
	name: 'warmupNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { warmupEnabled: [true] } },
};

const suspended: INodeProperties = {
	displayName: 'Suspended',
	name: 'isSuspended',
	type: 'boolean',
	default: true,
	description: 'Whether the mailbox rests. Switched off, it sends again.',
};

/** The settings that a mailbox has when it is made and afterwards. */
export const settings = {
	bcc: asEmail(line('BCC', 'bcc', 'name@email.com', 'Who gets a copy of every mail unseen')),
	client_id: client,
	custom_tracking_url: line(
		'Custom Tracking Domain',
		'customTrackingUrl',
		'e.g. track.example.com',
		'Your own domain for opens and clicks',
	),
	max_email_per_day: number(
		'Max Emails per Day',
		'maxEmailPerDay',
		50,
		'How many mails the mailbox sends in a day at most',
	),
	signature: {
		...line(
			'Signature',
			'signature',
			'e.g. <p>Best regards</p>',
			'What stands below each mail. HTML.',
		),
		typeOptions: { rows: 3 },
	},
	time_to_wait_in_mins: number(
		'Time Between Emails (Minutes)',
		'timeToWaitInMins',
		5,
		'The shortest pause between two mails',
	),
} satisfies Parameters;

/** What can be changed of a mailbox that exists. */
const noCopy: Encoded = {
	field: {
		...settings.bcc.field,
		description: 'Who gets a copy of every mail unseen. Empty: nobody.',
	},
	encode: (value, read) => (value === '' ? '' : settings.bcc.encode(value, read)),
};

export const changes = {
	...settings,
	bcc: noCopy,
	from_name: fromName,
	is_suspended: suspended,
} satisfies Parameters;

/** How the warmup of a new mailbox goes; the API documents no limits here. */
const firstWarmup = {
	daily_rampup: number(
		'Warmup Daily Ramp-Up',
		'dailyRampup',
		5,
		'By how many warmup mails the day grows',
	),
	reply_rate_percentage: number(
		'Warmup Reply Rate (%)',
		'replyRatePercentage',
		30,
		'How many of the warmup mails get an answer',
	),
	total_warmup_per_day: number(
		'Warmup Emails per Day',
		'totalWarmupPerDay',
		20,
		'How many warmup mails go out in a day',
	),
} satisfies Parameters;

/** What may be said of a new mailbox. */
export const extras = {
	...settings,
	...firstWarmup,
	id: optional(
		{ ...emailAccount, field: { ...emailAccount.field, displayName: 'Existing Email Account' } },
		'The mailbox to change, instead of adding one',
	),
} satisfies Parameters;

/** What only a mailbox with a login has. */
export const loginExtras = {
	different_reply_to_address: asEmail(
		line('Reply To', 'replyTo', 'name@email.com', 'Where answers go, if not to the mailbox itself'),
	),
	imap_password: secret(
		line('IMAP Password', 'imapPassword', 'e.g. abcd efgh', 'If it is not the SMTP password'),
	),
	imap_user_name: line(
		'IMAP Username',
		'imapUsername',
		'e.g. sales@example.com',
		'If it is not the SMTP username',
	),
	is_suspended: suspended,
	type: {
		displayName: 'Provider',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Gmail', value: 'GMAIL' },
			{ name: 'Outlook', value: 'OUTLOOK' },
			{ name: 'SMTP', value: 'SMTP' },
		],
		default: 'SMTP',
		description: 'Who runs the mailbox',
	},
} satisfies Parameters;

/** The servers and the login of a mailbox, in the order in which people have them before them. */
export const login = {
	user_name: username,
	password: required(
		secret(line('Password', 'password', 'e.g. abcd efgh', 'The SMTP password, or an app password')),
	),
	smtp_host: required(
		line('SMTP Host', 'smtpHost', 'e.g. smtp.example.com', 'The server that sends'),
	),
	smtp_port: number('SMTP Port', 'smtpPort', 587, 'Usually 587, 465 or 25', {
		minValue: 1,
		maxValue: 65_535,
	}),
	imap_host: required(
		line('IMAP Host', 'imapHost', 'e.g. imap.example.com', 'The server that receives'),
	),
	imap_port: number('IMAP Port', 'imapPort', 993, 'Usually 993 or 143', {
		minValue: 1,
		maxValue: 65_535,
	}),
} satisfies Parameters;

const scope = line(
	'Scope',
	'scope',
	'e.g. https://mail.google.com/',
	'What the token may do, as the provider wrote it',
);
const expiryDate = number(
	'Expiry Date (Milliseconds)',
	'expiryDate',
	0,
	'When the access token ends, as Unix time in milliseconds',
);

const inToken = {
	access_token: secret(
		line('Access Token', 'accessToken', 'e.g. ya29.example', 'The token to send with'),
	),
	refresh_token: secret(
		line('Refresh Token', 'refreshToken', 'e.g. 1//example', 'The token that gets new ones'),
	),
	id_token: secret(line('ID Token', 'idToken', 'e.g. eyJhbGciOi', 'The token that says who it is')),
	scope,
	expiry_date: expiryDate,
} as const;

const moreOfToken = {
	expiry: line(
		'Expiry',
		'expiry',
		'e.g. 2026-01-31T09:00:00Z',
		'When the access token ends, as the provider wrote it',
	),
	expires_in: number('Expires In (Seconds)', 'expiresIn', 0, 'As the provider wrote it'),
	ext_expires_in: number(
		'Extended Expires In (Seconds)',
		'extExpiresIn',
		0,
		'As Microsoft writes it',
	),
} as const;

const inOrder = (fields: Record<string, INodeProperties>): INodeProperties[] =>
	Object.values(fields).sort((a, b) => a.displayName.localeCompare(b.displayName));

/**
 * The token set that Google or Microsoft gave. What is left empty is not sent; scope and end have to
 * be there.
 */
function tokenOf(fields: Record<string, INodeProperties>, fixed: Record<string, string>): Encoded {
	return {
		field: {
			displayName: 'Token',
			name: 'token',
			type: 'fixedCollection',
			default: {},
			placeholder: 'Add Token',
			description: 'The OAuth token set that Google or Microsoft gave out',
			options: [{ displayName: 'Token', name: 'set', values: inOrder(fields) }],
		},
		encode(value) {
			const set = at(value, 'set');
			if (typeof set !== 'object' || set === null) throw new InvalidValue('is empty');
			const sent: Record<string, unknown> = { ...fixed };
			for (const [key, field] of Object.entries(fields)) {
				const needed = field === scope || field === expiryDate;
				const given = within(field.displayName, () => {
					const found = check(needed ? required(field) : field, at(set, field.name));
					if (field === expiryDate && found === 0) throw new InvalidValue('is empty');
					return found;
				});
				if (given !== undefined && given !== '' && given !== 0) sent[key] = given;
			}
			if (sent.access_token === undefined && sent.refresh_token === undefined) {
				throw new InvalidValue("needs an 'Access Token' or a 'Refresh Token'");
			}
			return sent;
		},
	};
}

/** As a mailbox without a password has it. */
export const token: Encoded = (() => {
	const encoded = tokenOf({ ...inToken, ...moreOfToken }, { token_type: 'Bearer' });
	return { ...encoded, field: { ...encoded.field, required: true } };
})();

/** As a mailbox with a login may have it besides. */
export const loginToken: Encoded = tokenOf(inToken, {});
