import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isObject } from './answer';
import { Lookup } from './lookup';
import { reading, type Method, type Operation, type Parameter } from './operation';
import type { Parameters, Read } from './operation';
import { InvalidValue, Problem } from './problem';
import { check, isEmpty, isMissing, timeOf } from './value';

/** A request as planned: values may still be `Lookup`s. */
export interface ApiRequest {
	method: Method;
	/** With its {placeholders}: what rate limits and messages know it by. */
	route: string;
	path: IDataObject;
	query: IDataObject;
	body?: IDataObject | IDataObject[];
	/** Parameter of the path → what its field is called, for messages. */
	names: Record<string, string>;
}

/**
 * Turns what the user filled in into the request to send. Knows nothing of n8n's runtime or of HTTP.
 * Throws a `Problem` of kind `parameter` that names the field.
 */
export function buildRequest(operation: Operation, read: Read): ApiRequest {
	const { request, path, query, body, optional, fixed, batch } = operation;
	const [method, route] = request.split(' ') as [Method, string];
	checkFields(operation, read);
	const values = {
		path: collectPath(path, read),
		query: {
			...fixed?.query,
			...filledIn(collectAlways(query, read)),
			...collectAdded(optional?.query, read, collectionOf(operation, 'query')),
		},
		body: { ...fixed?.body, ...collectAlways(body, read) },
	};
	const added = collectAdded(optional?.body, read, collectionOf(operation, 'body'));
	refuseNothing(operation, added, read);
	const sendsJson = method !== 'GET' && (body ?? optional?.body ?? fixed?.body ?? batch);
	// A parameter of this name is the body itself: one operation wants a bare list.
	const { $root = { ...values.body, ...added } } = values.body;

	return {
		method,
		route,
		path: values.path,
		query: values.query,
		...(sendsJson || method === 'POST' ? { body: $root as ApiRequest['body'] } : {}),
		names: Object.fromEntries(
			Object.entries(path).map(([name, parameter]) => [name, fieldOf(parameter).displayName]),
		),
	};
}

/** An update without a change would be sent for nothing, or refused. */
function refuseNothing(operation: Operation, added: IDataObject, read: Read): void {
	const { optional, body, namedInBody, batch, hatch } = operation;
	if (collectionOf(operation, 'body').name !== 'updateFields' || batch || hatch) return;
	if (Object.keys(added).length > 0 || !optional?.body) return;
	const problem = noChange(optional.body, read);
	const isEmpty = problem.description === undefined;
	if (!body || (namedInBody && !isEmpty)) throw problem;
}

/** Why there is nothing to change: no field was added, or expressions found nothing for those that were. */
export function noChange(parameters: Parameters, read: Read): Problem {
	const added = (read('updateFields') ?? {}) as IDataObject;
	const names = Object.values(parameters)
		.map(fieldOf)
		.filter(({ name }) => Object.hasOwn(added, name))
		.map(({ displayName }) => `'${displayName}'`);
	if (names.length === 0) return new Problem('parameter', "'Update Fields' is empty");
	return new Problem(
		'parameter',
		`'Update Fields' has no value in ${[...new Set(names)].join(', ')}: nothing would be changed`,
		{ description: 'Expressions found nothing. Look at the columns of this item.' },
	);
}

/** The collection that holds an operation's optional parameters: its name and its title. */
export function collectionOf(
	{ name, list, optional, body }: Pick<Operation, 'name' | 'list' | 'optional' | 'body'>,
	kind: 'query' | 'body',
): { name: string; displayName: string; placeholder: string } {
	if (kind === 'body' && name.startsWith('Update') && optional?.body) {
		return { name: 'updateFields', displayName: 'Update Fields', placeholder: 'Add Field' };
	}
	// Where the API has an object of filters of its own, that is the collection of this name.
	const taken = Object.hasOwn(body ?? {}, 'filters');
	if (list && !taken) return { name: 'filters', displayName: 'Filters', placeholder: 'Add Filter' };
	return { name: 'options', displayName: 'Options', placeholder: 'Add Option' };
}

/**
 * Fields that are read on the way and not sent: a wrong choice must not pass for another. Of the
 * others only that they are filled in is known here.
 */
function checkFields(
	{ above = [], fields = [], options = [], batch }: Operation,
	read: Read,
): void {
	for (const field of [...above, ...(batch?.fields ?? []), ...fields]) {
		if (!isShown(field, read)) continue;
		if (isChoice(field) || field.required) refuseEmpty(field, read);
		if (isChoice(field)) valueOf(field, read);
	}
	if (options.length === 0) return;
	const added = (read('options') ?? {}) as IDataObject;
	for (const field of options) {
		if (Object.hasOwn(added, field.name))
			addedValue(
				field,
				reading(read, (name) => added[name]),
			);
	}
}

function refuseEmpty(field: INodeProperties, read: Read): void {
	if (isEmpty(read(field.name))) throw invalidParameter(field, new InvalidValue('is empty'));
}

const isChoice = ({ type }: INodeProperties): boolean =>
	type === 'options' || type === 'boolean' || type === 'number';

/** What is not shown has no value; n8n knows more ways to show a field than the specs use. */
const isShown = ({ displayOptions }: INodeProperties, read: Read): boolean =>
	Object.entries(displayOptions?.show ?? {}).every(([name, wanted]) =>
		(wanted as unknown[] | undefined)?.includes(read(name)),
	);

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

/** The values of parameters; what has no value is left out. */
export function collect(parameters: Parameters = {}, read: Read): IDataObject {
	const values: IDataObject = {};
	for (const [name, parameter] of Object.entries(parameters)) {
		const value = valueOf(parameter, read);
		if (value !== undefined) values[name] = value as IDataObject[string];
	}
	return values;
}

/**
 * The parameters of a collection are sent only when the user has added them. One that was added and
 * has no value is no slip to pass over: an option would have no effect, and a filter find everything.
 */
export function collectAdded(
	parameters: Parameters = {},
	read: Read,
	{ name }: { name: string },
): IDataObject {
	if (Object.keys(parameters).length === 0) return {};

	const added = (read(name) ?? {}) as IDataObject;
	const chosen = Object.entries(parameters).filter(([, parameter]) =>
		Object.hasOwn(added, fieldOf(parameter).name),
	);
	const inside = reading(read, (field) =>
		Object.hasOwn(added, field) ? added[field] : read(field),
	);
	if (name === 'updateFields') return collectChanges(chosen, inside);
	return Object.fromEntries(
		chosen.map(([key, parameter]) => [key, addedValue(parameter, inside)]),
	) as IDataObject;
}

/** The value of what was added. Throws where it has none. */
export function addedValue(parameter: Parameter, read: Read): unknown {
	const field = fieldOf(parameter);
	refuseEmpty(field, read);
	const value = valueOf(parameter, read);
	if (value === undefined) throw invalidParameter(field, new InvalidValue('is empty'));
	return value;
}

/** What has no value stays as it is; what is empty on purpose is emptied. */
function collectChanges(chosen: Array<[string, Parameter]>, read: Read): IDataObject {
	const changes: IDataObject = {};
	for (const [key, parameter] of chosen) {
		const value = changeOf(parameter, read);
		if (value !== undefined) changes[key] = value as IDataObject[string];
	}
	return changes;
}

function changeOf(parameter: Parameter, read: Read): unknown {
	const { name, type } = fieldOf(parameter);
	const given = read(name);
	if (isMissing(isObject(given) && 'mode' in given ? given.value : given)) return undefined;
	if (given === '' || (Array.isArray(given) && given.length === 0)) {
		if ('emptied' in parameter) return parameter.emptied;
		if (type === 'multiOptions' && !('encode' in parameter)) return [];
	}
	return valueOf(parameter, read);
}

/** An empty segment would quietly address the whole collection: DELETE /campaigns/ */
function collectPath(parameters: Parameters, read: Read): IDataObject {
	const values = collect(parameters, read);
	for (const [name, parameter] of Object.entries(parameters)) {
		const value = values[name];
		if (value === undefined || value === '') {
			throw invalidParameter(fieldOf(parameter), new InvalidValue('is empty'));
		}
		if (typeof value === 'object' && !((value as unknown) instanceof Lookup)) {
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

export const fieldOf = (parameter: Parameter): INodeProperties =>
	'encode' in parameter ? parameter.field : parameter;

/** The checked value of one parameter. Throws a `Problem` that names its field. */
export function valueOf(parameter: Parameter, read: Read): unknown {
	const field = fieldOf(parameter);
	try {
		const value = read(field.name);
		if (!('encode' in parameter)) return checkIn(field, value, read);
		// A choice is one of its options, whatever is made of it then.
		return parameter.encode(field.type === 'options' ? check(field, value) : value, read);
	} catch (error) {
		throw invalidParameter(field, error);
	}
}

/** Checks a value against its field. A time belongs to the time zone of the workflow. */
function checkIn(field: INodeProperties, value: unknown, read: Read): unknown {
	if (field.type !== 'dateTime') return check(field, value);
	const unset = value === undefined || value === null;
	return unset && !field.required ? undefined : timeOf(value, read);
}

/** Makes a value out of another field than the one that asks for it; what is wrong is said of that field. */
export function blaming<T>(field: INodeProperties, make: () => T): T {
	try {
		return make();
	} catch (error) {
		throw invalidParameter(field, error);
	}
}

/** The sentence begins with the name of the field, as the user sees it. */
export function invalidParameter({ displayName }: INodeProperties, error: unknown): Problem {
	if (error instanceof Problem) return error;
	const reason = error instanceof Error ? error.message : String(error);
	// What n8n says of an expression is a sentence of its own.
	const glue = error instanceof InvalidValue ? ' ' : ': ';
	return new Problem('parameter', `'${displayName}'${glue}${reason}`);
}
