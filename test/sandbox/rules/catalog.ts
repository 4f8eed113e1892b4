import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { basePath, hostNameOf, hostNames } from '../hosts';
import type { HostName } from '../hosts';

/** A value that the API reference describes: a parameter, an entry of a list, a key of an object. */
export interface CatalogValue {
	/** One JSON type, or two joined by `|` where the API takes a single value as well as a list. */
	type: string;
	required?: boolean;
	nullable?: boolean;
	enum?: Array<string | number | boolean>;
	min?: number;
	max?: number;
	minLength?: number;
	maxLength?: number;
	minItems?: number;
	maxItems?: number;
	maxProperties?: number;
	pattern?: string;
	format?: 'date' | 'date-time' | 'email' | 'uri';
	default?: unknown;
	/** A string that holds nothing but digits. */
	numericString?: boolean;
	/** Holds a password or a token. */
	secret?: boolean;
	/** Named where the fact does not come from the operation's own page. */
	source?: string;
	items?: CatalogValue;
	properties?: Record<string, CatalogValue>;
}

/** A parameter of an operation. */
export interface CatalogParam extends CatalogValue {
	in: 'path' | 'query' | 'body';
	name: string;
	required: boolean;
}

/** How a list is read page by page; paths are dotted, `''` is the answer itself. */
export interface CatalogPagination {
	style: string;
	maxLimit: number | null;
	defaultLimit: number | null;
	itemsPath: string;
	totalPath: string | null;
	totalIsString?: boolean;
	altItemsPath?: string;
	altTotalPath?: string;
	cursorParam?: string;
	cursorPath?: string;
	cursorIn?: 'query' | 'body';
	hasMorePath?: string;
	pageCountPath?: string;
	numbersAsStrings?: boolean;
}

/** How the entries of a list become the choices of a picker. */
export interface CatalogDropdown {
	itemsPath: string;
	value: string;
	label: string;
	altItemsPath?: string;
	altValue?: string;
	labelPrefix?: string;
	needs?: string[];
	numbersAsStringsIn?: unknown;
}

/** One operation of the API, as the API reference describes it. */
export interface CatalogOperation {
	/** `resource.operation`, unique. */
	id: string;
	method: string;
	host: HostName;
	/** Below `/api/v1`, with `{placeholders}`. */
	path: string;
	/** Other addresses that lead to the same operation. */
	alternates?: Array<{ method: string; path: string }>;
	params: CatalogParam[];
	pagination: CatalogPagination | null;
	/** Where the entries stand in the answer; null when the answer is no list. */
	listPath: string | null;
	listPathAlternates?: string[];
	dropdown?: CatalogDropdown;
	readOnly: boolean;
	destructive: boolean;
	idempotent: boolean;
	sendsEmail: boolean;
	cost: 'credits' | 'money' | null;
	/** The sentences about the input that the reference shows under status 500. */
	refusals?: string[];
	/** Pages of the API reference. */
	docs: string[];
}

/** An operation and the values that stood at its placeholders (still strings, decoded). */
export interface CatalogMatch {
	operation: CatalogOperation;
	path: Record<string, string>;
}

/** Every operation of the API reference. */
export const catalog = JSON.parse(
	readFileSync(join(__dirname, '../..', 'catalog.json'), 'utf8'),
) as CatalogOperation[];

interface Route {
	operation: CatalogOperation;
	segments: string[];
	/** Lower is tried first. */
	rank: number;
}

const placeholder = /^\{(.+)\}$/;

function segmentsOf(path: string): string[] {
	return path.split('/').filter((segment) => segment !== '');
}

/** `/leads/all` must win over `/leads/{lead_id}`, and a main address over an alternate one. */
function toRoute(operation: CatalogOperation, path: string, alternate: boolean): Route {
	const segments = segmentsOf(path);
	const open = segments.filter((segment) => placeholder.test(segment)).length;
	return { operation, segments, rank: open * 2 + (alternate ? 1 : 0) };
}

const routes = new Map<string, Route[]>();
const byId = new Map<string, CatalogOperation>();

function addRoute(method: string, operation: CatalogOperation, path: string, alternate: boolean) {
	const key = `${method} ${operation.host}`;
	const list = routes.get(key) ?? [];
	list.push(toRoute(operation, path, alternate));
	list.sort((a, b) => a.rank - b.rank);
	routes.set(key, list);
}

for (const operation of catalog) {
	byId.set(operation.id, operation);
	addRoute(operation.method, operation, operation.path, false);
	for (const other of operation.alternates ?? []) {
		addRoute(other.method, operation, other.path, true);
	}
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

function valuesAt(route: Route, segments: string[]): Record<string, string> | undefined {
	if (route.segments.length !== segments.length) return undefined;
	const values: Record<string, string> = {};
	for (const [index, expected] of route.segments.entries()) {
		const given = segments[index] ?? '';
		const name = placeholder.exec(expected)?.[1];
		if (name !== undefined) values[name] = decode(given);
		else if (given !== expected) return undefined;
	}
	return values;
}

/**
 * The operation behind an address, alternates included, with or without a slash at the end.
 * `host` is a short name or a host name, `path` may or may not begin with `/api/v1`.
 */
export function findOperation(
	method: string,
	host: string,
	path: string,
): CatalogMatch | undefined {
	const name = hostNames.find((known) => known === host) ?? hostNameOf(host);
	const below = path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
	const segments = segmentsOf(below);
	for (const route of routes.get(`${method.toUpperCase()} ${name}`) ?? []) {
		const values = valuesAt(route, segments);
		if (values) return { operation: route.operation, path: values };
	}
	return undefined;
}

/** The operation with a catalog id such as `campaign.create`; throws when there is none. */
export function operationById(id: string): CatalogOperation {
	const operation = byId.get(id);
	if (!operation) throw new Error(`The catalog has no operation "${id}"`);
	return operation;
}
