import type { IDataObject } from 'n8n-workflow';

import { isList, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { check, idOf, isEmpty, jsonOf, shown, textOf, within } from '../../../engine/spec/value';
import { htmlOf } from '../../../fields/htmlBody';
import { checked, checkShares, delayOf, letter, optionalId, shareKey, usualDelay } from './steps';
import { stepFields } from './stepsForm';

/** Steps to save, and what is said of them afterwards: a heading, and the steps that it is about. */
export interface Steps {
	steps: IDataObject[];
	remarks: Array<[heading: string, detail: string]>;
}

const ofStep = ['seq_type'];
const distributionKey = 'variant_distribution_type';
const ofTest = [distributionKey, 'lead_distribution_percentage', 'winning_metric_property'];

const delayNames = ['delay_in_days', 'delayInDays', 'delay'];
const details = 'seq_delay_details';
/** The write side, the read side and a guide each have a name of their own. */
const variantNames = ['seq_variants', 'sequence_variants', 'variants'];
const texts = ['subject', 'email_body'];

/** A text that SmartLead tells, and that the reference of the write side does not know. */
const unwritable = 'optional_email_body_1';

/** What SmartLead tells of a record and does not take back. */
const readOnly = ['created_at', 'updated_at', 'is_deleted', 'user_id', 'year', unwritable];

const written = ['id', 'seq_number', ...texts, details, ...ofStep, ...ofTest];
const stepKeys = [...written, ...delayNames, ...variantNames, ...readOnly, 'email_campaign_id'];
const writtenOfVariant = ['id', 'variant_label', ...texts, shareKey];
const variantKeys = [...writtenOfVariant, ...readOnly, 'variant_name', 'email_campaign_seq_id'];

/**
 * Steps from JSON: a list, or what holds one. Takes what Get Sequences returns of this or another
 * campaign as well, so that steps can be read, changed and saved.
 */
export function stepsOfJson(value: unknown, campaignId: number): Steps {
	const given = listIn(jsonOf(value))
		.map((step, index) => ({ step: recordOf(step, index), place: ` in step ${index + 1}`, index }))
		.filter(({ step }) => !isDeleted(step));
	if (given.length === 0) throw new InvalidValue('must be a list with at least one step');
	const numbered = given.map(({ step, place, index }) => ({
		step,
		place,
		number: within('seq_number', () => idOf(step.seq_number ?? index + 1), place),
	}));
	const numbers = numbered.map(({ number }) => number);
	const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
	if (twice !== undefined) throw new InvalidValue(`has two steps with the seq_number ${twice}`);
	const first = Math.min(...numbers);

	const remarks: Steps['remarks'] = [];
	const steps = numbered.map(({ step, place, number }) =>
		new StepReader(step, place, campaignId, (heading) =>
			remarks.push([heading, `step ${number}`]),
		).read(number, number === first),
	);
	return { steps: checked(steps, 'subject', 'email_body'), remarks };
}

function listIn(json: unknown): unknown[] {
	if (isList(json)) return json;
	if (!isObject(json)) throw new InvalidValue('must be a list with at least one step');
	const held = [json.sequences, json.data].find(isList);
	// Item after item, each would replace the one before.
	if (!held && Number(json.seq_number ?? 1) > 1) {
		throw new InvalidValue(
			`is the step ${shown(json.seq_number)} alone: give all steps in one list, as they replace those of the campaign`,
		);
	}
	return held ?? [json];
}

function recordOf(step: unknown, index: number): IDataObject {
	if (isObject(step)) return step;
	throw new InvalidValue(`has no step at place ${index + 1}: ${shown(step)}`);
}

/** Databases and sheets write it as 1 or TRUE. */
const isDeleted = ({ is_deleted }: IDataObject): boolean =>
	/^(true|t|yes|y|1)$/i.test(String(is_deleted).trim());

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Reads one step: what is read and what is written have different names (API reference, both pages). */
class StepReader {
	constructor(
		private readonly step: IDataObject,
		private readonly place: string,
		private readonly campaignId: number,
		private readonly remark: (heading: string) => void,
	) {}

	read(number: number, isFirst: boolean): IDataObject {
		const { step, place } = this;
		this.refuseUnknown(step, stepKeys, written, place);
		const variants = this.variants();
		const compared = variants.length > 1;
		const text = compared ? { subject: '', email_body: '' } : this.ownText(variants[0]);
		if (compared) this.remarkLeftOut(variants);
		if (compared && step[distributionKey] === 'MANUAL_PERCENTAGE') {
			checkShares(variants, shareKey, place);
		}
		return {
			id: this.idOf(step, place),
			seq_number: number,
			...text,
			[details]: { delay_in_days: this.delay() ?? this.missingDelay(isFirst) },
			...given(step, [...ofStep, ...(compared ? ofTest : [])]),
			...(compared ? { seq_variants: variants } : {}),
		};
	}

	/** The text of the step; what it leaves empty is that of the only variant that it has. */
	private ownText(only?: IDataObject): IDataObject {
		const own = this.texts(this.step, this.place);
		if (!only) return own;
		if (texts.some((name) => differ(own[name], only[name]))) {
			this.remark('The only variant has another text than its step. That of the step was saved');
		}
		return Object.fromEntries(
			texts.map((name) => [name, isEmpty(own[name]) ? only[name] : own[name]]),
		);
	}

	/** SmartLead sends the variants, and refuses a text beside them. */
	private remarkLeftOut(variants: IDataObject[]): void {
		const own = this.texts(this.step, this.place);
		const isSame = variants.some((variant) =>
			texts.every((name) => isEmpty(own[name]) || own[name] === variant[name]),
		);
		if (!isSame) {
			this.remark('A text beside variants was not saved, as SmartLead sends the variants only');
		}
	}

	private texts(entry: IDataObject, place: string): IDataObject {
		const text = (name: string) => within(name, () => textOf(entry[name] ?? ''), place);
		return { subject: text('subject'), email_body: htmlOf(text('email_body')) };
	}

	private delay(): number | undefined {
		const { step, place } = this;
		const inside = step[details] ?? {};
		if (!isObject(inside)) {
			throw new InvalidValue(
				`has a '${details}'${place} that must be an object such as { "delay_in_days": 3 }, not ${shown(inside)}`,
			);
		}
		this.refuseUnknown(
			inside,
			delayNames,
			delayNames.slice(0, 1),
			` in ${details} of${place.slice(3)}`,
		);
		const said = [inside, step].flatMap((entry) =>
			delayNames.map((name) => within(name, () => delayOf(entry[name]), place)),
		);
		const [days, ...others] = new Set(said.filter((one) => one !== undefined));
		if (others.length === 0) return days;
		throw new InvalidValue(`has two delays${place}: ${days} and ${others[0]} days`);
	}

	/** The documented answer of Get Sequences does not tell it. */
	private missingDelay(isFirst: boolean): number {
		const isRead = isGiven(this.step.id) || isGiven(this.step.email_campaign_id);
		if (isRead && !isFirst) this.remark('Read without a delay, and saved with one of 3 days');
		return usualDelay(isFirst);
	}

	/** Deleted variants stay deleted. */
	private variants(): IDataObject[] {
		const { step, place } = this;
		const lists = variantNames.map((name) => step[name]).filter((one) => !isEmpty(one));
		const [list = []] = lists;
		if (lists.length > 1) throw new InvalidValue(`has variants under two names${place}`);
		if (!isList(list)) {
			throw new InvalidValue(`has variants${place} that must be a list, not ${shown(list)}`);
		}
		const entries = list.map((variant, number) => {
			if (isObject(variant)) return variant;
			throw new InvalidValue(`has no variant ${letter(number)}${place}: ${shown(variant)}`);
		});
		const kept = entries.filter((entry) => !isDeleted(entry));
		const taken = new Set(kept.map(({ variant_label }) => variant_label).filter(isGiven));
		return kept.map((entry, at) => {
			if (isGiven(entry.variant_label)) return this.variant(entry, at, entry.variant_label);
			// The label of one that is left may be that of its place before others were deleted.
			let label = at;
			while (taken.has(letter(label)) && label < at + 26) label++;
			taken.add(letter(label));
			return this.variant(entry, at, letter(label));
		});
	}

	private variant(variant: IDataObject, number: number, said: unknown): IDataObject {
		const place = ` in variant ${letter(number)} of${this.place.slice(3)}`;
		this.refuseUnknown(variant, variantKeys, writtenOfVariant, place);
		const share = variant[shareKey];
		const label = within('variant_label', () => textOf(said), place);
		return {
			id: this.isOwn(variant) ? this.idOf(variant, place) : null,
			variant_label: label,
			...this.texts(variant, place),
			...(isGiven(share)
				? { [shareKey]: within(shareKey, () => check(stepFields.share, share), place) }
				: {}),
		};
	}

	/** A variant that was copied from another step is a new one here. */
	private isOwn({ email_campaign_seq_id: of }: IDataObject): boolean {
		return !isGiven(of) || String(of) === String(this.step.id);
	}

	/** The ids of another campaign would change, or be refused, there. */
	private idOf({ id }: IDataObject, place: string): number | null {
		const own = within('id', () => optionalId(id), place);
		const { email_campaign_id: campaign } = this.step;
		if (own === null || !isGiven(campaign) || Number(campaign) === this.campaignId) return own;
		this.remark(
			`Steps of the campaign ${shown(campaign)} were saved as new steps of this one, without their IDs`,
		);
		return null;
	}

	/** A slip in a name would drop what stands under it without a word. */
	private refuseUnknown(
		entry: IDataObject,
		known: string[],
		shownNames: string[],
		place: string,
	): void {
		if (!isEmpty(entry[unwritable])) {
			this.remark(`Left out, as SmartLead does not take it back: ${unwritable}`);
		}
		const unknown = Object.keys(entry).filter(
			(name) => !known.includes(name) && isGiven(entry[name]),
		);
		if (unknown.length === 0) return;
		throw new InvalidValue(
			`has ${unknown.map((name) => `'${name}'`).join(', ')}${place}, which SmartLead does not know. It knows ${shownNames.join(', ')}`,
		);
	}
}

/** An empty text takes that of the other side. */
const differ = (own: unknown, other: unknown): boolean =>
	!isEmpty(own) && !isEmpty(other) && own !== other;

/** What a step says of these; what it leaves out stays out. */
const given = (step: IDataObject, names: string[]): IDataObject =>
	Object.fromEntries(names.filter((name) => isGiven(step[name])).map((name) => [name, step[name]]));
