import type { IDataObject } from 'n8n-workflow';

import { valueAt, isObject } from '../json';

/** What makes a row this row and no other, in the lists of the API. */
const identities = [
	'id',
	'campaign_lead_map_id',
	'email_lead_map_id',
	'stats_id',
	'spam_test_id',
	'lead.id',
	'email_lead.id',
];

/**
 * Knows rows again, from page to page: where the API ignores the offset, the same rows come for ever.
 * Other values of a row may change meanwhile, so that rows are known by their ids; those without any
 * by their texts, in the order of the page.
 */
export class Repetition {
	private readonly known = new Map<string, IDataObject>();
	private first = '';
	private last: string;

	/** `fingerprint`: that of the page before this one, where an earlier call has read it. */
	constructor(fingerprint = '') {
		this.last = fingerprint;
	}

	/** A short text that tells the last page from others. */
	get fingerprint(): string {
		return this.last;
	}

	/**
	 * The rows of a page without those that came before just as they are: a row that joined a list at
	 * its top has moved them on. Undefined where all came before.
	 */
	freshIn(rows: IDataObject[]): IDataObject[] | undefined {
		const ids = idsOf(rows);
		const page = digestOf(ids ?? textsOf(rows));
		if (page === this.last || page === this.first) return undefined;
		this.first ||= page;
		this.last = page;
		if (!ids) return rows;
		const { size } = this.known;
		const isFresh = rows.map((row, index) => this.isFresh(ids[index], row));
		return this.known.size === size ? undefined : rows.filter((_, index) => isFresh[index]);
	}

	private isFresh(id: string, row: IDataObject): boolean {
		const before = this.known.get(id);
		this.known.set(id, row);
		return before === undefined || JSON.stringify(before) !== JSON.stringify(row);
	}
}

/** The ids of the rows; undefined where not every row has one of its own. */
function idsOf(rows: IDataObject[]): string[] | undefined {
	const name = identities.find((one) => isId(valueAt(rows[0], one)));
	if (name === undefined) return undefined;
	const ids: string[] = [];
	for (const row of rows) {
		const id = valueAt(row, name);
		if (!isId(id)) return undefined;
		ids.push(`${name} ${id}`);
	}
	return new Set(ids).size === ids.length ? ids : undefined;
}

const isId = (value: unknown): value is string | number =>
	typeof value === 'number' || (typeof value === 'string' && value !== '');

/** The texts of each row, which change less than its counts and times; else all that it holds. */
function textsOf(rows: IDataObject[]): string[] {
	const texts = rows.map((row) => steadyTextsOf(row).join('\n'));
	const areDistinct = !texts.includes('') && new Set(texts).size === texts.length;
	return areDistinct ? texts : rows.map((row) => JSON.stringify(row));
}

const steadyTextsOf = (row: IDataObject): string[] =>
	Object.values(row).flatMap((value) =>
		isObject(value)
			? steadyTextsOf(value)
			: typeof value === 'string' && /^\D/.test(value) && /\p{L}/u.test(value)
				? [value]
				: [],
	);

/** FNV-1a, with the number of rows: enough to tell a page from the one before it. */
function digestOf(texts: string[]): string {
	let digest = 0x811c9dc5;
	for (const text of texts) {
		for (let index = 0; index < text.length; index++) {
			digest = Math.imul(digest ^ text.charCodeAt(index), 0x01000193);
		}
		digest = Math.imul(digest ^ 0x1f, 0x01000193);
	}
	return `${texts.length}.${(digest >>> 0).toString(36)}`;
}
