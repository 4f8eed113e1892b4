import type { INodeProperties } from 'n8n-workflow';

import { onBehalfOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { choice, option, withVariables } from '../../../fields/plain';
import { stepsOfForm } from './steps';
import { stepsOfJson, type Steps } from './stepsJson';

export const stepsJson = withVariables({
	displayName: 'Steps',
	name: 'stepsJson',
	type: 'json',
	default: '[]',
	required: true,
	placeholder: 'e.g. [{ "subject": "Hello {{first_name}}", "email_body": "<p>…</p>" }]',
	description:
		'A list of steps, in order. Each has email_body and, as you need them, subject, delay_in_days (3 for a follow-up without it) and seq_variants. To change an existing step, give its ID as well.',
	displayOptions: { show: { stepsFrom: ['json'] } },
});

const stepsFrom = choice(
	'Steps From',
	'stepsFrom',
	'form',
	'Whether to fill in a form or to give the steps as JSON',
	[
		option('Form', 'form', 'Fill in each step below'),
		option(
			'JSON',
			'json',
			'A list of steps, as the API writes them or as Get Sequences returns them',
		),
	],
);

/** The steps of a campaign, from the form or from JSON. */
export const stepsGiven = (read: Read, form: INodeProperties, campaignId: () => number): Steps =>
	read(stepsFrom.name) === 'json'
		? onBehalfOf(stepsJson, () => stepsOfJson(read(stepsJson.name), campaignId()))
		: { steps: onBehalfOf(form, () => stepsOfForm(read(form.name))), remarks: [] };

/** The same as a parameter. The form and the JSON are fields of their own beside it. */
export const stepsParameter = (
	form: INodeProperties,
	campaignId: (read: Read) => number,
): Encoded => ({
	field: stepsFrom,
	encode: (_from, read) => stepsGiven(read, form, () => campaignId(read)).steps,
});
