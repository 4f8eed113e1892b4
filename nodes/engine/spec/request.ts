import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isList } from '../json';
import { InvalidValue } from '../problem';
import { partsOf, type ApiRequest } from './apiRequest';
import { isPending } from './lookup';
import type { Operation } from './operation';
import {
	collect,
	collectAdded,
	fieldOf,
	invalidParameter,
	isShown,
	noChange,
	optionOf,
	refuseEmpty,
	valueOf,
	type Parameters,
	type Read,
} from './parameter';

/**
 * Turns what the user filled in into the request to send. Knows nothing of n8n's runtime or of HTTP.
 * Throws a `Problem` of kind `parameter` that names the field.
 */
export function buildRequest(operation: Operation, read: Read): ApiRequest {
	const { request, path, query, body, filters, optional, fixed, batch } = operation;
	const { method, route } = partsOf(request);
	checkFields(operation.leadingFields, read);
	// Before what stands below it: without its record an operation has nothing to ask.
	const inPath = collectPath(path, read);
	checkFields([...(batch?.fields ?? []), ...(operation.fields ?? [])], read);
	for (const field of operation.options ?? []) optionOf(field, read);
	const values = {
		path: inPath,
		query: {
			...fixed?.query,
			...filledIn(collectAlways(query, read)),
			...collectAdded(filters?.query, read, filtersOf),
			...collectAdded(optional?.query, read, collectionOf(operation, 'query')),
		},
		body: { ...fixed?.body, ...collectAlways(body, read) },
	};
	const added = collectAdded(optional?.body, read, collectionOf(operation, 'body'));
	refuseNothing(operation, added, read);
	const narrowed = collectAdded(filters?.body, read, filtersOf);
	const sendsJson =
		method !== 'GET' && (body ?? filters?.body ?? optional?.body ?? fixed?.body ?? batch);
	const { $root, ...named } = values.body;

	return {
		method,
		route,
		path: values.path,
		query: values.query,
		...(sendsJson || method === 'POST' ? { body: { ...named, ...narrowed, ...added } } : {}),
		// A parameter of this name is the body itself: one operation wants a bare list.
		...(isList($root) ? { bodyList: $root } : {}),
		names: Object.fromEntries(
			Object.entries(path).map(([name, parameter]) => [name, fieldOf(parameter).displayName]),
		),
	};
}

/** An update without a change would be sent for nothing, or refused. */
function refuseNothing(operation: Operation, added: IDataObject, read: Read): void {
	const { optional, body, namedInBody, batch, custom } = operation;
	if (collectionOf(operation, 'body').name !== 'updateFields' || batch || custom) return;
	if (Object.keys(added).length > 0 || !optional?.body) return;
	const problem = noChange(optional.body, read);
	const isEmpty = problem.description === undefined;
	if (!body || (namedInBody && !isEmpty)) throw problem;
}

/** A collection of fields that are added: its name and its title. */
export interface Collection {
	name: string;
	displayName: string;
	placeholder: string;
}

/** The collection that holds what narrows a list or a report. */
export const filtersOf: Collection = {
	name: 'filters',
	displayName: 'Filters',
	placeholder: 'Add Filter',
};

/** The collection that holds an operation's other optional parameters. */
export function collectionOf(
	{ name, optional }: Pick<Operation, 'name' | 'optional'>,
	kind: 'query' | 'body',
): Collection {
	if (kind === 'body' && name.startsWith('Update') && optional?.body) {
		return { name: 'updateFields', displayName: 'Update Fields', placeholder: 'Add Field' };
	}
	return { name: 'options', displayName: 'Options', placeholder: 'Add Option' };
}

/**
 * Fields that are read on the way and not sent: a wrong choice must not pass for another. Of the
 * others only that they are filled in is known here.
 */
function checkFields(fields: INodeProperties[] = [], read: Read): void {
	for (const field of fields) {
		if (!isShown(field, read)) continue;
		if (isChoice(field) || field.required) refuseEmpty(field, read);
		if (isChoice(field)) valueOf(field, read);
	}
}

const isChoice = ({ type }: INodeProperties): boolean =>
	type === 'options' || type === 'boolean' || type === 'number';

/** A choice or a number that is always sent has a value, unless an expression has lost it. */
function collectAlways(parameters: Parameters = {}, read: Read): IDataObject {
	for (const field of Object.values(parameters).map(fieldOf)) {
		if (isChoice(field) && isShown(field, read)) refuseEmpty(field, read);
	}
	return collect(parameters, read);
}

/** SmartLead takes an empty value in the URL for a mistake: what nobody filled in is left out. */
const filledIn = (values: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** An empty segment would quietly address the whole collection: DELETE /campaigns/ */
function collectPath(parameters: Parameters, read: Read): IDataObject {
	const values = collectAlways(parameters, read);
	for (const [name, parameter] of Object.entries(parameters)) {
		const value = values[name];
		if (value === undefined || value === '') {
			throw invalidParameter(fieldOf(parameter), new InvalidValue('is empty'));
		}
		if (typeof value === 'object' && !isPending(value)) {
			throw invalidParameter(fieldOf(parameter), new InvalidValue('must be a single value'));
		}
		// Dots survive every encoding and would climb out of their place in the path.
		if (/^\.+$/.test(String(value))) {
			throw invalidParameter(fieldOf(parameter), new InvalidValue('must not be dots only'));
		}
		// Half of a character cut in two: it has no encoding.
		if (/\p{Surrogate}/u.test(String(value))) {
			throw invalidParameter(fieldOf(parameter), new InvalidValue('holds a broken character'));
		}
	}
	return values;
}

/** The path as it goes on the wire, every value encoded. */
export function pathOf({ route, path }: Pick<ApiRequest, 'route' | 'path'>): string {
	return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
}
