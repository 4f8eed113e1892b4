import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../../../engine/answer';
import { InvalidValue } from '../../../engine/problem';
import { idOf, jsonOf, shown, textOf } from '../../../engine/value';

const days = { least: 0, most: 365 };

/** Steps as the API takes them, from the form. Source: Update Campaign Sequences. */
export function stepsOfForm(form: unknown): IDataObject[] {
	const steps = (at(form, 'step') ?? []) as IDataObject[];
	if (!Array.isArray(steps) || steps.length === 0) throw new InvalidValue('has no step');
	return steps.map((step, index) => {
		const variants = (at(step, 'variants.variant') ?? []) as IDataObject[];
		const made: IDataObject = {
			id: optionalId(step.id),
			seq_number: index + 1,
			subject: textOf(step.subject ?? ''),
			email_body: textOf(step.emailBody ?? ''),
			seq_delay_details: {
				delay_in_days: numberBetween(step.delayInDays ?? 0, days, 'Delay (Days)', index),
			},
			...(step.type === 'MANUAL' ? { seq_type: 'MANUAL' } : {}),
		};
		if (variants.length > 0) Object.assign(made, variantsOf(step, variants, index));
		return checked(made, index);
	});
}

/**
 * Steps from JSON: a list, or what holds one as `sequences`. Takes what Get Sequences returns as
 * well, so that steps can be read, changed and saved.
 */
export function stepsOfJson(value: unknown): IDataObject[] {
	const json = jsonOf(value);
	const steps = isObject(json) ? (json.sequences ?? [json]) : json;
	if (!Array.isArray(steps) || steps.length === 0) {
		throw new InvalidValue('must be a list with at least one step');
	}
	return (steps as unknown[]).map((step, index) => {
		if (!isObject(step))
			throw new InvalidValue(`has no step at place ${index + 1}: ${shown(step)}`);
		return checked(writable(step, index), index);
	});
}

/** What is read and what is written have different names (API reference, both sequence pages). */
function writable(step: IDataObject, index: number): IDataObject {
	const delay =
		at(step, 'seq_delay_details.delay_in_days') ?? at(step, 'seq_delay_details.delayInDays') ?? 0;
	const variants = [step.seq_variants, step.sequence_variants].find(Array.isArray) as
		| IDataObject[]
		| undefined;
	// One variant is how the read side shows a step that has none.
	const compared = variants && variants.length > 1 ? variants : undefined;
	const only = variants?.length === 1 ? variants[0] : undefined;
	const {
		seq_type,
		variant_distribution_type,
		lead_distribution_percentage,
		winning_metric_property,
	} = step;
	const options = {
		seq_type,
		variant_distribution_type,
		lead_distribution_percentage,
		winning_metric_property,
	};
	return {
		id: optionalId(step.id),
		seq_number: Number(step.seq_number ?? index + 1),
		subject: compared ? '' : textOf(step.subject ?? only?.subject ?? ''),
		email_body: compared ? '' : textOf(step.email_body ?? only?.email_body ?? ''),
		seq_delay_details: { delay_in_days: numberBetween(delay, days, 'delay_in_days', index) },
		...Object.fromEntries(
			Object.entries(options).filter(([, given]) => given !== undefined && given !== null),
		),
		...(compared ? { seq_variants: compared.map(writableVariant) } : {}),
	};
}

function writableVariant(variant: IDataObject, place: number): IDataObject {
	const { subject, email_body, variant_distribution_percentage: share } = variant;
	return {
		id: optionalId(variant.id),
		variant_label: textOf(variant.variant_label ?? letter(place)),
		subject: textOf(subject ?? ''),
		email_body: textOf(email_body ?? ''),
		...(share === undefined || share === null
			? {}
			: { variant_distribution_percentage: Number(share) }),
	};
}

function variantsOf(step: IDataObject, variants: IDataObject[], index: number): IDataObject {
	const distribution = textOf(step.distribution ?? 'MANUAL_EQUAL');
	const shared = distribution === 'MANUAL_PERCENTAGE';
	const made = variants.map((variant, place) => ({
		id: optionalId(variant.id),
		variant_label: letter(place),
		subject: textOf(variant.subject ?? ''),
		email_body: textOf(variant.emailBody ?? ''),
		...(shared
			? {
					variant_distribution_percentage: numberBetween(
						variant.share ?? 0,
						{ least: 0, most: 100 },
						'Share (%)',
						index,
					),
				}
			: {}),
	}));
	if (shared) {
		const sum = variants.reduce((total, { share }) => total + Number(share ?? 0), 0);
		if (sum !== 100) {
			throw new InvalidValue(
				`gives the variants of step ${index + 1} shares of ${sum} %, not 100 %`,
			);
		}
	}
	return {
		seq_variants: made,
		variant_distribution_type: distribution,
		...(distribution === 'AI_EQUAL'
			? {
					lead_distribution_percentage: numberBetween(
						step.testShare ?? 20,
						{ least: 20, most: 100 },
						'Test Share (%)',
						index,
					),
					winning_metric_property: textOf(step.winner ?? 'REPLY_RATE'),
				}
			: {}),
	};
}

/** A step says its text once: itself, or in its variants. */
function checked(step: IDataObject, index: number): IDataObject {
	const variants = step.seq_variants as IDataObject[] | undefined;
	const place = index + 1;
	if (variants) {
		if (step.subject !== '' || step.email_body !== '') {
			throw new InvalidValue(
				`has text and variants in step ${place}: move the text into a variant`,
			);
		}
		const empty = variants.findIndex(({ email_body }) => email_body === '');
		if (empty >= 0)
			throw new InvalidValue(`has no body in variant ${letter(empty)} of step ${place}`);
	} else if (step.email_body === '' && step.seq_type !== 'MANUAL') {
		throw new InvalidValue(`has no body in step ${place}`);
	}
	return step;
}

/** SmartLead makes a new step or variant where the id is null. */
function optionalId(value: unknown): number | null {
	return value === undefined || value === null || value === '' ? null : idOf(value);
}

function numberBetween(
	value: unknown,
	{ least, most }: { least: number; most: number },
	name: string,
	index: number,
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number) || number < least || number > most) {
		throw new InvalidValue(
			`has a '${name}' in step ${index + 1} that must be from ${least} to ${most}, not ${shown(value)}`,
		);
	}
	return number;
}

/** A, B, C … as SmartLead labels its variants. */
const letter = (place: number): string => String.fromCharCode(65 + (place % 26));
