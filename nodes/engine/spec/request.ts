import type { IDataObject } from 'n8n-workflow';

import { isList } from '../json';
import { InvalidValue } from '../problem';
import { partsOf, type ApiRequest } from './apiRequest';
import type { Endpoint, Values } from './endpoint';
import { isPending } from './lookup';
import type { Operation } from './operation';
import {
	changesIn,
	checkFields,
	collect,
	collectAdded,
	fieldOf,
	onBehalfOf,
	optionOf,
	type Parameters,
	type Read,
} from './parameter';

/**
 * Turns what the user filled in into the request to send. Knows nothing of n8n's runtime or of HTTP.
 * Throws a `Problem` of kind `parameter` that names the field.
 */
export function buildRequest(operation: Operation, read: Read): ApiRequest {
	const { query, body, filters, optional, batch, fields = [], options = [] } = operation;
	checkFields(operation.leadingFields, read);
	// Before what stands below it: without its record an operation has nothing to ask.
	const path = collectPath(operation.path, read);
	checkFields([...(batch?.fields ?? []), ...fields], read);
	for (const field of options) optionOf(field, read);
	// Without a change it would be sent for nothing, or refused.
	const changesAll = !body && !operation.custom && collectionOf(operation) === 'updateFields';
	const values = {
		path,
		query: {
			...filledIn(collect(query, read)),
			...collectAdded(filters?.query, read, 'filters'),
			...collectAdded(optional?.query, read, 'options'),
		},
		body: {
			...collect(body, read),
			...collectAdded(filters?.body, read, 'filters'),
			...(changesAll
				? changesIn(optional?.body, read)
				: collectAdded(optional?.body, read, collectionOf(operation))),
		},
	};
	return requestOf(operation, values);
}

/** A request of an operation with values in the words of the API. */
export function requestOf(
	operation: Endpoint,
	{ path = {}, query = {}, body: { $root, ...named } = {} }: Values = {},
): ApiRequest {
	const { request, fixed, body, filters, optional } = operation;
	const { method, route } = partsOf(request);
	const takesJson = method === 'POST' || (body ?? filters?.body ?? optional?.body ?? fixed?.body);
	const sendsJson = method !== 'GET' && (takesJson || Object.keys(named).length > 0);
	return {
		method,
		route,
		path,
		query: { ...fixed?.query, ...query },
		...(sendsJson ? { body: { ...fixed?.body, ...named } } : {}),
		// A parameter of this name is the body itself: one operation wants a bare list.
		...(isList($root) ? { bodyList: $root } : {}),
		names: Object.fromEntries(
			Object.entries(operation.path).map(([name, parameter]) => [
				name,
				fieldOf(parameter).displayName,
			]),
		),
	};
}

/** The collection of what is sent in the body only when the user adds it. */
export const collectionOf = ({
	name,
	optional,
}: Pick<Operation, 'name' | 'optional'>): 'updateFields' | 'options' =>
	name.startsWith('Update') && optional?.body ? 'updateFields' : 'options';

/** SmartLead takes an empty value in the URL for a mistake: what nobody filled in is left out. */
const filledIn = (values: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

function collectPath(parameters: Parameters, read: Read): IDataObject {
	const values = collect(parameters, read);
	for (const [name, parameter] of Object.entries(parameters)) {
		onBehalfOf(fieldOf(parameter), () => checkSegment(values[name]));
	}
	return values;
}

function checkSegment(value: unknown): void {
	// An empty segment would quietly address the whole collection: DELETE /campaigns/
	if (value === undefined || value === '') throw new InvalidValue('is empty');
	if (typeof value === 'object' && !isPending(value)) {
		throw new InvalidValue('must be a single value');
	}
	// Dots survive every encoding and would climb out of their place in the path.
	if (/^\.+$/.test(String(value))) throw new InvalidValue('must not be dots only');
	// Half of a character cut in two: it has no encoding.
	if (/\p{Surrogate}/u.test(String(value))) throw new InvalidValue('holds a broken character');
}

/** The path as it goes on the wire, every value encoded. */
export function pathOf({ route, path }: Pick<ApiRequest, 'route' | 'path'>): string {
	return route.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
}
