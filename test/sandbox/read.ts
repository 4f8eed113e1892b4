import type { Values } from './types';

/** True for a JSON object (no list, no null). */
export function isRecord(value: unknown): value is Values {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The number called `name`, undefined when it was not sent. */
export function numberIn(values: Values, name: string): number | undefined {
	const value = values[name];
	return typeof value === 'number' ? value : undefined;
}

/** The text called `name`, undefined when it was not sent. */
export function textIn(values: Values, name: string): string | undefined {
	const value = values[name];
	return typeof value === 'string' ? value : undefined;
}

/** The switch called `name`, undefined when it was not sent. */
export function flagIn(values: Values, name: string): boolean | undefined {
	const value = values[name];
	return typeof value === 'boolean' ? value : undefined;
}

/** The list called `name`, undefined when it was not sent. */
export function listIn(values: Values, name: string): unknown[] | undefined {
	const value = values[name];
	return Array.isArray(value) ? value : undefined;
}

/** The numbers of the list called `name`, undefined when it was not sent. */
export function numbersIn(values: Values, name: string): number[] | undefined {
	return listIn(values, name)?.filter((entry): entry is number => typeof entry === 'number');
}

/** The texts of the list called `name`, undefined when it was not sent. */
export function textsIn(values: Values, name: string): string[] | undefined {
	return listIn(values, name)?.filter((entry): entry is string => typeof entry === 'string');
}

/** The objects of the list called `name`; empty when it was not sent. */
export function recordsIn(values: Values, name: string): Values[] {
	return (listIn(values, name) ?? []).filter(isRecord);
}

/** The object called `name`; empty when it was not sent. */
export function recordIn(values: Values, name: string): Values {
	const value = values[name];
	return isRecord(value) ? value : {};
}

/** An id of the path; validation has seen to it that it is a number. */
export function idIn(values: Values, name: string): number {
	return numberIn(values, name) ?? Number.NaN;
}
