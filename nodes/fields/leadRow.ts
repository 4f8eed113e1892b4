import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { isEmpty, isMissing, isPlain, textOf } from '../engine/spec/value';

/** SmartLead's own fields of a lead, and the names that columns have for them in other places. */
export const leadColumns: Array<{ id: string; displayName: string; also: string[] }> = [
	{ id: 'email', displayName: 'Email', also: ['emailaddress', 'mail', 'workemail'] },
	{ id: 'first_name', displayName: 'First Name', also: ['givenname'] },
	{ id: 'last_name', displayName: 'Last Name', also: ['surname', 'familyname'] },
	{
		id: 'company_name',
		displayName: 'Company Name',
		also: ['company', 'organization', 'organisation'],
	},
	{ id: 'phone_number', displayName: 'Phone Number', also: ['phone', 'telephone'] },
	{ id: 'website', displayName: 'Website', also: ['websiteurl'] },
	{ id: 'location', displayName: 'Location', also: [] },
	{
		id: 'linkedin_profile',
		displayName: 'LinkedIn Profile',
		also: ['linkedin', 'linkedinurl', 'linkedinprofileurl'],
	},
	{ id: 'company_url', displayName: 'Company URL', also: ['companywebsite', 'companydomain'] },
];

/** The most custom fields a lead can have (API reference, Add Leads to Campaign). */
export const mostCustomFields = 200;

/** What columns other tools add for their own book-keeping. */
const bookkeeping = new Set(['rownumber']);

export type CustomFields = 'all' | 'none' | { selected: string[] };

/** Columns are the same without case, spaces, hyphens and underscores: 'E-mail' is email. */
export const columnKey = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

const known = new Map(
	leadColumns.flatMap(({ id, also }) => [columnKey(id), ...also].map((key) => [key, id] as const)),
);

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
	const best = bestColumns(row);
	const keys = new Set<string>();

	for (const [column, value] of Object.entries(row)) {
		const key = columnKey(column);
		keys.add(key);
		if (column.trim() === '') {
			if (customFields !== 'none')
				remark('Columns left out because they have no name', `"${column}"`);
			continue;
		}
		if (key === 'customfields' && isObject(value)) {
			for (const [name, inner] of Object.entries(value)) {
				keys.add(columnKey(name));
				if (wanted(name)) take(custom, name, inner, remark);
			}
			continue;
		}
		if (bookkeeping.has(key)) {
			if (customFields !== 'none')
				remark('Columns left out because they only number the rows', column);
			continue;
		}
		const field = known.get(key);
		const isField = field !== undefined && (best.get(field) ?? column) === column;
		if (isField) take(lead, field, value, remark, column);
		else if (wanted(column)) take(custom, column, value, remark);
	}
	if (typeof customFields === 'object') {
		for (const column of customFields.selected) asked?.(column, keys.has(columnKey(column)));
	}
	return withCustomFields(Object.fromEntries(lead), Object.fromEntries(custom));
}

/** Of several columns for one field the one that is called like it, wherever it stands, if it is filled in. */
function bestColumns(row: IDataObject): Map<string, string> {
	const best = new Map<string, string>();
	for (const [column, value] of Object.entries(row)) {
		const field = known.get(columnKey(column));
		if (field === undefined || isEmpty(value) || !isPlain(value)) continue;
		const before = best.get(field);
		if (before === undefined || distance(column, field) < distance(before, field)) {
			best.set(field, column);
		}
	}
	return best;
}

/** 0 for Email and email, 1 for E-mail, 2 for Work Email. */
function distance(column: string, field: string): number {
	const name = column.trim().toLowerCase();
	if (name === field || name === field.replaceAll('_', ' ')) return 0;
	return columnKey(column) === columnKey(field) ? 1 : 2;
}

/** A lead mapped by hand. Fields that are empty are left out. */
export function leadOfMapping(mapped: IDataObject, custom: IDataObject): IDataObject {
	const filled = (values: IDataObject) =>
		Object.fromEntries(
			Object.entries(values)
				.filter(([name, value]) => name !== '' && !isMissing(value))
				.map(([name, value]) => [name, written(name, value)] as const)
				.filter(([, value]) => value !== ''),
		);
	return withCustomFields(filled(mapped), filled(custom));
}

function written(name: string, value: unknown): string {
	if (isPlain(value)) return textOf(value).trim();
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
		remark('Columns left out where they are empty', column);
	} else if (!isPlain(value)) {
		remark('Columns left out because they hold lists or objects', column);
	} else {
		into.set(name, textOf(value).trim());
	}
}
