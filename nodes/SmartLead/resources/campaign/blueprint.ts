import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isList, isObject, objectsIn, valueAt } from '../../../engine/json';
import { isEmpty, jsonOf } from '../../../engine/spec/value';
import { settingsOf } from './settings';
import { stepsOfJson, type Steps } from './stepsJson';

/** The version of the document that is written here. */
export const version = 1;

/** A campaign without its ids: what another one is made of, in whatever account. */
export interface Blueprint {
	version: number;
	name: string;
	steps: IDataObject[];
	/** null where the campaign has none. */
	schedule: IDataObject | null;
	settings: IDataObject;
	tags: string[];
}

/** What is said of a blueprint beside it: headings with details. */
export type Remarks = Steps['remarks'];

/** The blueprint of a campaign as it was read, together with its steps. Pure. */
export function blueprintOf(
	campaign: IDataObject,
	steps: IDataObject[],
): { blueprint: Blueprint; remarks: Remarks } {
	const { body, lost } = settingsOf(campaign);
	const { name } = body;
	const settings = without(body, ['name', 'client_id']);
	const read = steps.length > 0 ? stepsOfJson(steps.map(readStep), 0) : { steps: [], remarks: [] };
	return {
		blueprint: {
			version,
			name: String(name ?? campaign.name ?? ''),
			steps: read.steps.map(stepOf),
			schedule: scheduleOf(campaign),
			settings,
			tags: tagsOf(campaign),
		},
		remarks: [
			...read.remarks,
			...read.steps
				.filter((step) => step.seq_variants && isEmpty(step.variant_distribution_type))
				.map((step): Remarks[number] => [
					'Not in the blueprint, as SmartLead does not say how the variants share the leads',
					`step ${Number(step.seq_number)}`,
				]),
			...Object.keys(lost).map((name): Remarks[number] => [
				'Not in the blueprint, because SmartLead does not accept the value that it shows',
				name,
			]),
			...['schedule_start_time']
				.filter((name) => !isEmpty(campaign[name]))
				.map((name): Remarks[number] => [
					'Not in the blueprint, as it is a day of this campaign',
					name,
				]),
		],
	};
}

/** What is read of a step, without what is of no use for another one: SmartLead may tell more some day. */
function readStep(step: IDataObject): IDataObject {
	const delay = firstValueAt(step, [
		'seq_delay_details.delay_in_days',
		'seq_delay_details.delayInDays',
		'delay_in_days',
		'delayInDays',
	]);
	const variants = ['sequence_variants', 'seq_variants', 'variants']
		.map((name) => step[name])
		.find(isList);
	return {
		...picked(step, ['seq_number', 'subject', 'email_body', 'seq_type', 'is_deleted', ...ofTest]),
		// Tells a step that was read from one that somebody wrote.
		email_campaign_id: 0,
		...(isEmpty(delay) ? {} : { delay_in_days: delay }),
		...(variants ? { seq_variants: variants.filter(isObject).map(readVariant) } : {}),
	};
}

const ofTest = [
	'variant_distribution_type',
	'lead_distribution_percentage',
	'winning_metric_property',
];

const readVariant = (variant: IDataObject): IDataObject =>
	picked(variant, [
		'variant_label',
		'subject',
		'email_body',
		'variant_distribution_percentage',
		'is_deleted',
	]);

const picked = (values: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(
		names
			.filter((name) => values[name] !== undefined && values[name] !== null)
			.map((name) => [name, values[name]]),
	);

/** A step of the document: in the words of the API, without ids, its number being its place. */
function stepOf(step: IDataObject): IDataObject {
	const { seq_delay_details: delay, seq_variants: variants } = step;
	return {
		...without(step, ['id', 'seq_number', 'seq_delay_details', 'seq_variants']),
		delay_in_days: valueAt(delay, 'delay_in_days'),
		...(isList(variants)
			? { seq_variants: objectsIn(variants).map((variant) => without(variant, ['id'])) }
			: {}),
	};
}

const without = (values: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));

/** When it sends, in the words in which it is written. */
function scheduleOf(campaign: IDataObject): IDataObject | null {
	const read = jsonOf(campaign.scheduler_cron_value);
	if (!isObject(read)) return null;
	return picked(
		{
			timezone: read.tz,
			days_of_the_week: read.days,
			start_hour: read.startHour,
			end_hour: read.endHour,
			min_time_btw_emails: campaign.min_time_btwn_emails,
			max_new_leads_per_day: campaign.max_leads_per_day,
		},
		[
			'timezone',
			'days_of_the_week',
			'start_hour',
			'end_hour',
			'min_time_btw_emails',
			'max_new_leads_per_day',
		],
	);
}

const tagsOf = ({ tags }: IDataObject): string[] =>
	(isList(tags) ? tags : [])
		.map((tag) => firstValueAt(tag, ['tag_name', 'name']) ?? tag)
		.filter((name) => typeof name === 'string')
		.filter((name) => name !== '');
