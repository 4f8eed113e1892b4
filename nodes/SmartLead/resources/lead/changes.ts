import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { isMissing, isPlain, textOf } from '../../../engine/spec/value';
import { mostCustomFields } from '../../../fields/leadRow';

/** A lead of a campaign as far as it was read: the fields that it has there by the API's names. */
export interface KnownLead {
	id: number;
	email: string;
	fields: IDataObject;
}

/** What has to be sent so that the lead is as wanted. */
export interface Changes {
	body: IDataObject;
	/** The names of what changes, custom fields by their own. */
	names: string[];
}

/**
 * The fields of `wanted` that the lead does not have like that; undefined where it has them all. A
 * field that `wanted` does not name stays. Custom fields are sent whole where one of them changes:
 * those that the lead has besides would be lost if SmartLead replaced them. Throws an `InvalidValue`
 * where they become too many.
 */
export function changesOf(wanted: IDataObject, { fields }: KnownLead): Changes | undefined {
	const { custom_fields: custom, ...own } = wanted;
	const changed = Object.entries(own).filter(
		([name, value]) => name !== 'email' && differ(fields[name], value),
	);
	const known = isObject(fields.custom_fields) ? fields.custom_fields : {};
	const further = Object.entries(isObject(custom) ? custom : {}).filter(([name, value]) =>
		differ(Object.hasOwn(known, name) ? known[name] : undefined, value),
	);
	const names = [...changed, ...further].map(([name]) => name);
	if (names.length === 0) return undefined;
	if (further.length === 0) return { body: Object.fromEntries(changed), names };
	const merged = Object.fromEntries([...Object.entries(known), ...further]);
	const count = Object.keys(merged).length;
	if (count > mostCustomFields) {
		throw new InvalidValue(
			`With those that it has, this lead would have ${count} custom fields, and SmartLead takes at most ${mostCustomFields}`,
		);
	}
	return { body: { ...Object.fromEntries(changed), custom_fields: merged }, names };
}

/** Values are text in SmartLead; what is empty there is nothing. */
const differ = (known: unknown, wanted: unknown): boolean => written(known) !== written(wanted);

function written(value: unknown): string {
	if (isMissing(value)) return '';
	return isPlain(value) ? textOf(value).trim() : JSON.stringify(value);
}

/** The fields that have to be known to tell what changes. */
export const fieldsAskedBy = (wanted: IDataObject): string[] =>
	Object.keys(wanted).filter((name) => name !== 'email');
