import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { asJson, isObject } from '../json';
import { InvalidValue, Problem } from '../problem';
import { timeOf } from './date';
import { check, isEmpty, isMissing, listOf, within, type Checked, type FieldOf } from './value';

/** Gives the value of a field for the current item, as the user or an expression left it. */
export interface Read {
	(name: string): unknown;
	/** That of the workflow: dates and times without an offset belong to it. */
	readonly timezone: string;
}

/** Reads other values under the same circumstances: those inside a collection, say. */
export const reading = (
	{ timezone }: { timezone: string },
	find: (name: string) => unknown,
): Read => Object.assign((name: string) => find(name), { timezone });

/**
 * A field whose value changes shape on its way to the API. `encode` throws an `InvalidValue` when
 * the value cannot be sent; it may give a `Lookup` where the API wants an id that must be asked for.
 */
export interface Encoded<T = unknown> {
	field: INodeProperties;
	encode: (value: unknown, read: Read) => T;
	/** What empties it in an update, where the API can: the user has left the field empty on purpose. */
	emptied?: unknown;
	/** A form whose entries may lack a value: what is missing is left out, and said nowhere. */
	sparse?: true;
}

export type Parameter = INodeProperties | Encoded;

/** What the API calls a parameter → the field the user fills in. */
export type Parameters = Record<string, Parameter>;

/** The field that a parameter is filled in with. */
export const fieldOf = (parameter: Parameter): INodeProperties =>
	'encode' in parameter ? parameter.field : parameter;

/** What a parameter sends, as far as it tells. */
type ValueOf<P> =
	P extends Encoded<infer T> ? T : P extends FieldOf<'dateTime'> ? string | undefined : Checked<P>;

/** The checked value of one parameter. Throws a `Problem` that names its field. */
export function valueOf<P extends Parameter>(parameter: P, read: Read): ValueOf<P>;
export function valueOf(parameter: Parameter, read: Read): unknown {
	const field = fieldOf(parameter);
	return onBehalfOf(field, () => {
		const value = read(field.name);
		if (!('encode' in parameter && parameter.sparse)) refuseGaps(field, value);
		if (!('encode' in parameter)) return checkIn(field, value, read);
		// A choice is one of its options, whatever is made of it then.
		return parameter.encode(field.type === 'options' ? check(field, value) : value, read);
	});
}

/**
 * In an entry of a form, what an expression found nothing for is not what was left empty: an order
 * would go without its city, a step without its delay.
 */
function refuseGaps({ type, options = [] }: INodeProperties, value: unknown): void {
	if (type !== 'fixedCollection' || !isObject(value)) return;
	for (const group of options) {
		if (!('values' in group)) continue;
		const entries = [value[group.name]].flat();
		for (const [index, entry] of entries.entries()) {
			const place = entries.length > 1 ? ` in ${group.displayName.toLowerCase()} ${index + 1}` : '';
			for (const field of group.values) {
				if (!isObject(entry) || !Object.hasOwn(entry, field.name)) continue;
				const found: unknown = entry[field.name];
				const checkInside = () => {
					if (found === undefined || found === null || Number.isNaN(found)) {
						throw new InvalidValue('is empty');
					}
					refuseGaps(field, found);
				};
				within(field.displayName, checkInside, place);
			}
		}
	}
}

/** Checks a value against its field. A time belongs to the time zone of the workflow. */
const checkIn = (field: INodeProperties, value: unknown, read: Read): unknown =>
	field.type === 'dateTime' && (field.required || (value !== undefined && value !== null))
		? timeOf(value, read)
		: check(field, value);

/** Makes a value out of another field than the one that asks for it; what is wrong is said of that field. */
export function onBehalfOf<T>(field: INodeProperties, make: () => T): T {
	try {
		return make();
	} catch (error) {
		throw invalidParameter(field, error);
	}
}

/** The sentence begins with the name of the field, as the user sees it. */
export function invalidParameter(
	{ displayName }: Pick<INodeProperties, 'displayName'>,
	error: unknown,
): Problem {
	if (error instanceof Problem) return error;
	const reason = error instanceof Error ? error.message : String(error);
	// What n8n says of an expression is a sentence of its own.
	const glue = error instanceof InvalidValue ? ' ' : ': ';
	return new Problem('parameter', `'${displayName}'${glue}${reason}`);
}

/** Whether the panel shows a field; n8n knows more ways to show one than the specs use. */
export const isShown = ({ displayOptions }: INodeProperties, read: Read): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(([name, wanted]) => {
		const value = read(name);
		return wanted?.some((one) => one === value);
	});

/** What the user has added to a collection. */
export function addedTo(read: Read, collection: string): IDataObject {
	const added = read(collection);
	return isObject(added) ? added : {};
}

/** The values of parameters that always stand there; what is not shown or has no value is left out. */
export function collect(parameters: Parameters = {}, read: Read): IDataObject {
	const shown = Object.entries(parameters).filter(([, one]) => isShown(fieldOf(one), read));
	return valuesOf(shown, 'always', read);
}

/** The values of those parameters of a collection that the user has added. */
export function collectAdded(
	parameters: Parameters = {},
	read: Read,
	collection: string,
): IDataObject {
	const added = addedTo(read, collection);
	const chosen = Object.entries(parameters).filter(([, one]) =>
		Object.hasOwn(added, fieldOf(one).name),
	);
	const inside = reading(read, (field) =>
		Object.hasOwn(added, field) ? added[field] : read(field),
	);
	return valuesOf(chosen, collection === 'updateFields' ? 'change' : 'added', inside);
}

/**
 * What it means that a field has no value:
 * - `always`: it is left out, unless it is a choice or a number. An expression has lost those
 * - `added`: no slip to pass over. An option would have no effect, and a filter find everything
 * - `change`: what is there stays as it is. What is empty on purpose is emptied
 */
type Standing = 'always' | 'added' | 'change';

function valuesOf(parameters: Array<[string, Parameter]>, standing: Standing, read: Read) {
	const values: IDataObject = {};
	for (const [key, parameter] of parameters) {
		const value = valueAs(standing, parameter, read);
		if (value !== undefined) values[key] = asJson(value);
	}
	return values;
}

function valueAs(standing: Standing, parameter: Parameter, read: Read): unknown {
	const field = fieldOf(parameter);
	const content = contentOf(
		field,
		onBehalfOf(field, () => read(field.name)),
	);
	if (standing === 'change') {
		if (content === 'nothing') return undefined;
		if (content === 'empty' && 'emptied' in parameter) return parameter.emptied;
	}
	const isNeeded = standing === 'added' || (standing === 'always' && isChoice(field));
	if (isNeeded && content !== 'something') refuse(field);
	const value = valueOf(parameter, read);
	if (standing === 'added' && value === undefined) refuse(field);
	return value;
}

/** What was left in a field: something, nothing that was found, or emptiness on purpose. */
function contentOf({ type }: INodeProperties, given: unknown): 'something' | 'nothing' | 'empty' {
	const isLocator = isObject(given) && 'mode' in given;
	if (isMissing(isLocator ? given.value : given)) return 'nothing';
	if (isEmpty(given)) return 'empty';
	// A list in text of which only the commas are left: {{ $json.first }},{{ $json.second }}
	const isCommas =
		type === 'multiOptions' && typeof given === 'string' && listOf(given).length === 0;
	return isCommas ? 'nothing' : 'something';
}

const isChoice = ({ type }: INodeProperties): boolean =>
	type === 'options' || type === 'boolean' || type === 'number';

const refuse = (field: INodeProperties): never => {
	throw invalidParameter(field, new InvalidValue('is empty'));
};

/** The value of what was added, or is always there. Throws where it has none. */
export function requiredValueOf<P extends Parameter>(
	parameter: P,
	read: Read,
): NonNullable<ValueOf<P>>;
export function requiredValueOf(parameter: Parameter, read: Read): unknown {
	return valueAs('added', parameter, read);
}

/** The value of an option that is not sent as it is; `absent`, its default unless given, where nobody has added it. */
export function optionOf<Field extends INodeProperties>(
	field: Field,
	read: Read,
	absent?: Checked<Field>,
): NonNullable<Checked<Field>>;
export function optionOf(
	field: INodeProperties,
	read: Read,
	absent: unknown = field.default,
): unknown {
	return collectAdded({ value: field }, read, 'options').value ?? absent;
}

/**
 * Fields that are read on the way and not sent: a wrong choice must not pass for another. Of the
 * others only that they are filled in is known here.
 */
export function checkFields(fields: INodeProperties[] = [], read: Read): void {
	for (const field of fields.filter((one) => isShown(one, read))) {
		if (isChoice(field)) valueAs('always', field, read);
		else if (field.required && isEmpty(read(field.name))) refuse(field);
	}
}

/** What an update changes. Throws where no field was added, or expressions found nothing for those that were. */
export function changesIn(parameters: Parameters = {}, read: Read): IDataObject {
	const changes = collectAdded(parameters, read, 'updateFields');
	if (Object.keys(changes).length > 0) return changes;
	const added = addedTo(read, 'updateFields');
	const names = Object.values(parameters)
		.map(fieldOf)
		.filter(({ name }) => Object.hasOwn(added, name))
		.map(({ displayName }) => `'${displayName}'`);
	if (names.length === 0) throw new Problem('parameter', "'Update Fields' is empty");
	throw new Problem(
		'parameter',
		`'Update Fields' has no value in ${[...new Set(names)].join(', ')}: nothing would be changed`,
		{ description: 'Expressions found nothing. Look at the columns of this item.' },
	);
}
