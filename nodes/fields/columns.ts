import type { IDataObject } from 'n8n-workflow';

import { isEmpty, isPlain, textOf, visibleText } from '../engine/spec/value';
import {
	exportNames,
	generalNames,
	profileNames,
	type ColumnField,
	type ColumnNames,
} from './columnNames';

/*
 * Which column of a row is which field of a lead. Pure.
 */

/** Columns are the same without case, spaces, hyphens and underscores: 'E-mail' is email. */
export const columnKey = (name: string): string =>
	columnName(name)
		.toLowerCase()
		.replace(/[\s_-]/g, '');

/**
 * A column as emails name it: a sheet's header may end in a space, which {{Industry}} does not, and é
 * may be written in two ways.
 */
export const columnName = (name: string): string => visibleText(name).normalize('NFC');

const fields: ColumnField[] = [
	'email',
	'first_name',
	'last_name',
	'company_name',
	'phone_number',
	'website',
	'location',
	'linkedin_profile',
	'company_url',
];

/** A field that a column may hold, and how far its name is from that of the field. */
interface Claim {
	field: ColumnField;
	distance: number;
}

const claims = new Map<string, Claim>();
const learn = (names: ColumnNames, distance: number) => {
	for (const [field, columns] of Object.entries(names) as Array<[ColumnField, string[]]>) {
		for (const column of columns) {
			const key = columnKey(column);
			if (!claims.has(key)) claims.set(key, { field, distance });
		}
	}
};
learn(Object.fromEntries(fields.map((field) => [field, [field]])), 1);
learn(generalNames, 2);
for (const { columns } of exportNames) learn(columns, 3);
const profileKeys = new Set(profileNames.map(columnKey));

/** What the columns of a row are. */
export interface Columns {
	/** Column → the field that it fills. */
	taken: Map<string, ColumnField>;
	/** Fields that several columns claim with different values: nobody knows which is meant. */
	open: Array<{ field: ColumnField; columns: string[] }>;
}

/**
 * Of several columns for one field the one that is called most like it, wherever it stands, if it is
 * filled in. Where two are called as much like it and differ, none.
 */
export function columnsOf(row: IDataObject): Columns {
	const found = new Map<ColumnField, { distance: number; columns: string[] }>();
	const empty = new Map<string, ColumnField>();
	for (const [column, value] of Object.entries(row)) {
		const claim = claimOf(column, value);
		if (!claim) continue;
		const { field, distance } = claim;
		if (isEmpty(value) || !isPlain(value)) {
			empty.set(column, field);
			continue;
		}
		const before = found.get(field);
		if (!before || distance < before.distance) found.set(field, { distance, columns: [column] });
		else if (distance === before.distance) before.columns.push(column);
	}

	const taken = new Map<string, ColumnField>();
	const open: Columns['open'] = [];
	for (const [field, { columns }] of found) {
		const values = new Set(columns.map((column) => comparable(field, row[column])));
		if (values.size === 1) taken.set(columns[0], field);
		else open.push({ field, columns });
	}
	// A column without a value is left out as a field, unless another one fills it.
	for (const [column, field] of empty) if (!found.has(field)) taken.set(column, field);
	if (found.has('first_name') || found.has('last_name')) dropFullName(taken);
	return { taken, open };
}

/** The row says what the first and the last name are. */
function dropFullName(taken: Map<string, ColumnField>): void {
	for (const [column, field] of taken) if (field === 'full_name') taken.delete(column);
}

function claimOf(column: string, value: unknown): Claim | undefined {
	const key = columnKey(column);
	const text = isPlain(value) ? textOf(value).trim() : '';
	if (profileKeys.has(key)) {
		return isProfile(text) ? { field: 'linkedin_profile', distance: 3 } : undefined;
	}
	const claim = claims.get(key);
	if (!claim) return undefined;
	// Tools for LinkedIn call its page of a company so.
	if (claim.field === 'company_url' && isCompanyPage(text)) return undefined;
	return isSpelledOut(column, claim.field) ? { ...claim, distance: 0 } : claim;
}

/** Email and email, not E-mail. */
function isSpelledOut(column: string, field: string): boolean {
	const name = column.trim().toLowerCase();
	return name === field || name === field.replaceAll('_', ' ');
}

const isProfile = (text: string): boolean =>
	/^(?:https?:\/\/)?(?:\w+\.)?linkedin\.com\/in\//i.test(text);

const isCompanyPage = (text: string): boolean =>
	/^(?:https?:\/\/)?(?:\w+\.)?linkedin\.com\/(?:sales\/)?company\//i.test(text);

/** A value without what does not tell two of its kind apart. */
function comparable(field: ColumnField, value: unknown): string {
	const text = textOf(value).trim().toLowerCase();
	if (field === 'phone_number') return text.replace(/[^\d+]/g, '');
	if (field === 'email' || !/_url$|^website$|^linkedin_profile$/.test(field)) return text;
	return text
		.replace(/^https?:\/\//, '')
		.replace(/^www\./, '')
		.replace(/\/$/, '');
}

/** What stands in front of a name and is none. */
const titles = new Set(['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'herr', 'frau']);

/**
 * The first and the last name in a full one: its first word, and the others. Undefined where a comma
 * says that the order is another one, or that something else follows.
 */
export function namesIn(text: string): { first: string; last: string } | undefined {
	if (/[,;()]/.test(text)) return undefined;
	const words = text.split(/\s+/).filter((word) => word !== '');
	while (words.length > 1 && titles.has(words[0].toLowerCase().replace('.', ''))) words.shift();
	const [first, ...last] = words;
	return first === undefined ? undefined : { first, last: last.join(' ') };
}
