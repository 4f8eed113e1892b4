import type { INodeProperties } from 'n8n-workflow';

import { text, withVariables } from '../../../fields/plain';

/**
 * The title of an entry: its number or letter, and its subject. Versions of n8n that know no titles
 * show the name of the group.
 */
function titled(name: string, first: '1' | 'A' = '1'): INodeProperties['typeOptions'] {
	const index = '$collection.item.index';
	const number = first === 'A' ? `String.fromCharCode(65 + ${index})` : `(${index} + 1)`;
	const subject = '$collection.item.value.subject';
	const itemTitle = `={{ "${name} " + ${number} + (${subject} ? ": " + ${subject} : "") }}`;
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

const emailBody = withVariables({
	displayName: 'Body',
	name: 'emailBody',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	placeholder: 'e.g. <p>Hi {{first_name}},</p>',
	description: 'The email, as HTML or as plain text, whose line breaks are kept',
});

const share: INodeProperties = {
	displayName: 'Share (%)',
	name: 'share',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 100 },
	default: 0,
	description: "Percentage of the leads that get this variant. Only with 'Set by Share'.",
};

const variantId: INodeProperties = text(
	'Variant ID',
	'id',
	'e.g. 5001',
	'The ID of an existing variant to change',
);

/** What most sequences do without is hidden until it is added. */
const added = (...fields: INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: fields,
});

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

const delay: INodeProperties = {
	displayName: 'Delay (Days)',
	name: 'delayInDays',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 365 },
	// Empty is not 0: a follow-up without a delay would go out on the same day.
	default: '',
	placeholder: 'e.g. 3',
	description:
		'How many days after the step before. Empty: the first step goes out at once, a follow-up after 3 days.',
};

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: [
		{ name: 'Email', value: 'EMAIL', description: 'Sent by SmartLead' },
		{ name: 'Manual', value: 'MANUAL', description: 'Waits for somebody to do it' },
	],
	default: 'EMAIL',
	description: 'Whether SmartLead sends this step or a person does it',
};

const distribution: INodeProperties = {
	displayName: 'Variant Distribution',
	name: 'distribution',
	type: 'options',
	options: [
		{
			name: 'Best Performing',
			value: 'AI_EQUAL',
			description: 'Equal shares at first, then the variant that does best',
		},
		{ name: 'Equal', value: 'MANUAL_EQUAL', description: 'The same share for each' },
		{
			name: 'Set by Share',
			value: 'MANUAL_PERCENTAGE',
			description: 'The share that each variant has',
		},
	],
	default: 'MANUAL_EQUAL',
	description: 'How the variants share the leads. Only used when there are variants.',
};

const testShare: INodeProperties = {
	displayName: 'Test Share (%)',
	name: 'testShare',
	type: 'number',
	typeOptions: { minValue: 20, maxValue: 100 },
	default: 20,
	description: 'Percentage of the leads that the test is made with',
	displayOptions: { show: { distribution: ['AI_EQUAL'] } },
};

const winner: INodeProperties = {
	displayName: 'Winner By',
	name: 'winner',
	type: 'options',
	options: [
		{ name: 'Click Rate', value: 'CLICK_RATE' },
		{ name: 'Open Rate', value: 'OPEN_RATE' },
		{ name: 'Positive Reply Rate', value: 'POSITIVE_REPLY_RATE' },
		{ name: 'Reply Rate', value: 'REPLY_RATE' },
	],
	default: 'REPLY_RATE',
	description: 'What decides which variant does best',
	displayOptions: { show: { distribution: ['AI_EQUAL'] } },
};

const stepId: INodeProperties = text(
	'Step ID',
	'id',
	'e.g. 1001',
	'The ID of an existing step to change',
);

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
