import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { at, isObject } from '../../../engine/answer';
import { InvalidValue } from '../../../engine/problem';
import { check, idOf, isEmpty, jsonOf, shown, textOf, within } from '../../../engine/value';
import { stepFields } from './stepsForm';

/** Steps as the API takes them, from the form. Source: Update Campaign Sequences. */
export function stepsOfForm(form: unknown): IDataObject[] {
	const steps = (at(form, 'step') ?? []) as IDataObject[];
	if (!Array.isArray(steps) || steps.length === 0) throw new InvalidValue('has no step');
	return steps.map((step, index) => {
		const take = taker(step, ` in step ${index + 1}`);
		const variants = (at(step, 'variants.variant') ?? []) as IDataObject[];
		const made: IDataObject = {
			id: take(stepFields.stepId, optionalId),
			seq_number: index + 1,
			subject: take(stepFields.subject) ?? '',
			email_body: take(stepFields.emailBody) ?? '',
			seq_delay_details: { delay_in_days: take(stepFields.delay) ?? 0 },
			...(take(stepFields.type) === 'MANUAL' ? { seq_type: 'MANUAL' } : {}),
		};
		if (variants.length > 0) Object.assign(made, variantsOf(take, variants, index));
		return checked(made, index, stepFields.emailBody.displayName);
	});
}

type Take = (
	field: INodeProperties,
	make?: (value: unknown) => IDataObject[string],
) => IDataObject[string];

/** Reads the fields of one entry of the form; what is wrong is said of the field and its place. */
const taker =
	(entry: IDataObject, place: string): Take =>
	(field, make = (value) => check(field, value) as IDataObject[string]) =>
		within(field.displayName, () => make(entry[field.name]), place);

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
		return checked(writable(step, index), index, 'email_body');
	});
}

/** What is read and what is written have different names (API reference, both sequence pages). */
function writable(step: IDataObject, index: number): IDataObject {
	const place = ` in step ${index + 1}`;
	const variants = [step.seq_variants, step.sequence_variants].find(Array.isArray) as
		| unknown[]
		| undefined;
	const entries = (variants ?? []).map((variant, number) => {
		if (isObject(variant)) return variant;
		throw new InvalidValue(`has no variant ${letter(number)}${place}: ${shown(variant)}`);
	});
	// One variant is how the read side shows a step that has none.
	const compared = entries.length > 1;
	const only = entries.length === 1 ? entries[0] : undefined;
	const delay = at(step, 'seq_delay_details.delay_in_days') ?? delayRead(step) ?? 0;
	const text = (name: 'subject' | 'email_body') =>
		compared ? '' : within(name, () => textOf(step[name] ?? only?.[name] ?? ''), place);
	return {
		id: within('id', () => optionalId(step.id), place),
		seq_number: within('seq_number', () => idOf(step.seq_number ?? index + 1), place),
		subject: text('subject'),
		email_body: text('email_body'),
		seq_delay_details: {
			delay_in_days: within('delay_in_days', () => check(stepFields.delay, delay) as number, place),
		},
		...given(step, [
			'seq_type',
			'variant_distribution_type',
			'lead_distribution_percentage',
			'winning_metric_property',
		]),
		...(compared ? { seq_variants: entries.map((entry, at) => variantOf(entry, at, place)) } : {}),
	};
}

const delayRead = (step: IDataObject): unknown => at(step, 'seq_delay_details.delayInDays');

function variantOf(variant: IDataObject, number: number, step: string): IDataObject {
	const place = ` in variant ${letter(number)}${step.replace(/^ in/, ' of')}`;
	const text = (name: string, otherwise = '') =>
		within(name, () => textOf(variant[name] ?? otherwise), place);
	const share = variant[shareKey];
	return {
		id: within('id', () => optionalId(variant.id), place),
		variant_label: text('variant_label', letter(number)),
		subject: text('subject'),
		email_body: text('email_body'),
		...(share === undefined || share === null
			? {}
			: { [shareKey]: within(shareKey, () => check(stepFields.share, share) as number, place) }),
	};
}

/** What a step says of these; what it leaves out stays out. */
const given = (step: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(
		names
			.filter((name) => step[name] !== undefined && step[name] !== null)
			.map((name) => [name, step[name]]),
	);

function variantsOf(take: Take, variants: IDataObject[], index: number): IDataObject {
	const distribution = take(stepFields.distribution) ?? 'MANUAL_EQUAL';
	const shared = distribution === 'MANUAL_PERCENTAGE';
	const made = variants.map((variant, place): IDataObject => {
		const takeOf = taker(variant, ` in variant ${letter(place)} of step ${index + 1}`);
		const share = shared ? { [shareKey]: takeOf(stepFields.share) ?? 0 } : {};
		return {
			id: takeOf(stepFields.variantId, optionalId),
			variant_label: letter(place),
			subject: takeOf(stepFields.subject) ?? '',
			email_body: takeOf(stepFields.emailBody) ?? '',
			...share,
		};
	});
	const sum = made.reduce((total, entry) => total + Number(entry[shareKey] ?? 0), 0);
	if (shared && sum !== 100) {
		throw new InvalidValue(
			`has a '${stepFields.share.displayName}' in the variants of step ${index + 1} that comes to ${sum} %, not 100 %`,
		);
	}
	return {
		seq_variants: made,
		variant_distribution_type: distribution,
		...(distribution === 'AI_EQUAL'
			? {
					lead_distribution_percentage: take(stepFields.testShare) ?? 20,
					winning_metric_property: take(stepFields.winner) ?? 'REPLY_RATE',
				}
			: {}),
	};
}

const shareKey = 'variant_distribution_percentage';

/** A step says its text once: itself, or in its variants. `body` is what the user calls it. */
function checked(step: IDataObject, index: number, body: string): IDataObject {
	const variants = step.seq_variants as IDataObject[] | undefined;
	const place = index + 1;
	if (variants) {
		if (step.subject !== '' || step.email_body !== '') {
			throw new InvalidValue(
				`has text and variants in step ${place}: move Subject and Body into a variant`,
			);
		}
		const empty = variants.findIndex(({ email_body }) => isEmpty(email_body));
		if (empty >= 0)
			throw new InvalidValue(`has no '${body}' in variant ${letter(empty)} of step ${place}`);
	} else if (isEmpty(step.email_body) && step.seq_type !== 'MANUAL') {
		throw new InvalidValue(`has no '${body}' in step ${place}`);
	}
	return step;
}

/** SmartLead makes a new step or variant where the id is null. */
function optionalId(value: unknown): number | null {
	return value === undefined || value === null || value === '' ? null : idOf(value);
}

/** A, B, C … as SmartLead labels its variants. */
const letter = (place: number): string => String.fromCharCode(65 + (place % 26));
