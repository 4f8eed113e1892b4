import type { INodeParameters } from 'n8n-workflow';

/** Three steps as a user fills in the form; what they leave as it is stands nowhere. */
export const stepsForm: INodeParameters = {
	step: [
		{
			subject: 'About {{company_name}}',
			emailBody: '<p>Hello</p>',
			options: { id: '1001' },
		},
		{
			delayInDays: 3,
			distribution: 'MANUAL_PERCENTAGE',
			variants: {
				variant: [
					{ subject: 'One', emailBody: '<p>One</p>', options: { id: '7001', share: 40 } },
					{ subject: 'Two', emailBody: '<p>Two</p>', options: { share: 60 } },
				],
			},
		},
		{
			delayInDays: 4,
			distribution: 'AI_EQUAL',
			testShare: 25,
			winner: 'OPEN_RATE',
			variants: { variant: [{ emailBody: '<p>One</p>' }, { emailBody: '<p>Two</p>' }] },
		},
	],
};

/** The same steps in the words of the reference (Update Campaign Sequences). */
export const stepsSent = [
	{
		id: 1001,
		seq_number: 1,
		subject: 'About {{company_name}}',
		email_body: '<p>Hello</p>',
		seq_delay_details: { delay_in_days: 0 },
	},
	{
		id: null,
		seq_number: 2,
		subject: '',
		email_body: '',
		seq_delay_details: { delay_in_days: 3 },
		variant_distribution_type: 'MANUAL_PERCENTAGE',
		seq_variants: [
			{
				id: 7001,
				variant_label: 'A',
				subject: 'One',
				email_body: '<p>One</p>',
				variant_distribution_percentage: 40,
			},
			{
				id: null,
				variant_label: 'B',
				subject: 'Two',
				email_body: '<p>Two</p>',
				variant_distribution_percentage: 60,
			},
		],
	},
	{
		id: null,
		seq_number: 3,
		subject: '',
		email_body: '',
		seq_delay_details: { delay_in_days: 4 },
		variant_distribution_type: 'AI_EQUAL',
		lead_distribution_percentage: 25,
		winning_metric_property: 'OPEN_RATE',
		seq_variants: [
			{ id: null, variant_label: 'A', subject: '', email_body: '<p>One</p>' },
			{ id: null, variant_label: 'B', subject: '', email_body: '<p>Two</p>' },
		],
	},
];

/** A step that a person does. */
export const manualStep = {
	id: null,
	seq_number: 4,
	subject: 'Call',
	email_body: '',
	seq_delay_details: { delay_in_days: 1 },
	seq_type: 'MANUAL',
};

/** The same steps where nobody can have ids for them. */
export const formOfNewSteps: INodeParameters = {
	step: [
		{ subject: 'About {{company_name}}', emailBody: '<p>Hello</p>' },
		{
			delayInDays: 3,
			distribution: 'MANUAL_PERCENTAGE',
			variants: {
				variant: [
					{ subject: 'One', emailBody: '<p>One</p>', options: { share: 40 } },
					{ subject: 'Two', emailBody: '<p>Two</p>', options: { share: 60 } },
				],
			},
		},
		{
			delayInDays: 4,
			distribution: 'AI_EQUAL',
			testShare: 25,
			winner: 'OPEN_RATE',
			variants: { variant: [{ emailBody: '<p>One</p>' }, { emailBody: '<p>Two</p>' }] },
		},
	],
};

export const newStepsSent = stepsSent.map((step) => ({
	...step,
	id: null,
	...(step.seq_variants
		? { seq_variants: step.seq_variants.map((variant) => ({ ...variant, id: null })) }
		: {}),
}));
