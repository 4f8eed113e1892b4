import { valueAt } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { rowsOf } from '../engine/run/answer';
import type { ApiRequest } from '../engine/spec/apiRequest';
import type { List } from '../engine/spec/list';
import { isOpen, Lookup, type RecordId } from '../engine/spec/lookup';
import type { Encoded, Read } from '../engine/spec/parameter';
import { idOf, shown } from '../engine/spec/value';
import * as lists from './lists';

/** Records that people know by a name, and where SmartLead lists them. */
export interface NamedRecords {
	/** "category", "categories" */
	one: string;
	many: string;
	example: string;
	route: string;
	list: List;
	/** The columns that may hold the name. */
	names: string[];
	/** n8n's methods that fill the lists of one and of several. */
	search: string;
	method?: string;
	/** What the list is asked for with. */
	query?: () => ApiRequest['query'];
	/** Where it belongs to another record: what the path names, and by which field. */
	in?: (read: Read) => Pick<ApiRequest, 'path' | 'names'>;
	/** The most that one answer lists: a name that is not among so many may be behind them. */
	most?: number;
	/** Another route to the same list, where some accounts refuse the first. */
	fallback?: string;
}

export const namedCategories: NamedRecords = {
	one: 'category',
	many: 'categories',
	example: 'e.g. Interested',
	route: '/leads/fetch-categories',
	list: lists.leadCategories,
	search: 'searchCategories',
	method: 'getCategories',
	names: ['name'],
};

export const namedClients: NamedRecords = {
	one: 'client',
	many: 'clients',
	example: 'e.g. Example Client',
	route: '/client/',
	list: lists.clients,
	search: 'searchClients',
	method: 'getClients',
	names: ['name', 'email'],
};

export const namedTags: NamedRecords = {
	one: 'tag',
	many: 'tags',
	example: 'e.g. Primary senders',
	route: '/crm/leads/tags',
	list: { paths: [...new Set([...lists.leadTags.paths, ...lists.emailAccountTags.paths])] },
	search: 'searchTags',
	method: 'getTags',
	names: ['name'],
	fallback: '/email-accounts/tags',
};

export const namedCampaigns: NamedRecords = {
	one: 'campaign',
	many: 'campaigns',
	example: 'e.g. Spring outreach',
	route: '/campaigns/',
	list: lists.campaigns,
	search: 'searchCampaigns',
	method: 'getCampaigns',
	names: ['name'],
};

/** Only a report of the team names its members: that of the last 30 days. */
export const namedTeamMembers: NamedRecords = {
	one: 'team member',
	many: 'team members',
	example: 'e.g. Ada Example',
	route: '/analytics/team-board/overall-stats',
	list: lists.teamBoard,
	search: 'searchTeamMembers',
	method: 'getTeamMembers',
	names: ['name', 'email'],
	query: lists.teamBoardDays,
};

/** The most lists that SmartLead gives at once. */
const mostLists = 1000;

export const namedLeadLists: NamedRecords = {
	one: 'lead list',
	many: 'lead lists',
	example: 'e.g. Trade fair contacts',
	route: '/lead-list/',
	list: { paths: lists.leadLists.paths },
	search: 'searchLeadLists',
	names: ['list_name', 'name'],
	query: () => ({ offset: 0, limit: mostLists }),
	most: mostLists,
};

/** What an expression writes that found nothing, or something else. */
const noNames = new Set([
	...['undefined', 'null', 'NaN', 'true', 'false', '[object Object]'],
	...['Invalid Date', 'Invalid DateTime'],
]);

/** Whether a value is a name rather than an id. */
export function isName(value: unknown): value is string {
	if (typeof value !== 'string') return false;
	const text = value.trim();
	return /[^\s,]/.test(text) && !/^\d+$/.test(text) && !noNames.has(text);
}

/**
 * The name by which a record is called, if it is called by one; an expression may give a name in any
 * mode. Digits are an ID, but where a name is asked for: a tag may be called 2026.
 */
export function nameIn({ mode, value }: { mode: string; value: unknown }): string | undefined {
	if (isName(value)) return value;
	// Of numbers only a whole one: 0 and 1.5 are slips.
	const isWhole = typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
	const text = isWhole || typeof value === 'string' ? String(value) : '';
	return mode === 'name' && /^\s*\d+\s*$/.test(text) ? text : undefined;
}

/**
 * The id of the record with this name, or what else is wanted of it. SmartLead is asked for the list
 * once per run. Case, spaces, hyphens and underscores make no difference.
 */
export function lookUp(
	records: NamedRecords,
	name: string,
	field: string,
	wanted: (row: Record<string, unknown>) => unknown = (row) => idOf(row.id),
	place?: Pick<ApiRequest, 'path' | 'names'>,
): Lookup {
	const { route, query, fallback } = records;
	return new Lookup(
		{ route, query: query?.() ?? {}, ...place },
		(answer) => wanted(found(records, name, rowsOf(answer, records.list) ?? [])),
		field,
		{ of: name, ...(fallback === undefined ? {} : { fallback: { route: fallback } }) },
	);
}

function found(
	{ one, many, names, most = Infinity }: NamedRecords,
	name: string,
	rows: Array<Record<string, unknown>>,
): Record<string, unknown> {
	const alike = calledLike(rows, names, name);
	const [first] = alike;
	if (first && new Set(alike.map(({ id }) => String(id))).size === 1) return first;
	if (first) {
		const ids = alike.map(({ id }) => String(id)).join(', ');
		throw new InvalidValue(
			`has ${shown(name)}, the name of ${alike.length} ${many}: use an ID (${ids})`,
		);
	}
	if (rows.length >= most) {
		throw new InvalidValue(
			`has ${shown(name)}, which is none of the first ${most} ${many}: choose it from the list, or use its ID`,
		);
	}
	throw new InvalidValue(`has ${shown(name)}, which is no ${one}. ${known(rows, names, many)}`);
}

/** The rows of this name: to the letter, or where none is, whatever its case, spaces and hyphens. */
export function calledLike<T extends Record<string, unknown>>(
	rows: T[],
	names: string[],
	name: string,
): T[] {
	const isCalled = (row: T, as: (text: string) => string) =>
		names.some((column) => {
			const value = valueAt(row, column);
			return typeof value === 'string' && as(value) === as(name);
		});
	const same = rows.filter((row) => isCalled(row, (text) => text.trim()));
	return same.length > 0 ? same : rows.filter((row) => isCalled(row, loosely));
}

const loosely = (text: string): string =>
	text
		.normalize('NFC')
		.trim()
		.toLowerCase()
		.replace(/[\s_-]+/g, ' ');

/** The most names that an error lists. */
const mostKnown = 30;

function known(rows: Array<Record<string, unknown>>, names: string[], many: string): string {
	const all = rows
		.map((row) =>
			names.map((column) => valueAt(row, column)).find((name) => typeof name === 'string'),
		)
		.filter((name) => typeof name === 'string');
	if (all.length === 0) return `SmartLead has no ${many}.`;
	const more = all.length > mostKnown ? `, and ${all.length - mostKnown} more` : '';
	return `SmartLead has: ${all.slice(0, mostKnown).join(', ')}${more}.`;
}

/** Ids of which none has to be looked up. */
type Known<T> = T extends RecordId[] ? number[] : Exclude<T, Lookup>;

/** The same parameter where nothing can be looked up: in a trigger, the list gives the ids. */
export function byIdOnly<T>(parameter: Encoded<T>): Encoded<Known<T>>;
export function byIdOnly(parameter: Encoded): Encoded {
	const { modes } = parameter.field;
	return {
		...parameter,
		field: {
			...parameter.field,
			...(modes ? { modes: modes.filter(({ name }) => name !== 'name') } : {}),
		},
		encode(value, read) {
			const encoded = parameter.encode(value, read);
			if (isOpen(encoded)) throw new InvalidValue(`must be chosen by ID here, not ${shown(value)}`);
			return encoded;
		},
	};
}
