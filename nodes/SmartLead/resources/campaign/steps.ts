import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asJson, isObject, objectsIn, type Json } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { check, entriesOf, idOf, isEmpty, within } from '../../../engine/spec/value';
import { htmlOf } from '../../../fields/htmlBody';
import { stepFields } from './stepsForm';

/** Steps as the API takes them, from the form. Source: Update Campaign Sequences. */
export function stepsOfForm(form: unknown): IDataObject[] {
	const steps = entriesOf(form, 'step');
	if (steps.length === 0) throw new InvalidValue('has no step');
	const made = steps.map((step, index): IDataObject => {
		const take = taker(step, ` in step ${index + 1}`);
		const variants = entriesOf(step.variants, 'variant');
		const text = textsOf(take);
		const type = take(stepFields.type) === 'MANUAL' ? { seq_type: 'MANUAL' } : {};
		const id = optionOf(step, ` in step ${index + 1}`)(stepFields.stepId, optionalId);
		const head = { id, seq_number: index + 1 };
		const delay = take(stepFields.delay, delayOf) ?? usualDelay(index === 0);
		if (variants.length > 0 && (text.subject !== '' || text.email_body !== '')) {
			throw new InvalidValue(
				`has text and variants in step ${index + 1}: move Subject and Body into a variant`,
			);
		}
		return {
			...head,
			...text,
			seq_delay_details: { delay_in_days: delay },
			...type,
			...(variants.length > 0 ? variantsOf(take, variants, index) : {}),
		};
	});
	return checked(made, stepFields.subject.displayName, stepFields.emailBody.displayName);
}

type Take = (field: INodeProperties, make?: (value: unknown) => Json) => Json;

/** Reads the fields of one entry of the form; what is wrong is said of the field and its place. */
const taker =
	(entry: IDataObject, place: string): Take =>
	(field, make = (value) => asJson(check(field, value))) =>
		within(field.displayName, () => make(entry[field.name]), place);

/** The same of what was added to an entry. */
const optionOf = (entry: IDataObject, place: string): Take =>
	taker(isObject(entry.options) ? entry.options : {}, place);

const textsOf = (take: Take) => ({
	subject: take(stepFields.subject) ?? '',
	email_body: htmlOf(String(take(stepFields.emailBody) ?? '')),
});

function variantsOf(take: Take, variants: IDataObject[], index: number): IDataObject {
	const distribution = take(stepFields.distribution) ?? 'MANUAL_EQUAL';
	const shared = distribution === 'MANUAL_PERCENTAGE';
	const made = variants.map((variant, place): IDataObject => {
		const where = ` in variant ${letter(place)} of step ${index + 1}`;
		const option = optionOf(variant, where);
		const given = option(stepFields.share);
		if (given !== undefined && !shared) {
			throw new InvalidValue(
				`has a '${stepFields.share.displayName}'${where}, which only counts where '${stepFields.distribution.displayName}' is 'Set by Share'`,
			);
		}
		const share = shared ? { [shareKey]: given ?? 0 } : {};
		const id = option(stepFields.variantId, optionalId);
		return { id, variant_label: letter(place), ...textsOf(taker(variant, where)), ...share };
	});
	// One variant is nothing to compare, and SmartLead refuses it: its text is that of the step.
	if (made.length === 1) return { subject: made[0].subject, email_body: made[0].email_body };
	if (shared) checkShares(made, stepFields.share.displayName, ` in step ${index + 1}`);
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

export const shareKey = 'variant_distribution_percentage';

/** Shares that are set by hand make up all leads. Decimals do not add up to the last digit. */
export function checkShares(variants: IDataObject[], name: string, place: string): void {
	const sum = variants.reduce((total, entry) => total + Number(entry[shareKey] ?? 0), 0);
	if (Math.abs(sum - 100) < 1e-6) return;
	throw new InvalidValue(
		`has a '${name}' in the variants of${place.slice(3)} that adds up to ${Number(sum.toFixed(6))} %, not 100 %`,
	);
}

/** Days to wait; undefined where nobody says. */
export const delayOf = (value: unknown): number | undefined =>
	isEmpty(value) ? undefined : check(stepFields.delay, value);

/** A follow-up waits, as one on the same day would be noticed by every lead. */
export const usualDelay = (isFirst: boolean): number => (isFirst ? 0 : 3);

/** Every email has a body, and the first one a subject. Both are named as the user knows them. */
export function checked(steps: IDataObject[], subject: string, body: string): IDataObject[] {
	const emails = inOrder(steps).filter(
		({ seq_type, seq_variants }) => seq_type !== 'MANUAL' || seq_variants,
	);
	for (const step of emails) {
		const place = placeWithout(step, 'email_body');
		if (place !== undefined) throw new InvalidValue(`has no '${body}' in ${place}`);
	}
	const place = emails.length > 0 ? placeWithout(emails[0], 'subject') : undefined;
	if (place === undefined) return steps;
	throw new InvalidValue(
		`has no '${subject}' in ${place}: only a follow-up can do without, in the thread of the first email`,
	);
}

/** Where a step, or one of its variants, lacks a text. */
function placeWithout(step: IDataObject, name: string): string | undefined {
	const place = `step ${Number(step.seq_number)}`;
	if (!step.seq_variants) return isEmpty(step[name]) ? place : undefined;
	const empty = objectsIn(step.seq_variants).findIndex((variant) => isEmpty(variant[name]));
	return empty < 0 ? undefined : `variant ${letter(empty)} of ${place}`;
}

const inOrder = (steps: IDataObject[]): IDataObject[] =>
	[...steps].sort((a, b) => Number(a.seq_number) - Number(b.seq_number));

/** SmartLead makes a new step or variant where the id is null. */
export function optionalId(value: unknown): number | null {
	return value === undefined || value === null || value === '' ? null : idOf(value);
}

/** A, B, C … as SmartLead labels its variants. */
export const letter = (place: number): string => String.fromCharCode(65 + (place % 26));
