import type { INodeProperties } from 'n8n-workflow';

import { valueAt, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { valueOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { isEmpty, withArticle } from '../../../engine/spec/value';
import {
	choice,
	collection,
	forms,
	notice,
	option,
	required,
	requiredText,
	shownFor,
	text,
	yesOrNo,
} from '../../../fields/plain';

export const customFieldColumns = shownFor(
	{ mapping: ['automatic'], customFields: ['selected'] },
	requiredText(
		'Columns',
		'customFieldColumns',
		'e.g. Job Title, Industry',
		'The columns that become custom fields, comma-separated. A name that contains a comma goes in double quotes.',
	),
);

export const customFieldValues = shownFor(
	{ mapping: ['manual'] },
	forms(
		'Custom Fields',
		'customFieldValues',
		'Add Custom Field',
		'More values of the lead, to use as variables in emails',
		{
			displayName: 'Field',
			name: 'field',
			values: [
				text('Name', 'name', 'e.g. job_title', 'The name of the custom field'),
				text('Value', 'value', 'e.g. Head of Sales', 'The value of the custom field for this lead'),
			],
		},
	),
);

/** Said where no item has an address, in the words of the way that was chosen. */
export function noAddress(columns: string[], read: Read): { message: string; description: string } {
	const message = 'No item has an email address';
	const isManual = read('mapping') === 'manual';
	if (columns.length === 0 && !isManual) {
		const description =
			'The items have no columns. Connect the node that reads your sheet, file, form or database in front of this one.';
		return { message, description };
	}
	const advice = isManual
		? "The field 'Email' under 'Lead' came out empty for every item: look at its expression."
		: "Call one of them 'email', or set 'Lead Fields' to 'Map Each Field Below'.";
	return {
		message,
		description: `The columns are: ${columns.join(', ') || '(none)'}. ${advice}`,
	};
}

/** What makes a lead of an item: its columns, or a mapping by hand. */
export const leadFields: INodeProperties[] = [
	choice('Lead Fields', 'mapping', 'automatic', 'How the incoming items become leads', [
		option(
			'Map Automatically',
			'automatic',
			'Columns such as Email, First Name or Company are recognized by their names',
		),
		option('Map Each Field Below', 'manual', 'Choose the value of each field'),
	]),
	shownFor(
		{ mapping: ['automatic'] },
		choice(
			'Custom Fields',
			'customFields',
			'all',
			'Which columns become custom fields, to be used as variables in emails',
			[
				option('All Other Columns', 'all', 'Every column that is no field of SmartLead, up to 200'),
				option('None', 'none', 'Only the fields of SmartLead'),
				option('Selected Columns', 'selected', 'Only the columns that you name'),
			],
		),
	),
	customFieldColumns,
	{
		displayName: 'Lead',
		name: 'lead',
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		typeOptions: {
			loadOptionsDependsOn: ['campaignId.value'],
			resourceMapper: {
				resourceMapperMethod: 'getLeadColumns',
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: true,
				multiKeyMatch: false,
				supportAutoMap: false,
			},
		},
		description:
			'The value of each field of the lead. Fields that the emails of the campaign use come first.',
		displayOptions: { show: { mapping: ['manual'] } },
	},
	customFieldValues,
	choice('Output', 'output', 'leads', 'What to return', [
		option('One Item per Lead', 'leads', 'The result for each lead: added, or skipped and why'),
		option(
			'One Item per Request',
			'requests',
			'The counts of each request, as SmartLead gives them',
		),
	]),
];

const checks: Array<{ key: string; displayName: string; name: string; description: string }> = [
	{
		key: 'ignore_community_bounce_list',
		displayName: 'Ignore Community Bounce List',
		name: 'ignoreCommunityBounceList',
		description: 'Whether to add addresses that bounced for other users of SmartLead',
	},
	{
		key: 'ignore_global_block_list',
		displayName: 'Ignore Global Block List',
		name: 'ignoreGlobalBlockList',
		description: 'Whether to add leads that the block list of the account excludes',
	},
	{
		key: 'ignore_unsubscribe_list',
		displayName: 'Ignore Unsubscribe List',
		name: 'ignoreUnsubscribeList',
		description:
			'Whether to add people who have unsubscribed. In many countries emailing them is against the law.',
	},
];

/** What becomes of leads that another campaign has already. */
export const otherCampaigns = required(
	choice(
		'Leads in Other Campaigns',
		'leadsInOtherCampaigns',
		'skip',
		'What to do with leads that are already in another campaign of the account',
		[
			option('Add Them Too', 'add', 'Both campaigns then email them'),
			option('Skip', 'skip', 'Leave out leads that are already in another campaign'),
		],
	),
);

/** Shown wherever leads are added to a campaign that may be active already. */
export const addingFields: INodeProperties[] = [
	otherCampaigns,
	notice('addNotice', 'New leads get emails if the campaign is active.'),
];

/** Whether leads of other campaigns are left out. */
export const skipsOthers = (read: Read): boolean => valueOf(otherCampaigns, read) !== 'add';

/** The checks that SmartLead makes: all are made unless the user skips one. */
export const settings: Encoded = {
	field: {
		...collection('Skip Checks', 'settings', 'Add Check to Skip', [
			...checks.map(
				({ displayName, name, description }): INodeProperties =>
					yesOrNo(displayName, name, description),
			),
		]),
		description: 'The checks that SmartLead is not to make before it adds a lead',
	},
	encode(value, read) {
		const given = isObject(value) ? value : {};
		const lost = checks.find(({ name }) => Object.hasOwn(given, name) && isEmpty(given[name]));
		if (lost) throw new InvalidValue(`has ${withArticle(`'${lost.displayName}'`)} without a value`);
		const options = read('options');
		return {
			...Object.fromEntries(
				checks.map(({ key, name, displayName }) => [key, flag(given[name], false, displayName)]),
			),
			// Measured: true leaves them out. The reference says that it lets them in.
			ignore_duplicate_leads_in_other_campaign: skipsOthers(read),
			return_lead_ids: flag(valueAt(options, returnLeadIds.name), true, returnLeadIds.displayName),
		};
	},
};

/** Sent inside the same object, though it is no check. */
export const returnLeadIds = yesOrNo(
	'Return Lead IDs',
	'returnLeadIds',
	'Whether to ask for the IDs of the added leads',
);

function flag(value: unknown, preset: boolean, name: string): boolean {
	const set = value ?? preset;
	if (typeof set === 'boolean') return set;
	if (set === 'true' || set === 'false') return set === 'true';
	throw new InvalidValue(`has ${withArticle(`'${name}'`)} that is neither true nor false`);
}
