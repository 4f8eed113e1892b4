import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import type { Encoded, Parameters } from '../../../engine/spec/parameter';
import { check, listOf, shown } from '../../../engine/spec/value';
import { isName, lookUp, namedCategories } from '../../../fields/byName';
import { byEmail } from '../../../fields/emailAccount';
import { namesOf } from '../../../fields/names';
import { choice, choices, dateTime, described, option, text, yesOrNo } from '../../../fields/plain';
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

/** Steps or variants of the chosen campaign. */
const ofCampaign = (
	displayName: string,
	name: string,
	method: string,
	description: string,
): Encoded =>
	described(
		several({ displayName, name, method, required: false, dependsOn: 'campaignId.value' }),
		`${description}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	);

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

/** The states of a lead. */
export const leadStatuses = [
	option('Blocked', 'BLOCKED'),
	option('Completed', 'COMPLETED'),
	option('In Progress', 'INPROGRESS'),
	option('Paused', 'PAUSED'),
	option('Started', 'STARTED'),
	option('Stopped', 'STOPPED'),
];

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
		dependsOn: 'campaignId.value',
	}),
	emailStatuses: someOptions(
		choices(
			'Email Statuses',
			'emailStatuses',
			[],
			'Only leads whose emails have one of these statuses',
			[
				option('Accepted', 'is_accepted'),
				option('Bounced', 'is_bounced'),
				option('Clicked', 'is_clicked'),
				option('Got Reply', 'got_reply'),
				option('Not Replied', 'not_replied'),
				option('Opened', 'is_opened'),
				option('Replied', 'is_replied'),
				option('Sender Bounced', 'is_sender_bounced'),
				option('Unsubscribed', 'is_unsubscribed'),
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
	filterManualSeqIds: ofCampaign(
		'Manual Step Names or IDs',
		'filterManualSeqIds',
		'getSequenceSteps',
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
		choices('Statuses', 'leadStatuses', [], 'Only leads in one of these states', leadStatuses),
	),
	lastSeenReplyTime: dateTime(
		'Replied Before',
		'lastSeenReplyTime',
		'Only leads that replied before this time',
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
		[option('Automatic', 'AUTO'), option('Manual', 'MANUAL')],
	),
	seqVariantIds: ofCampaign(
		'Variant Names or IDs',
		'seqVariantIds',
		'getSequenceVariants',
		'Only leads that got one of these variants',
	),
	sequenceIds: ofCampaign(
		'Step Names or IDs',
		'sequenceIds',
		'getSequenceSteps',
		'Only leads at one of these steps',
	),
	sequenceNumbers: numbers(
		['Step Numbers', 'sequenceNumbers', 'Only leads at the steps with these numbers'],
		1,
		999,
	),
	statusFilter: choice(
		'Preset',
		'statusFilter',
		'all',
		"One of the preset filters of SmartLead's own lead list",
		[
			option('Active', 'active'),
			option('All', 'all'),
			option('Completed', 'completed'),
			option('Failed', 'failed'),
			option('Manual Follow-Ups', 'manual_followups'),
			option('Paused', 'paused'),
			option('Replied', 'replied'),
			option('Scheduled', 'scheduled'),
		],
	),
};

/** What else can be said of such a search. */
export const searchOptions: Parameters = {
	fieldSet: choice('Columns', 'fieldSet', 'drafted_table', 'Which columns to return', [
		option('Active Table', 'active_table'),
		option('Drafted Table', 'drafted_table'),
	]),
	includeSenderBounce: yesOrNo(
		'Include Sender Bounces',
		'includeSenderBounce',
		'Whether to count bounces caused by the sender as well',
	),
};
