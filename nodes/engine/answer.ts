import type { IDataObject } from 'n8n-workflow';

import type { List, Simplify } from './operation';

/** The value at a path of dots ('data.leads'); '' is the value itself. */
export function at(value: unknown, path: string): unknown {
	if (path === '') return value;
	if (!path.includes('.'))
		return isObject(value) && Object.hasOwn(value, path) ? value[path] : undefined;
	return path
		.split('.')
		.reduce<unknown>(
			(inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
			value,
		);
}

/** SmartLead answers a missing lead or campaign with nothing at all, under status 200. */
export const isNothing = (answer: unknown): boolean =>
	answer === null ||
	answer === undefined ||
	answer === '' ||
	(isObject(answer) && Object.keys(answer).length === 0);

/** The rows of a list, from the first of the documented places that holds one; undefined if none. */
export function rowsOf(
	answer: unknown,
	{ at: places, unfold }: Pick<List, 'at' | 'unfold'>,
): IDataObject[] | undefined {
	if (unfold !== undefined) return unfoldedRowsOf(answer, places, unfold);
	const found = places.map((place) => at(answer, place)).find(Array.isArray);
	const rows: unknown[] | undefined = found ?? [unwrap(answer)].find(Array.isArray);
	return rows?.map((row) => (isObject(row) ? row : { value: row as IDataObject[string] }));
}

/** One record that holds the list itself is a list of one. */
function unfoldedRowsOf(answer: unknown, places: string[], name: string) {
	const around = [answer, unwrap(answer)].find((one) => Array.isArray(at(one, name)));
	const rows = around === undefined ? rowsOf(answer, { at: places }) : [around as IDataObject];
	return rows?.flatMap((row) => unfolded(row, name));
}

/** A row that holds nothing stays, without its empty list: nobody drops out of a report. */
function unfolded(row: IDataObject, name: string): IDataObject[] {
	const { [name]: held, ...around } = row;
	if (Array.isArray(held) && held.length === 0) return [around];
	const entries = [held].flat();
	return entries.every(isObject) ? entries.map((entry) => ({ ...around, ...entry })) : [row];
}

/** Takes the wrapping off: `{ok|success, data}` gives the data, text gives `{message}`. */
export function unwrap(answer: unknown): IDataObject | unknown[] {
	if (Array.isArray(answer)) return answer;
	if (!isObject(answer)) {
		const text = typeof answer === 'string' ? answer.trim() : answer;
		return isNothing(text) ? { success: true } : { message: text as IDataObject[string] };
	}
	// One endpoint spells it "sucess".
	const { ok, success, sucess, ...rest } = answer;
	if (ok === undefined && success === undefined && sucess === undefined) return answer;
	const { data } = rest;
	if (Array.isArray(data)) return data;
	if (isObject(data) && !isNothing(data)) return data;
	const { data: message, ...others } = rest;
	if (isNothing(data)) return { success: true, ...others };
	return message === 'success'
		? { success: true, ...others }
		: { success: true, message, ...others };
}

/** One object per output item. */
export const itemsOf = (answer: unknown): IDataObject[] =>
	[unwrap(answer)]
		.flat()
		.map((entry) => (isObject(entry) ? entry : { value: entry as IDataObject[string] }));

/** Keeps what was chosen by hand, under its own names; what the answer lacks is left out. */
export function simplified(row: IDataObject, simplify: Simplify): IDataObject {
	const kept: IDataObject = {};
	for (const [name, places] of placesOf(simplify)) {
		for (const place of places) {
			const value = at(row, place);
			if (value === undefined) continue;
			kept[name] = value as IDataObject[string];
			break;
		}
	}
	return kept;
}

/** A choice belongs to an operation, and is made for every row of its answers. */
const choices = new WeakMap<Simplify, Array<[string, string[]]>>();

function placesOf(simplify: Simplify): Array<[string, string[]]> {
	let places = choices.get(simplify);
	if (!places) {
		places = Object.entries(simplify).map(([name, where]) => [name, [where].flat()]);
		choices.set(simplify, places);
	}
	return places;
}

const secret =
	/(password|passwd|passphrase|secret|secretkey|accesstoken|refreshtoken|idtoken|oauthtoken|authtoken|bearertoken|apikey|privatekey)$/;

/**
 * Leaves out what must not leave the node: passwords and tokens of mailboxes, keys, secrets; masks
 * the one in the address of a webhook.
 * `keeps` are the field names that an operation exists for. The value itself is not touched; where
 * there is nothing to leave out, it is given back as it is.
 */
export function withoutSecrets<T>(value: T, keeps: readonly string[] = []): T {
	if (!holdsSecret(value, keeps)) return value;
	if (Array.isArray(value)) {
		return value.map((entry: unknown) => withoutSecrets(entry, keeps)) as T;
	}
	return Object.fromEntries(
		Object.entries(value as IDataObject)
			.filter(([name]) => keeps.includes(name) || !isSecret(name))
			.map(([name, entry]) => [
				name,
				isAddress(name, entry)
					? entry.replace(secretInAddress, '$1***')
					: withoutSecrets(entry, keeps),
			]),
	) as T;
}

/** What proves to a webhook that SmartLead is calling; the trigger puts one into its address. */
const secretInAddress = /([?&]token=)[^&#]*/gi;

const isAddress = (name: string, value: unknown): value is string =>
	name === 'webhook_url' && typeof value === 'string';

/** Most answers hold none, and have thousands of rows: looking makes nothing that is thrown away. */
function holdsSecret(value: unknown, keeps: readonly string[]): boolean {
	if (typeof value !== 'object' || value === null) return false;
	if (Array.isArray(value)) return value.some((entry) => holdsSecret(entry, keeps));
	for (const [name, entry] of Object.entries(value)) {
		if (isSecret(name) && !keeps.includes(name)) return true;
		if (isAddress(name, entry)) return true;
		if (typeof entry === 'object' && holdsSecret(entry, keeps)) return true;
	}
	return false;
}

/** Field names are few, and each is asked for in every row. */
const verdicts = new Map<string, boolean>();

function isSecret(name: string): boolean {
	let verdict = verdicts.get(name);
	if (verdict === undefined) {
		verdict = secret.test(name.toLowerCase().replace(/[_\-\s]/g, ''));
		// Names of custom fields are made by users, without end.
		if (verdicts.size >= 5000) verdicts.clear();
		verdicts.set(name, verdict);
	}
	return verdict;
}

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
