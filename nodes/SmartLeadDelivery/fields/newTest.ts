import { InvalidValue } from '../../engine/problem';
import type { Simplify } from '../../engine/spec/list';
import type { Encoded, Parameters } from '../../engine/spec/parameter';
import { listOf } from '../../engine/spec/value';
import { campaign } from '../../fields/campaign';
import { emailsOf } from '../../fields/email';
import { asTexts } from '../../fields/encode';
import { anyOf, chosenBy, locator, recordIdOf } from '../../fields/locator';
import {
	choice,
	described,
	option,
	requiredText,
	switchedOff,
	text,
	wholeNumber,
	yesOrNo,
} from '../../fields/plain';
import { several } from '../../fields/tags';

/** Their ids are numbers in live answers and texts in the reference. */
const providers: Encoded = {
	...several({
		displayName: 'Provider Names or IDs',
		name: 'providerIds',
		method: 'getProviders',
	}),
	encode(value) {
		const ids = listOf(value).map(recordIdOf);
		if (ids.length === 0) throw new InvalidValue('is empty');
		return ids;
	},
};

/** SmartLead wants the addresses here, not the ids. */
const senders: Encoded = {
	...anyOf({
		displayName: 'Email Accounts',
		name: 'senderAccounts',
		search: 'searchSenderAddresses',
		byName: 'By Email',
		placeholder: 'e.g. sales@example.com, team@example.com',
		description: 'One from the list, or several by email address, comma-separated',
	}),
	encode(value) {
		const { mode, value: given } = chosenBy(value);
		return emailsOf(mode === 'list' && given !== '' ? [given] : given);
	},
};

/** What every new test is made of. */
export const newTest = {
	test_name: requiredText('Test Name', 'testName', 'e.g. January launch', 'The name of the test'),
	campaign_id: described(campaign, 'The campaign whose email is tested'),
	sequence_mapping_id: locator({
		displayName: 'Sequence Step',
		name: 'sequenceMappingId',
		description: 'The step of the campaign that is sent',
		search: 'searchSequenceSteps',
	}),
	sender_accounts: senders,
	provider_ids: providers,
	spam_filters: asTexts({
		displayName: 'Spam Filters',
		name: 'spamFilters',
		type: 'string',
		default: 'spam_assassin',
		required: true,
		placeholder: 'e.g. spam_assassin',
		description: 'The spam filters to test the email with, comma-separated',
	}),
	link_checker: yesOrNo(
		'Check Links',
		'linkChecker',
		'Whether to check the links in the email as well',
	),
	is_warmup: {
		displayName: 'Send as Warmup',
		name: 'isWarmup',
		type: 'boolean',
		// Off, SmartLead stops the test early and its credits are gone.
		default: true,
		description:
			'Whether the test emails go out as warmup emails. Leave it on: people report that SmartLead stops a test early otherwise.',
	},
	all_email_sent_without_time_gap: switchedOff(
		'Send Without Pauses',
		'withoutTimeGap',
		'Whether all test emails go out at once',
	),
	min_time_btwn_emails: wholeNumber(
		'Time Between Emails',
		'minTimeBetweenEmails',
		10,
		{ minValue: 0 },
		'The pause between two test emails, in the unit below',
	),
	min_time_unit: choice('Time Unit', 'minTimeUnit', 'minutes', 'The unit of the pause', [
		option('Days', 'days'),
		option('Hours', 'hours'),
		option('Minutes', 'minutes'),
	]),
} satisfies Parameters;

export const testDescription = text(
	'Description',
	'testDescription',
	'e.g. Before the launch',
	'What the test is for',
);

/** What is kept of the record of a test. */
export const testRecord: Simplify = {
	id: 'id',
	test_name: 'test_name',
	test_type: 'test_type',
	status: 'status',
	campaign_id: 'campaign_id',
	sequence_mapping_id: 'sequence_mapping_id',
	folder_id: 'folder_id',
	schedule_start_time: 'schedule_start_time',
	test_end_date: 'test_end_date',
	every_days: 'every_days',
	created_at: 'created_at',
};
