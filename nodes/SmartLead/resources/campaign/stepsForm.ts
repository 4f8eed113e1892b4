import type { INodeProperties } from 'n8n-workflow';

import { type FieldOf } from '../../../engine/spec/value';
import {
	choice,
	collection,
	longText,
	notice,
	number,
	option,
	shownFor,
	text,
	withVariables,
} from '../../../fields/plain';

/**
 * The title of an entry: its number or letter, and its subject, unless that is an expression. An n8n
 * that knows no titles shows none, and n8n 2 only where its new forms are switched on.
 */
function titled(name: string, first: '1' | 'A' = '1'): INodeProperties['typeOptions'] {
	const index = '$collection.item.index';
	const number = first === 'A' ? `String.fromCharCode(65 + ${index})` : `(${index} + 1)`;
	const subject = '$collection.item.value.subject';
	const itemTitle = `={{ "${name} " + ${number} + (${subject} && ${subject}[0] !== "=" ? ": " + ${subject} : "") }}`;
	return { fixedCollection: { itemTitle } };
}

/** The fields of a step and of its variants: what the form shows, and what is checked. */
const subject = withVariables(
	text(
		'Subject',
		'subject',
		'e.g. A question about {{company_name}}',
		'The subject of the email. The first one needs it; leave it empty in a follow-up to stay in the same thread.',
	),
);

const emailBody = withVariables(
	longText(
		5,
		'Body',
		'emailBody',
		'e.g. <p>Hi {{first_name}},</p>',
		'The email, as HTML or as plain text, whose line breaks are kept',
	),
);

const share = number(
	'Share (%)',
	'share',
	0,
	{ minValue: 0, maxValue: 100 },
	"Percentage of the leads that get this variant. Only with 'Set by Share'.",
);

const variantId = text('Variant ID', 'id', 'e.g. 5001', 'The ID of an existing variant to change');

/** What most sequences do without is hidden until it is added. */
const added = (...fields: INodeProperties[]): INodeProperties =>
	collection('Options', 'options', 'Add Option', fields);

const variants: INodeProperties = {
	displayName: 'Variants',
	name: 'variants',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true, ...titled('Variant', 'A') },
	default: {},
	placeholder: 'Add Variant',
	description:
		'Two or more versions of this email to compare. Leave Subject and Body of the step empty then.',
	options: [
		{
			displayName: 'Variant',
			name: 'variant',
			values: [subject, emailBody, added(share, variantId)],
		},
	],
};

const delay: FieldOf<'number'> = {
	displayName: 'Delay (Days)',
	name: 'delayInDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	// Empty is not 0: a follow-up without a delay would go out on the same day.
	default: '',
	placeholder: 'e.g. 3',
	description:
		'Days to wait after the previous step. Leave empty to send the first step at once, and a follow-up after 3 days.',
};

const type = choice(
	'Type',
	'type',
	'EMAIL',
	'Whether SmartLead sends this step or a person does it',
	[
		option('Email', 'EMAIL', 'Sent by SmartLead'),
		option('Manual', 'MANUAL', 'Done by a person, by hand'),
	],
);

const distribution = choice(
	'Variant Distribution',
	'distribution',
	'MANUAL_EQUAL',
	'How the variants share the leads. Only used when there are variants.',
	[
		option('Best Performing', 'AI_EQUAL', 'Equal shares at first, then the best variant'),
		option('Equal', 'MANUAL_EQUAL', 'The same share for each'),
		option('Set by Share', 'MANUAL_PERCENTAGE', 'The share that each variant has'),
	],
);

const testShare = shownFor(
	{ distribution: ['AI_EQUAL'] },
	number(
		'Test Share (%)',
		'testShare',
		20,
		{ minValue: 20, maxValue: 100 },
		'Percentage of the leads to test the variants with',
	),
);

const winner = shownFor(
	{ distribution: ['AI_EQUAL'] },
	choice('Winner By', 'winner', 'REPLY_RATE', 'The rate that decides which variant is best', [
		option('Click Rate', 'CLICK_RATE'),
		option('Open Rate', 'OPEN_RATE'),
		option('Positive Reply Rate', 'POSITIVE_REPLY_RATE'),
		option('Reply Rate', 'REPLY_RATE'),
	]),
);

const stepId = text('Step ID', 'id', 'e.g. 1001', 'The ID of an existing step to change');

/** The steps of a campaign as a form. Their order is the order of the emails. */
export const stepsForm: INodeProperties = {
	displayName: 'Steps',
	name: 'steps',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true, ...titled('Step') },
	default: {},
	required: true,
	placeholder: 'Add Step',
	description: 'The emails of the campaign, in order',
	displayOptions: { show: { stepsFrom: ['form'] } },
	options: [
		{
			displayName: 'Step',
			name: 'step',
			// In the order in which people think of an email, not of the alphabet.
			values: [
				delay,
				subject,
				emailBody,
				type,
				variants,
				distribution,
				testShare,
				winner,
				added(stepId),
			],
		},
	],
};

export const stepFields = {
	subject,
	emailBody,
	delay,
	type,
	distribution,
	testShare,
	winner,
	stepId,
	share,
	variantId,
};

/** n8n takes what is pasted with braces for an expression, and previews the variables as nothing. */
export const variablesNotice = notice(
	'variablesNotice',
	'Variables such as {{first_name}} are saved as they are, even where n8n shows them in red or empty.',
	{ stepsFrom: ['form'] },
);
