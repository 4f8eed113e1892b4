import type {
	IDataObject,
	INodeListSearchItems,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import { valueAt } from '../engine/json';

/*
 * Rows of an answer as what a dropdown shows. Pure.
 */

type Label = (row: IDataObject) => string;

/** Rows as entries of a list, by their name, those that match what was typed. */
export function entries(
	rows: IDataObject[],
	{ label, value = 'id', url }: { label: Label; value?: string; url?: (id: string) => string },
	filter = '',
): INodeListSearchItems[] {
	const wanted = comparable(filter.trim());
	return namesOf(rows, label, value)
		.map(({ name, id }) => ({ name, value: String(id), ...(url ? { url: url(String(id)) } : {}) }))
		.filter(({ name, value: id }) => comparable(name).includes(wanted) || id === wanted);
}

/** A list that has all its entries at once. */
export const complete = (results: INodeListSearchItems[]): INodeListSearchResult => ({
	results: results.sort((a, b) => a.name.localeCompare(b.name)),
});

/** Rows to choose several of, by their name. Ids come as numbers or as text. */
export const optionsOf = (
	rows: IDataObject[],
	label: Label,
	value = 'id',
): INodePropertyOptions[] =>
	namesOf(rows, label, value)
		.map(({ name, id }) => ({ name, value: idValue(id) }))
		.sort((a, b) => a.name.localeCompare(b.name));

function idValue(id: unknown): number | string {
	const text = String(id);
	return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/**
 * What rows are called; those without an id are none to choose. Where several are called the same, a
 * campaign and its copy, say, the id tells them apart.
 */
function namesOf(rows: IDataObject[], label: Label, value: string) {
	const all = rows
		.map((row) => ({ name: label(row), id: valueAt(row, value) }))
		.filter(({ id }) => isShort(id));
	const counts = new Map<string, number>();
	for (const { name } of all) counts.set(comparable(name), (counts.get(comparable(name)) ?? 0) + 1);
	return all.map(({ name, id }) => ({
		name: counts.get(comparable(name)) === 1 ? name : `${name} (ID ${String(id)})`,
		id,
	}));
}

/** An é may be written in two ways. */
const comparable = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** The first of these values that is a text or a number. */
export const named = (...values: unknown[]): string => String(values.find(isShort) ?? '(unnamed)');

const isShort = (value: unknown): boolean =>
	(typeof value === 'string' && value.trim() !== '') || typeof value === 'number';

/** What a row is called, whatever the answer calls that. */
export const nameOf = ({ name, list_name, email, id }: IDataObject): string =>
	named(name, list_name, email, id);
