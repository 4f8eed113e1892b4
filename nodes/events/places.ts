import type { IDataObject } from 'n8n-workflow';

import { valueAt, isObject } from '../engine/json';

/** Where a value may stand in a payload, the best place first. */
export type Places = readonly string[];

/** The fields of a payload where one looks for them: some senders put them into `data`. */
export const fieldsOf = (payload: IDataObject): IDataObject =>
	isObject(payload.data) ? { ...payload.data, ...payload } : payload;

/** The first of the places where `read` makes something of what stands there. */
export function readFirst<T>(
	fields: IDataObject,
	places: Places,
	read: (value: unknown) => T | null,
): T | null {
	for (const place of places) {
		const found = read(valueAt(fields, place));
		if (found !== null) return found;
	}
	return null;
}

export function asText(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Ids come as numbers and as text. */
export function asId(value: unknown): number | null {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** A moment as SmartLead writes it; one in seconds or milliseconds since 1970 as ISO 8601. */
export function momentOf(value: unknown): string | null {
	const text = asText(value)?.trim() ?? '';
	if (!/^(?:\d{10}|\d{13})$/.test(text)) return text === '' ? null : text;
	return new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
}

export const textAt = (fields: IDataObject, places: Places) => readFirst(fields, places, asText);
export const idAt = (fields: IDataObject, places: Places) => readFirst(fields, places, asId);
