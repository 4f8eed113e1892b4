import type { IDataObject } from 'n8n-workflow';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** TypeScript's own check makes a list of `any` of it. */
export const isList = (value: unknown): value is unknown[] => Array.isArray(value);

/** The objects of a list; none where it is no list. */
export const objectsIn = (value: unknown): IDataObject[] =>
	isList(value) ? value.filter(isObject) : [];

/** What JSON holds under a name, as n8n types it: to be looked at before it is used. */
export type Json = IDataObject[string];

/** What was read from JSON, or is to be written as such. */
export const asJson = (value: unknown): Json => value as Json;

/** What a text in JSON holds; undefined where it is none. */
export function parsedJson(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		return value;
	} catch {
		return undefined;
	}
}

/** A list in JSON; undefined for a text that is none. */
export function listInJson(text: string): unknown[] | undefined {
	if (!text.trim().startsWith('[')) return undefined;
	const list = parsedJson(text);
	return isList(list) ? list : undefined;
}

/** The value at a path of dots ('data.leads'); '' is the value itself. */
export function valueAt(value: unknown, path: string): Json {
	if (path === '') return asJson(value);
	return path.includes('.')
		? path.split('.').reduce<Json>(under, asJson(value))
		: under(value, path);
}

const under = (value: unknown, name: string): Json =>
	isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** The value at the first of these places that has one. */
export function firstValueAt(value: unknown, places: string | string[] = []): Json {
	for (const place of typeof places === 'string' ? [places] : places) {
		const found = valueAt(value, place);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** SmartLead answers a missing lead or campaign with nothing at all, under status 200. */
export const isNothing = (answer: unknown): boolean =>
	answer === null ||
	answer === undefined ||
	answer === '' ||
	(isObject(answer) && Object.keys(answer).length === 0);
