import { addedTo, type Encoded, type Parameters } from '../../../engine/spec/parameter';
import { client } from '../../../fields/client';
import { emailAddress, requiredEmail } from '../../../fields/email';
import { emailAccount, emailAccountAs } from '../../../fields/emailAccount';
import { asHtml } from '../../../fields/htmlBody';
import { optional } from '../../../fields/locator';
import {
	choice,
	described,
	notice,
	option,
	required,
	requiredText,
	secretText,
	text,
	wholeNumber,
	yesOrNo,
} from '../../../fields/plain';

export const fromName = text(
	'From Name',
	'fromName',
	'e.g. Sam of Example',
	'The name that recipients see',
);

/** What every new email account needs. */
export const sender = {
	from_name: required(fromName),
	from_email: requiredEmail(
		'From Email',
		'fromEmail',
		'The address that the email account sends from',
	),
} satisfies Parameters;

export const username = requiredText(
	'Username',
	'username',
	'e.g. sales@example.com',
	'The login, normally the address',
);

/** A choice that leaves alone what nobody decides: warmup sends emails, and took weeks to build up. */
export const warmupField = choice(
	'Warmup',
	'warmupEnabled',
	'keep',
	'Whether SmartLead sends warmup emails from the email account',
	[
		option('Leave as It Is', 'keep', 'On or off as before; off for a new email account'),
		option('Off', false, 'Sends no warmup emails'),
		option('On', true, 'Sends warmup emails'),
	],
);

/** Of a new email account it is off; of one that is changed it stays. */
export const warmupEnabled: Encoded = {
	field: warmupField,
	encode(choice, read) {
		if (choice !== 'keep') return choice;
		const isThere = Object.hasOwn(addedTo(read, 'options'), emailAccount.field.name);
		return isThere ? undefined : false;
	},
};

export const warmupNotice = notice(
	'warmupNotice',
	'With Warmup on, SmartLead starts to send warmup emails from this email account.',
	{ warmupEnabled: [true] },
);

const suspended = yesOrNo(
	'Suspended',
	'isSuspended',
	'Whether the email account is suspended. Off resumes sending.',
);

/** The settings that an email account has when it is made and afterwards. */
export const settings = {
	bcc: emailAddress('BCC', 'bcc', 'Address that receives a blind copy of every email'),
	client_id: client,
	custom_tracking_url: text(
		'Custom Tracking Domain',
		'customTrackingUrl',
		'e.g. track.example.com',
		'Your own domain for opens and clicks',
	),
	max_email_per_day: wholeNumber(
		'Max Emails per Day',
		'maxEmailPerDay',
		50,
		{ minValue: 0 },
		'Maximum number of emails the email account sends per day',
	),
	signature: asHtml({
		...text(
			'Signature',
			'signature',
			'e.g. <p>Best regards</p>',
			'Text placed below each email, as HTML or as plain text with line breaks kept',
		),
		typeOptions: { rows: 3 },
	}),
	time_to_wait_in_mins: wholeNumber(
		'Time Between Emails (Minutes)',
		'timeToWaitInMins',
		5,
		{ minValue: 0 },
		'The shortest pause between two emails',
	),
} satisfies Parameters;

/** Of an email account that exists the copy can be taken away again. */
const noCopy: Encoded = {
	...described(
		settings.bcc,
		'Address that receives a blind copy of every email. Leave empty to send no copy.',
	),
	emptied: '',
};

/** What can be changed of an email account that exists. */
export const changes = {
	...settings,
	bcc: noCopy,
	from_name: fromName,
	is_suspended: suspended,
} satisfies Parameters;

/** How the warmup of a new email account goes; the API documents no limits here. */
const firstWarmup = {
	daily_rampup: wholeNumber(
		'Warmup Daily Ramp-Up',
		'dailyRampup',
		5,
		{ minValue: 0 },
		'How many warmup emails to add per day',
	),
	reply_rate_percentage: wholeNumber(
		'Warmup Reply Rate (%)',
		'replyRatePercentage',
		30,
		{ minValue: 0 },
		'Percentage of warmup emails that get a reply',
	),
	total_warmup_per_day: wholeNumber(
		'Warmup Emails per Day',
		'totalWarmupPerDay',
		20,
		{ minValue: 0 },
		'Number of warmup emails per day',
	),
} satisfies Parameters;

/** What may be said of a new email account. */
export const extras = {
	...settings,
	...firstWarmup,
	id: optional(
		emailAccountAs(
			'Existing Email Account',
			'The email account to update, instead of adding a new one',
		),
	),
} satisfies Parameters;

/** What only an email account with a login has. */
export const loginExtras = {
	different_reply_to_address: emailAddress(
		'Reply To',
		'replyTo',
		'Address that gets the replies, if not the email account itself',
	),
	imap_password: secretText(
		'IMAP Password',
		'imapPassword',
		'e.g. abcd efgh',
		'Only needed if it differs from the SMTP password',
	),
	imap_user_name: text(
		'IMAP Username',
		'imapUsername',
		'e.g. sales@example.com',
		'Only needed if it differs from the SMTP username',
	),
	is_suspended: suspended,
	type: choice('Provider', 'type', 'SMTP', 'The email provider', [
		option('Gmail', 'GMAIL'),
		option('Outlook', 'OUTLOOK'),
		option('SMTP', 'SMTP'),
	]),
} satisfies Parameters;

/** The servers and the login of an email account, in the order in which people have them before them. */
export const login = {
	user_name: username,
	password: required(
		secretText('Password', 'password', 'e.g. abcd efgh', 'The SMTP password, or an app password'),
	),
	smtp_host: requiredText(
		'SMTP Host',
		'smtpHost',
		'e.g. smtp.example.com',
		'The server that sends email',
	),
	smtp_port: wholeNumber(
		'SMTP Port',
		'smtpPort',
		587,
		{
			minValue: 1,
			maxValue: 65_535,
		},
		'Usually 587, 465 or 25',
	),
	imap_host: requiredText(
		'IMAP Host',
		'imapHost',
		'e.g. imap.example.com',
		'The server that receives email',
	),
	imap_port: wholeNumber(
		'IMAP Port',
		'imapPort',
		993,
		{
			minValue: 1,
			maxValue: 65_535,
		},
		'Usually 993 or 143',
	),
} satisfies Parameters;
