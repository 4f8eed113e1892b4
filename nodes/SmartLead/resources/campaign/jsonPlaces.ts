import type { IDataObject } from 'n8n-workflow';

import { isList, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { shown } from '../../../engine/spec/value';

/*
 * Values of a JSON document, checked. What is wrong is said with its place, as a JSON path.
 */

/** A sentence that goes on behind the name of the field. */
export const wrong = (path: string, what: string) =>
	new InvalidValue(`is wrong at ${path}: it ${what}`);

/** A slip in a name would drop what stands under it without a word. */
export function refuseUnknown(values: IDataObject, known: string[], path: string): void {
	const unknown = Object.keys(values).find((name) => !known.includes(name));
	if (unknown === undefined) return;
	throw wrong(`${path}.${unknown}`, `is not part of a blueprint. Known are ${known.join(', ')}`);
}

/** A text that has to be there. */
export function textAt(values: IDataObject, name: string, path: string): string {
	const text = optionalText(values, name, path);
	if (text.trim() === '') throw wrong(`${path}.${name}`, 'is empty');
	return text;
}

/** A text; what is missing is an empty one. */
export function optionalText(values: IDataObject, name: string, path: string): string {
	const text = values[name] ?? '';
	if (typeof text === 'string') return text;
	throw wrong(`${path}.${name}`, `must be text, not ${shown(text)}`);
}

/** A whole number within limits; undefined where there is none. */
export function numberAt(
	values: IDataObject,
	name: string,
	path: string,
	[least, most]: [number, number],
): number | undefined {
	const number = values[name];
	if (number === undefined || number === null) return undefined;
	if (Number.isSafeInteger(number) && Number(number) >= least && Number(number) <= most) {
		return Number(number);
	}
	throw wrong(
		`${path}.${name}`,
		`must be a whole number from ${least} to ${most}, not ${shown(number)}`,
	);
}

/** One of several words; undefined where there is none. */
export function choiceAt(
	values: IDataObject,
	name: string,
	path: string,
	choices: string[],
): string | undefined {
	const choice = values[name];
	if (choice === undefined || choice === null) return undefined;
	if (typeof choice === 'string' && choices.includes(choice)) return choice;
	throw wrong(`${path}.${name}`, `must be one of ${choices.join(', ')}, not ${shown(choice)}`);
}

/** A list; what is missing is an empty one. */
export function listAt(value: unknown, path: string): unknown[] {
	if (value === undefined || value === null) return [];
	if (isList(value)) return value;
	throw wrong(path, `must be a list, not ${shown(value)}`);
}

/** An object. */
export function objectAt(value: unknown, path: string): IDataObject {
	if (isObject(value)) return value;
	throw wrong(path, `must be an object, not ${shown(value)}`);
}
