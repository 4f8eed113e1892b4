import type { IDataObject } from 'n8n-workflow';

import { asJson, firstValueAt, isList, isNothing, isObject, valueAt } from '../json';
import type { List, Unfold } from '../spec/list';

/** The rows of a list, from the first of the documented places that holds one; undefined if none. */
export function rowsOf(
	answer: unknown,
	{ paths: places, unfold, inherited }: Pick<List, 'paths' | 'unfold' | 'inherited'>,
): IDataObject[] | undefined {
	if (unfold !== undefined) return unfoldedRowsOf(answer, places, unfold);
	const found = places.map((place) => valueAt(answer, place)).find(isList);
	const rows = found ?? [unwrap(answer)].find(isList);
	const objects = rows?.map((row) => (isObject(row) ? row : { value: asJson(row) }));
	return inherited && objects ? inheriting(objects, answer, inherited) : objects;
}

/** What stands around a list fills in what its rows do not say themselves. */
function inheriting(
	rows: IDataObject[],
	answer: unknown,
	inherited: Record<string, string[]>,
): IDataObject[] {
	const shared = inheritedValues(answer, inherited);
	if (isNothing(shared)) return rows;
	return rows.map((row) => ({ ...row, ...shared, ...filled(row) }));
}

/** What the answer says around a list, as far as it does. */
export const inheritedValues = (
	answer: unknown,
	inherited: Record<string, string[]>,
): IDataObject =>
	Object.fromEntries(
		Object.entries(inherited).flatMap(([name, places]) => {
			const value = firstValueAt(answer, places);
			return value === undefined ? [] : [[name, value]];
		}),
	);

const filled = (row: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(row).filter(([, value]) => value !== undefined && value !== null),
	);

/** One record that holds the list itself is a list of one. */
function unfoldedRowsOf(answer: unknown, places: string[], unfold: Unfold) {
	const record = [answer, unwrap(answer)].find((one) => isList(valueAt(one, unfold.path)));
	const rows = isObject(record) ? [record] : rowsOf(answer, { paths: places });
	return rows?.flatMap((row) => unfolded(row, unfold));
}

/** A row that holds nothing stays, without its empty list: nobody drops out of a report. */
function unfolded(row: IDataObject, unfold: Unfold): IDataObject[] {
	const { [unfold.path]: held, ...around } = row;
	if (Array.isArray(held) && held.length === 0) return [around];
	const entries = [held].flat();
	return entries.every(isObject)
		? entries.map((entry) => joined(around, entry, unfold.prefix))
		: [row];
}

/**
 * The fields around an inner row keep their names; a field of the inner row with the same name gets the
 * prefix: the `email` of a seed becomes its `seed_email`.
 */
function joined(around: IDataObject, entry: IDataObject, prefix: string): IDataObject {
	const row = { ...around };
	for (const [name, value] of Object.entries(entry)) {
		let free = name;
		while (Object.hasOwn(row, free) || (free !== name && Object.hasOwn(entry, free))) {
			free = `${prefix}_${free}`;
		}
		row[free] = value;
	}
	return row;
}

/** Takes the wrapping off: `{ok|success, data}` gives the data, text gives `{message}`. */
export function unwrap(answer: unknown): IDataObject | unknown[] {
	if (Array.isArray(answer)) return answer;
	if (!isObject(answer)) {
		const text = typeof answer === 'string' ? answer.trim() : answer;
		return isNothing(text) ? { success: true } : { message: asJson(text) };
	}
	// One endpoint spells it "sucess".
	const { ok, success, sucess, ...rest } = answer;
	const flagged = ok !== undefined || success !== undefined || sucess !== undefined;
	if (!flagged && !isWrapping(answer)) return answer;
	const { data } = rest;
	if (Array.isArray(data)) return data;
	if (isObject(data) && !isNothing(data)) return data;
	if (!flagged) return answer;
	const { data: message, ...others } = rest;
	if (isNothing(data)) return { success: true, ...others };
	return message === 'success'
		? { success: true, ...others }
		: { success: true, message, ...others };
}

/** Nothing stands beside `data` but what says how it went. */
const isWrapping = (answer: IDataObject): boolean =>
	Object.hasOwn(answer, 'data') &&
	Object.entries(answer).every(
		([name, value]) =>
			name === 'data' ||
			name === 'message' ||
			(/^(status|statusCode|code)$/.test(name) && /^(success|ok|\d+)$/i.test(String(value))),
	);

/** Whether the answer to a read holds no record: nothing at all, or nothing where the record stands. */
export function holdsNoRecord(answer: unknown): boolean {
	if (isNothing(answer)) return true;
	if (Array.isArray(answer)) return answer.every(isNothing);
	if (!isObject(answer) || !Object.hasOwn(answer, 'data')) return false;
	const { data, ...others } = answer;
	// Beside an empty `data` the record itself may stand.
	const isAlone = Object.keys(others).every((name) =>
		/^(ok|success|sucess|message|status|statusCode|code|offset|limit)$/.test(name),
	);
	return isAlone && (Array.isArray(data) ? data.every(isNothing) : isNothing(data));
}

/** One object per output item. */
export const itemsOf = (answer: unknown): IDataObject[] =>
	[unwrap(answer)].flat().map((entry) => (isObject(entry) ? entry : { value: asJson(entry) }));

/** The record of an answer to a read, as a list of one; undefined where there is none. */
export const recordIn = (answer: unknown): IDataObject[] | undefined =>
	holdsNoRecord(answer) ? undefined : itemsOf(answer).slice(0, 1);

/** The output of a write: what was done gives an item, also where the answer is an empty list. */
export function itemsOfWrite(answer: unknown): IDataObject[] {
	const items = itemsOf(answer);
	return items.length > 0 ? items : [{ success: true }];
}
