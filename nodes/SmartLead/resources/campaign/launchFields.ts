import type { INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import {
	onBehalfOf,
	collectAdded,
	fieldOf,
	type Encoded,
	type Parameters,
} from '../../../engine/spec/parameter';
import { isEmpty, textOf } from '../../../engine/spec/value';
import { client } from '../../../fields/client';
import { emailAccounts } from '../../../fields/emailAccount';
import {
	choice,
	collection,
	notice,
	option,
	requiredText,
	shownFor,
	switchedOff,
} from '../../../fields/plain';
import { tags } from '../../../fields/tags';
import { settings as leadChecks } from '../lead/addFields';
import { scheduleBody, scheduleOptions } from './scheduleFields';
import { settings } from './settingFields';
import { stepsForm as formOfSteps } from './stepsForm';
import { stepsParameter } from './stepsParameter';

/** A new campaign has no steps yet whose ids anybody could give. */
const withoutIds = (field: INodeProperties): INodeProperties => ({
	...field,
	options: (field.options ?? []).map((group) =>
		'values' in group
			? {
					...group,
					values: group.values
						.filter(({ name }) => name !== 'id')
						.map((inner) => (inner.type === 'fixedCollection' ? withoutIds(inner) : inner)),
				}
			: group,
	),
});

export const stepsForm = withoutIds(formOfSteps);

const name: Encoded = {
	field: requiredText(
		'Name',
		'name',
		'e.g. Spring outreach',
		'The name of the campaign in SmartLead. Items with different names make different campaigns.',
	),
	encode(value) {
		if (isEmpty(value)) throw new InvalidValue('is empty');
		return textOf(value).trim();
	},
};

const ifExists = choice(
	'If the Name Exists',
	'ifNameExists',
	'stop',
	'What to do if a campaign with this name already exists',
	[
		option(
			'Continue That Draft',
			'continue',
			'Write the steps, schedule and leads into the existing draft',
		),
		option('Create Another', 'another', 'Create a second campaign with the same name'),
		option('Stop', 'stop', 'Fail without changing anything, and name the existing campaign'),
	],
);

const accountIds = emailAccounts();

/** The email accounts to choose. */
export const chosenAccounts = shownFor({ emailAccountsFrom: ['chosen'] }, accountIds.field);

const tagIds = tags(1000);

/** The tags whose email accounts send. */
export const accountTags = shownFor({ emailAccountsFrom: ['tag'] }, tagIds.field);

/** Who sends. What is chosen stands in fields beside it. */
const accounts: Encoded = {
	field: choice(
		'Email Accounts From',
		'emailAccountsFrom',
		'chosen',
		'Which email accounts the campaign sends from',
		[
			option(
				'All That Can Send',
				'all',
				'Every email account that is connected; with a client, those of that client',
			),
			option('Choice', 'chosen', 'The email accounts that you choose'),
			option('Tags', 'tag', 'Every connected email account that has one of the tags'),
		],
	),
	encode(from, read) {
		if (from === 'all') return { all: true };
		const [field, { encode }] =
			from === 'tag' ? [accountTags, tagIds] : [chosenAccounts, accountIds];
		const ids = onBehalfOf(field, () => encode(read(field.name), read));
		return from === 'tag' ? { tags: ids } : { ids };
	},
};

/** Settings that are asked for as such: name and client have fields of their own. */
const ownSettings: Parameters = Object.fromEntries(
	Object.entries(settings).filter(([key]) => key !== 'name' && key !== 'client_id'),
);

const campaignSettings: Encoded = {
	field: {
		...collection(
			'Campaign Settings',
			'campaignSettings',
			'Add Setting',
			Object.values(ownSettings).map(fieldOf),
		),
		description:
			"Settings of the campaign. The ones that you do not add keep SmartLead's defaults.",
	},
	encode: (_value, read) => collectAdded(ownSettings, read, 'campaignSettings'),
};

const start = switchedOff(
	'Start',
	'start',
	'Whether to start the campaign when everything is in it and nothing is wrong. Otherwise it stays a draft.',
);

const ifFails = choice(
	'If Something Fails',
	'ifFails',
	'keep',
	'What to do with the campaign if a later request fails',
	[
		option('Delete It', 'delete', 'Delete the campaign that this run has created, with its leads'),
		option('Keep the Draft', 'keep', 'Keep what exists, so that another run can continue it'),
	],
);

/** What makes one campaign: items that agree in all of it share one. */
export const launchBody: Parameters = {
	name,
	if_exists: ifExists,
	sequences: stepsParameter(stepsForm, () => 0),
	...scheduleBody('Send From', 'Send Until'),
	email_accounts: accounts,
	start,
	if_fails: ifFails,
	campaign_settings: campaignSettings,
	lead_checks: leadChecks,
};

export const launchOptions: Parameters = { client_id: client, ...scheduleOptions };

export const launchNotices: INodeProperties[] = [
	notice('startNotice', 'Starting the campaign sends email to its leads, on its schedule.', {
		start: [true],
	}),
	notice(
		'deleteNotice',
		'A campaign that could not be finished is deleted for good, with its leads. A draft that existed before is kept.',
		{ ifFails: ['delete'] },
	),
	notice(
		'continueNotice',
		'The steps and the schedule of this node replace those of the draft. The leads are added to those in it.',
		{ ifNameExists: ['continue'] },
	),
];
