import type { IDataObject } from 'n8n-workflow';

import { isObject, parsedJson } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { isMissing, isPlain, textOf, visibleText } from '../engine/spec/value';
import { ownBookkeeping, ownExport } from './columnNames';
import { columnKey, columnName, columnsOf, namesIn } from './columns';

/** SmartLead's own fields of a lead. What columns for them are called is in `columnNames.ts`. */
export const leadColumns: Array<{ id: string; displayName: string }> = [
	{ id: 'email', displayName: 'Email' },
	{ id: 'first_name', displayName: 'First Name' },
	{ id: 'last_name', displayName: 'Last Name' },
	{ id: 'company_name', displayName: 'Company Name' },
	{ id: 'phone_number', displayName: 'Phone Number' },
	{ id: 'website', displayName: 'Website' },
	{ id: 'location', displayName: 'Location' },
	{ id: 'linkedin_profile', displayName: 'LinkedIn Profile' },
	{ id: 'company_url', displayName: 'Company URL' },
];

/** The most custom fields a lead can have (API reference, Add Leads to Campaign). */
export const mostCustomFields = 200;

/** What columns other tools add for their own book-keeping. */
const bookkeeping = new Set(['rownumber']);

export type CustomFields = 'all' | 'none' | { selected: string[] };

/** What is told of the columns of a row. */
export interface Told {
	/** What became of a column, under a heading. */
	remark: (heading: string, detail: string) => void;
	/** Whether the row has a column that was asked for. */
	asked?: (column: string, found: boolean) => void;
}

/**
 * Makes a lead of an input row: known columns become SmartLead's fields, others custom fields as
 * asked for. Only text, numbers, booleans and dates are taken; what is left out is remarked on.
 * `email` may be missing. Throws an `InvalidValue` where there are too many custom fields.
 */
export function leadOfRow(
	row: IDataObject,
	customFields: CustomFields,
	{ remark, asked }: Told,
): IDataObject {
	const lead = new Map<string, string>();
	const custom = new Map<string, string>();
	const wanted = wantedCustom(customFields);
	const { taken, open } = columnsOf(row);
	const ownKeys = bookkeepingOf(row);
	const keys = new Set<string>();

	for (const { field, columns } of open) {
		const name = leadColumns.find(({ id }) => id === field)?.displayName ?? 'Full Name';
		remark(
			`Columns that each could be the ${name}, so that none of them was taken`,
			columns.join(' and '),
		);
	}
	for (const [column, value] of Object.entries(row)) {
		const key = columnKey(column);
		const name = columnName(column);
		keys.add(key);
		if (name === '') {
			if (customFields !== 'none') remark(nameless, `"${column}"`);
			continue;
		}
		const further = key === 'customfields' ? objectIn(value) : undefined;
		if (further) {
			for (const [field, inner] of Object.entries(further)) {
				const own = columnName(field);
				keys.add(columnKey(field));
				if (own === '') {
					if (customFields !== 'none') remark(nameless, `"${field}"`);
				} else if (wanted(field)) take(custom, own, inner, remark, field);
			}
			continue;
		}
		const kept = ownKeys.get(key);
		if (kept !== undefined) {
			if (customFields !== 'none') remark(kept, column);
			continue;
		}
		const field = taken.get(column);
		if (field !== undefined && field !== 'full_name') take(lead, field, value, remark, column);
		else if (wanted(column)) take(custom, name, value, remark, column);
		if (field === 'full_name') takeName(lead, column, value, remark);
	}
	if (typeof customFields === 'object') {
		for (const column of customFields.selected) asked?.(column, keys.has(columnKey(column)));
	}
	return withCustomFields(Object.fromEntries(lead), Object.fromEntries(custom));
}

const nameless = 'Columns left out because they have no name';

/** Columns that say nothing of the person → why they are left out. */
function bookkeepingOf(row: IDataObject): Map<string, string> {
	const ignored = new Map(
		[...bookkeeping].map((key) => [key, 'Columns left out because they only number the rows']),
	);
	if (!Object.hasOwn(row, ownExport)) return ignored;
	for (const name of ownBookkeeping) {
		ignored.set(
			columnKey(name),
			"Columns left out because SmartLead's export stores its own data in them",
		);
	}
	return ignored;
}

/** An object, or one in JSON: so SmartLead writes custom fields into a cell. */
function objectIn(value: unknown): IDataObject | undefined {
	if (isObject(value)) return value;
	if (typeof value !== 'string' || !value.trim().startsWith('{')) return undefined;
	const parsed = parsedJson(value);
	return isObject(parsed) ? parsed : undefined;
}

/** The name of a person whose first and last name the row does not have. */
function takeName(
	lead: Map<string, string>,
	column: string,
	value: unknown,
	remark: Told['remark'],
): void {
	const name = namesIn(textOf(value));
	if (!name) {
		remark('Full names left whole, as they do not say which part is the first name', column);
		return;
	}
	lead.set('first_name', name.first);
	if (name.last !== '') lead.set('last_name', name.last);
}

/** What is sent of a plain value; an address with marks that nobody sees would be another one. */
const cellOf = (name: string, value: unknown): string =>
	name === 'email' ? visibleText(value) : textOf(value).trim();

/** A lead mapped by hand. Fields that are empty are left out. */
export function leadOfMapping(mapped: IDataObject, custom: IDataObject): IDataObject {
	const filled = (values: IDataObject) =>
		Object.fromEntries(
			Object.entries(values)
				.filter(([name, value]) => name !== '' && !isMissing(value))
				.map(([name, value]) => [name, written(name, value)] as const)
				.filter(([, value]) => value !== ''),
		);
	const values = Object.entries(filled(mapped));
	const isField = (name: string) => leadColumns.some(({ id }) => id === name);
	return withCustomFields(
		Object.fromEntries(values.filter(([name]) => isField(name))),
		// Variables of the campaign's emails are mapped beside the fields.
		{ ...Object.fromEntries(values.filter(([name]) => !isField(name))), ...filled(custom) },
	);
}

function written(name: string, value: unknown): string {
	if (isPlain(value)) return cellOf(name, value);
	const known = leadColumns.find(({ id }) => id === name)?.displayName;
	// Custom fields are named by the user: that alone would not say where to look.
	const titled = known === undefined ? `The Value of '${name}'` : `'${known}'`;
	throw new InvalidValue(`${titled} must be text, not a list or an object`);
}

function withCustomFields(lead: IDataObject, custom: IDataObject): IDataObject {
	const count = Object.keys(custom).length;
	if (count > mostCustomFields) {
		throw new InvalidValue(
			`'Custom Fields' would give this lead ${count} values, and SmartLead takes at most ${mostCustomFields}`,
		);
	}
	return count > 0 ? { ...lead, custom_fields: custom } : lead;
}

function wantedCustom(customFields: CustomFields): (column: string) => boolean {
	if (customFields === 'all') return () => true;
	if (customFields === 'none') return () => false;
	const selected = new Set(customFields.selected.map(columnKey));
	return (column) => selected.has(columnKey(column));
}

function take(
	into: Map<string, string>,
	name: string,
	value: unknown,
	remark: Told['remark'],
	column = name,
): void {
	if (isMissing(value) || value === '') {
		// That a lead has no address is its result, and more than a column left out.
		if (name !== 'email') remark('Columns left out where they are empty', column);
	} else if (!isPlain(value)) {
		remark('Columns left out because they hold lists or objects', column);
	} else if (into.has(name) && into.get(name) !== cellOf(name, value)) {
		remark('Columns left out because another one has the same name', column);
	} else {
		into.set(name, cellOf(name, value));
	}
}
