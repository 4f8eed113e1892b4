import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import type { Encoded, Parameters } from '../../../engine/spec/parameter';
import { check, listOf, shown } from '../../../engine/spec/value';
import { isName, lookUp, namedCategories } from '../../../fields/byName';
import { byEmail } from '../../../fields/emailAccount';
import { namesOf } from '../../../fields/names';
import { asIds } from '../../../fields/encode';
import { choice, choices, dateTime, text, yesOrNo } from '../../../fields/plain';
import { several } from '../../../fields/tags';

/** An empty list would quietly find everything. */
function someOf(value: unknown): unknown[] {
	const entries = listOf(value ?? []);
	if (entries.length === 0) throw new InvalidValue('is empty');
	return entries;
}

/** NaN for what is none: Number() takes true and [1] as well. */
const integerIn = (entry: unknown): number => {
	const text = typeof entry === 'number' ? String(entry) : entry;
	return typeof text === 'string' && /^-?\d{1,15}$/.test(text) ? Number(text) : NaN;
};

/** Several of the options. */
const someOptions = (field: INodeProperties): Encoded => ({
	field,
	encode: (value) => someOf(check(field, value)),
});

/** Ids with commas between them. */
const ids = (displayName: string, name: string, description: string): Encoded =>
	asIds(text(displayName, name, 'e.g. 123, 456', description));

/** Numbers from `least` to `most`, with commas between them. */
function numbers(
	[displayName, name, description]: [string, string, string],
	least: number,
	most: number,
): Encoded {
	return {
		field: text(displayName, name, `e.g. ${least}, ${least + 1}`, description),
		encode: (value) =>
			someOf(value).map((entry) => {
				const number = integerIn(entry);
				if (Number.isNaN(number) || number < least || number > most) {
					throw new InvalidValue(
						`must be whole numbers from ${least} to ${most}, not ${shown(entry)}`,
					);
				}
				return number;
			}),
	};
}

const addresses: Encoded = {
	field: {
		...text(
			'Deleted Email Accounts',
			'deletedEmailAddresses',
			'name@email.com',
			'Only leads of these deleted email accounts, by email address, comma-separated',
		),
	},
	encode: (value) =>
		someOf(value).map((entry) => {
			const address = String(check(text('', '', '', ''), entry));
			if (address.length > 320)
				throw new InvalidValue('has an address of more than 320 characters');
			return address;
		}),
};

/** What leads of a campaign can be searched by. Source: the search page of the newer reference. */
export const searchFilters: Parameters = {
	deletedEmailAddresses: addresses,
	emailAccountIds: several({
		displayName: 'Email Account Names or IDs',
		name: 'emailAccountIds',
		method: 'getCampaignEmailAccounts',
		named: byEmail,
		most: 10_000,
		required: false,
	}),
	emailStatuses: someOptions(
		choices(
			'Email Statuses',
			'emailStatuses',
			[],
			'Only leads whose emails have one of these statuses',
			[
				{ name: 'Accepted', value: 'is_accepted' },
				{ name: 'Bounced', value: 'is_bounced' },
				{ name: 'Clicked', value: 'is_clicked' },
				{ name: 'Got Reply', value: 'got_reply' },
				{ name: 'Not Replied', value: 'not_replied' },
				{ name: 'Opened', value: 'is_opened' },
				{ name: 'Replied', value: 'is_replied' },
				{ name: 'Sender Bounced', value: 'is_sender_bounced' },
				{ name: 'Unsubscribed', value: 'is_unsubscribed' },
			],
		),
	),
	espDomainTypes: numbers(
		[
			'Provider Codes',
			'espDomainTypes',
			'Only leads of these email providers, as codes from 0 to 2',
		],
		0,
		2,
	),
	filterLeadsForManualCompletion: yesOrNo(
		'Waiting for Manual Step',
		'filterLeadsForManualCompletion',
		'Whether to return only leads that wait for a manual step',
	),
	filterManualSeqIds: ids(
		'Manual Step IDs',
		'filterManualSeqIds',
		'Only leads at these manual steps',
	),
	leadCategoryIds: {
		field: {
			...text(
				'Categories',
				'leadCategoryIds',
				'e.g. Interested, Meeting Request',
				'Only leads of these categories: names or IDs, comma-separated; -1 stands for none',
			),
		},
		encode(value) {
			const given = typeof value === 'string' ? namesOf(value) : listOf(value ?? []);
			return someOf(given).map((entry) => {
				const number = integerIn(entry);
				if (number === -1 || number >= 1) return number;
				if (isName(entry)) return lookUp(namedCategories, entry, 'Categories');
				throw new InvalidValue(`must be names or IDs of categories, or -1, not ${shown(entry)}`);
			});
		},
	},
	leadCategoryIsNull: yesOrNo(
		'Without Category',
		'leadCategoryIsNull',
		'Whether to return only leads without a category',
	),
	leadStatuses: someOptions(
		choices('Statuses', 'leadStatuses', [], 'Only leads in one of these states', [
			{ name: 'Blocked', value: 'BLOCKED' },
			{ name: 'Completed', value: 'COMPLETED' },
			{ name: 'In Progress', value: 'INPROGRESS' },
			{ name: 'Paused', value: 'PAUSED' },
			{ name: 'Started', value: 'STARTED' },
			{ name: 'Stopped', value: 'STOPPED' },
		]),
	),
	lastSeenReplyTime: dateTime(
		'Replied Before',
		'lastSeenReplyTime',
		'Where the list begins when it is sorted by the time of the reply',
	),
	searchText: {
		...text('Search', 'searchText', 'e.g. example.com', 'Only leads that contain this text'),
	},
	segTypes: numbers(
		['Gateway Codes', 'segTypes', 'Only leads behind these email gateways, as codes from 0 to 10'],
		0,
		10,
	),
	seqScheduleType: choice(
		'Step Kind',
		'seqScheduleType',
		'AUTO',
		'Only leads at a step of this kind',
		[
			{ name: 'Automatic', value: 'AUTO' },
			{ name: 'Manual', value: 'MANUAL' },
		],
	),
	seqVariantIds: ids('Variant IDs', 'seqVariantIds', 'Only leads that got one of these variants'),
	sequenceIds: ids('Step IDs', 'sequenceIds', 'Only leads at one of these steps'),
	sequenceNumbers: numbers(
		['Step Numbers', 'sequenceNumbers', 'Only leads at the steps with these numbers'],
		1,
		999,
	),
	statusFilter: choice(
		'Preset',
		'statusFilter',
		'all',
		'One of the filters that SmartLead shows above its list',
		[
			{ name: 'Active', value: 'active' },
			{ name: 'All', value: 'all' },
			{ name: 'Completed', value: 'completed' },
			{ name: 'Failed', value: 'failed' },
			{ name: 'Manual Follow-Ups', value: 'manual_followups' },
			{ name: 'Paused', value: 'paused' },
			{ name: 'Replied', value: 'replied' },
			{ name: 'Scheduled', value: 'scheduled' },
		],
	),
};

/** What else can be said of such a search. */
export const searchOptions: Parameters = {
	fieldSet: choice('Columns', 'fieldSet', 'drafted_table', 'Which columns to return', [
		{ name: 'Active Table', value: 'active_table' },
		{ name: 'Drafted Table', value: 'drafted_table' },
	]),
	includeSenderBounce: yesOrNo(
		'Include Sender Bounces',
		'includeSenderBounce',
		'Whether bounces on the side of the sender count as well',
	),
};
