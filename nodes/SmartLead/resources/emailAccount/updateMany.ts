import { operation } from '../../../engine/spec/operation';
import { changesIn, fieldOf, type Encoded, type Parameters } from '../../../engine/spec/parameter';
import { namedTags } from '../../../fields/byName';
import { client } from '../../../fields/client';
import { emailAccounts } from '../../../fields/emailAccount';
import {
	choice,
	collection,
	notice,
	option,
	text,
	wholeNumber,
	yesOrNo,
} from '../../../fields/plain';
import { several } from '../../../fields/tags';
import { fromName, settings } from './setUp';

/** What can be changed of many email accounts at once, by the API's names: other ones than for a single email account. */
const changes: Parameters = {
	autoAdjustWarmup: yesOrNo(
		'Auto Adjust Warmup',
		'autoAdjustWarmup',
		'Whether SmartLead adjusts the warmup volume automatically',
	),
	clientId: client,
	customTrackingDomain: {
		...settings.custom_tracking_url,
		name: 'customTrackingDomain',
	},
	dailyReplyLimit: wholeNumber(
		'Daily Reply Limit',
		'dailyReplyLimit',
		20,
		{ minValue: 8, maxValue: 80 },
		'Maximum number of warmup emails that get a reply per day, 8 to 80',
	),
	fromName,
	isRampupEnabled: yesOrNo(
		'Warmup Ramp-Up',
		'isRampupEnabled',
		'Whether the warmup volume increases day by day',
	),
	maxEmailPerDay: wholeNumber(
		'Max Warmup Emails per Day',
		'maxEmailPerDay',
		20,
		{ minValue: 1, maxValue: 250 },
		'Maximum number of warmup emails sent per day, 1 to 250',
	),
	messagePerDay: wholeNumber(
		'Max Emails per Day',
		'messagePerDay',
		50,
		{ minValue: 0 },
		'Maximum number of emails each email account sends per day',
	),
	minTimeToWaitInMins: wholeNumber(
		'Time Between Emails (Minutes)',
		'minTimeToWaitInMins',
		5,
		{ minValue: 0 },
		'The shortest pause between two emails',
	),
	rampupValue: wholeNumber(
		'Warmup Daily Ramp-Up',
		'rampupValue',
		5,
		{ minValue: 0 },
		'How many warmup emails to add per day',
	),
	replyRate: wholeNumber(
		'Warmup Reply Rate (%)',
		'replyRate',
		30,
		{ minValue: 1, maxValue: 100 },
		'Percentage of warmup emails that get a reply, 1 to 100',
	),
	sendWarmupsOnlyOnWeekdays: yesOrNo(
		'Warmup Only on Weekdays',
		'sendWarmupsOnlyOnWeekdays',
		'Whether warmup emails go out from Monday to Friday only',
	),
	signature: settings.signature,
	status: choice('Warmup Status', 'status', 'INACTIVE', 'Whether warmup is on', [
		option('Active', 'ACTIVE', 'Starts to send warmup emails'),
		option('Inactive', 'INACTIVE'),
	]),
	tags: several({
		displayName: 'Tag Names or IDs',
		name: 'tagIds',
		records: namedTags,
		required: false,
	}),
	useCustomDomain: yesOrNo(
		'Use Custom Domain',
		'useCustomDomain',
		'Whether to use the custom tracking domain',
	),
	warmupMaxCount: wholeNumber(
		'Warmup Maximum',
		'warmupMaxCount',
		30,
		{ minValue: 1, maxValue: 250 },
		'Upper end of the daily warmup range, 1 to 250',
	),
	warmupMinCount: wholeNumber(
		'Warmup Minimum',
		'warmupMinCount',
		10,
		{ minValue: 1, maxValue: 50 },
		'Lower end of the daily warmup range, 1 to 50',
	),
	warmupTagIdentifier: text(
		'Warmup Tag',
		'warmupTagIdentifier',
		'e.g. example-tag',
		'The word that marks warmup emails',
	),
};

/** Only what was added is changed. */
const updateData: Encoded = {
	field: collection(
		'Update Fields',
		'updateFields',
		'Add Field',
		Object.values(changes).map(fieldOf),
	),
	encode: (_, read) => changesIn(changes, read),
};

export const updateMany = operation({
	id: 'emailAccount.bulkUpdateConfig',
	name: 'Update Many',
	action: 'Update many email accounts',
	description:
		'Change the settings of several email accounts at once. Tags replace the existing ones.',
	request: 'POST /email-accounts/bulk-update-email-account-config',
	body: { emailAccountIds: emailAccounts(), updateData },
	fields: [
		notice(
			'sendsNotice',
			'This changes every email account chosen. Warmup Status set to Active sends warmup emails, and tags replace the existing ones.',
		),
	],
	destructive: true,
	idempotent: true,
	sendsEmail: true,
});
