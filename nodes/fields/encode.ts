import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { isTimeZone } from '../engine/spec/date';
import { composed } from '../engine/spec/lookup';
import type { Encoded } from '../engine/spec/parameter';
import { check, idOf, jsonOf, listOf, shown, textOf } from '../engine/spec/value';
import { requiredText, text } from './plain';

/** A number or a boolean that the API wants as text. */
export const asText = (field: INodeProperties): Encoded => ({
	field,
	encode: (value) => {
		const checked = check(field, value);
		return checked === undefined ? undefined : String(checked);
	},
});

/** An id that this endpoint wants as text, and others as a number. */
export const written = (parameter: Encoded): Encoded => ({
	...parameter,
	encode: (value, read) => composed([parameter.encode(value, read)], ([id]) => String(id)),
});

/** A field that holds the id of a record without a list to pick it from. */
export const asId = (field: INodeProperties): Encoded => ({ field, encode: idOf });

/** The same where it has to be filled in. */
export const requiredId = (...field: Parameters<typeof requiredText>): Encoded =>
	asId(requiredText(...field));

/** An address on the web, as the URL standard writes it. */
export const asUrl = (field: INodeProperties): Encoded => ({
	field,
	encode: (value) => {
		const url = textOf(value ?? '').trim();
		if (url === '') throw new InvalidValue('is empty');
		const isWeb = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
		if (!isWeb)
			throw new InvalidValue(
				`must be a web address such as https://example.com/logo.png, not ${shown(value)}`,
			);
		return new URL(url).href;
	},
});

/** A list of words: an array, or text with commas. */
export const asTexts = (field: INodeProperties): Encoded<string[]> => ({
	field,
	emptied: [],
	encode: (value) => {
		const words = listOf(value ?? '').map((entry) => textOf(entry));
		if (words.length === 0) throw new InvalidValue('is empty');
		return words;
	},
});

/** A time of day, 24 hours: HH:MM. 9:00 is completed, and of 09:00:00 the seconds are left out. */
export function timeOfDayOf(value: unknown): string {
	const text = textOf(value ?? '').trim();
	if (text === '') throw new InvalidValue('is empty');
	const [, hour, minute] = /^(\d{1,2}):(\d{2})(?::[0-5]\d(?:\.\d+)?)?$/.exec(text) ?? [];
	if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) {
		throw new InvalidValue(`must be a time of day such as 09:00, not ${shown(value)}`);
	}
	return `${hour.padStart(2, '0')}:${minute}`;
}

/** A field for one. */
export const timeOfDay = (
	displayName: string,
	name: string,
	preset: string,
	description: string,
): Encoded<string> => ({
	field: { ...text(displayName, name, `e.g. ${preset}`, description), default: preset },
	encode: timeOfDayOf,
});

/** The name of a time zone as in the IANA database: Europe/Berlin. */
export const asTimeZone = (field: INodeProperties): Encoded => ({
	field,
	encode(value) {
		const zone = textOf(value ?? '').trim();
		if (zone === '') throw new InvalidValue('is empty');
		if (!isTimeZone(zone)) {
			throw new InvalidValue(`must be a time zone such as Europe/Berlin, not ${shown(zone)}`);
		}
		return zone;
	},
});

/** A color as SmartLead writes it: #RRGGBB. */
export const asColor = (field: INodeProperties): Encoded => ({
	field,
	encode(value) {
		const color = textOf(value ?? '').trim();
		if (color === '') throw new InvalidValue('is empty');
		if (!/^#[0-9a-f]{6}$/i.test(color)) {
			throw new InvalidValue(`must be a color such as #f9f1e9, not ${shown(value)}`);
		}
		return color;
	},
});

/** A JSON list, as text or as a value. */
const asJsonList = (field: INodeProperties): Encoded<unknown[]> => ({
	field,
	encode(value) {
		const list = jsonOf(value);
		if (!Array.isArray(list)) throw new InvalidValue(`must be a JSON list, not ${shown(value)}`);
		return list;
	},
});

/** A JSON list of objects, as text or as a value. */
export const asJsonObjects = (field: INodeProperties): Encoded => ({
	field,
	encode(value, read) {
		const list = asJsonList(field).encode(value, read);
		const wrong = list.findIndex((entry) => !isObject(entry));
		if (wrong < 0) return list;
		throw new InvalidValue(
			`must be a JSON list of objects, and has ${shown(list[wrong])} at place ${wrong + 1}`,
		);
	},
});

/** Text of a length that the API takes. */
export const asMaxLength = (field: INodeProperties, most: number): Encoded => ({
	field,
	encode(value) {
		const text = check(field, value);
		if (typeof text === 'string' && text.length > most) {
			throw new InvalidValue(`must have at most ${most} characters, not ${text.length}`);
		}
		return text;
	},
});

/** A JSON object, as text or as a value. */
export const asJsonObject = (field: INodeProperties): Encoded => ({
	field,
	encode(value) {
		// As it will be written: a date, say, is an object that becomes a text.
		const given = jsonOf(value);
		const object = isObject(given) ? jsonOf(JSON.stringify(given)) : given;
		if (!isObject(object)) throw new InvalidValue(`must be a JSON object, not ${shown(value)}`);
		return object;
	},
});

/** A value that travels inside an object, under the given key. */
export const asInside = (key: string, field: INodeProperties): Encoded => ({
	field,
	encode: (value) => ({ [key]: check(field, value) }),
});
