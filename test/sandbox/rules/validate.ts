import type { ErrorObject } from 'ajv';

import { refuse } from '../answers';
import type { CatalogMatch, CatalogOperation, CatalogParam } from './catalog';
import { isRecord } from '../read';
import { badRequest, invalid, isLeadAddress } from './refusals';
import { paramsIn, schemaErrors } from './schema';
import type { ApiAnswer, ApiCall, OperationRequest, Shapes, Values } from '../types';

/** The body as JSON: undefined when there is none, `broken` when it is something else. */
export function parseBody(call: ApiCall): { value: unknown; broken: boolean } {
	if (call.body === '') return { value: undefined, broken: false };
	try {
		return { value: JSON.parse(call.body) as unknown, broken: false };
	} catch {
		return { value: undefined, broken: true };
	}
}

/** The parameters in a body. The catalog calls one that is a bare list `$root`. */
export function valuesInBody(value: unknown): Values {
	if (Array.isArray(value)) return { $root: value };
	return isRecord(value) ? value : {};
}

/** True when the request says that it carries JSON. */
export function saysJson(call: ApiCall): boolean {
	return /^application\/json\b/i.test(call.headers['content-type'] ?? '');
}

/** Text from an address as the type the parameter wants; left alone when it is no such thing. */
function coerce(param: CatalogParam | undefined, given: string): unknown {
	// Where an id may be a text, a number in the address is still one.
	const [type] = param?.type.split('|') ?? [];
	if (type === 'boolean' && (given === 'true' || given === 'false')) return given === 'true';
	// A path takes ids only; a query may hold a sign and a fraction.
	const pattern = param?.in === 'path' ? /^\d+$/ : /^-?\d+(\.\d+)?$/;
	if ((type === 'number' || type === 'integer') && pattern.test(given)) return Number(given);
	return given;
}

function coerceAll(params: CatalogParam[], given: Record<string, string | string[]>): Values {
	const byName = new Map(params.map((param) => [param.name, param]));
	const values: Values = {};
	for (const [name, value] of Object.entries(given)) {
		values[name] = Array.isArray(value) ? value : coerce(byName.get(name), value);
	}
	return values;
}

/** What the schema complains about although the API lets it pass. */
function isForgiven(operation: CatalogOperation, error: ErrorObject, shapes: Shapes): boolean {
	switch (operation.id) {
		case 'emailAccount.getAll':
			// A limit that is too high gives an empty list, no refusal.
			return error.keyword === 'maximum' && error.instancePath === '/query/limit';
		case 'campaignLead.add':
			// In the second shape and live bad addresses are counted, not refused.
			return shapes !== 'documented' && isLeadAddress(error);
		case 'leadList.importLeads':
			// A lead may have further keys: those that the reference names are examples.
			return (
				error.keyword === 'additionalProperties' &&
				/^\/body\/leadList\/\d+$/.test(error.instancePath)
			);
		case 'webhook.create':
			// The second shape takes numbers for the scope.
			return shapes === 'alternate' && error.instancePath === '/body/association_type';
		case 'campaign.saveSequences': {
			// The text of a step with variants is in its variants.
			const step = isRecord(error.data) ? error.data : {};
			const variants = Array.isArray(step.seq_variants) ? step.seq_variants.length : 0;
			return error.params.missingProperty === 'email_body' && variants > 0;
		}
		default:
			return false;
	}
}

/** An empty value in an address: the API takes it for a mistake, not for "none". */
function emptyValue(query: Record<string, string | string[]>): ApiAnswer | undefined {
	const name = Object.keys(query).find((key) => query[key] === '');
	if (name === undefined) return undefined;
	return badRequest(`"${name}" is not allowed to be empty`, 'query', [name]);
}

/** `inPath`: the names of what an alternate address carries instead of the body. */
function bodyRefusal(
	operation: CatalogOperation,
	call: ApiCall,
	inPath: string[],
): ApiAnswer | undefined {
	if (call.method === 'GET') {
		return call.body === '' ? undefined : refuse(400, 'A GET request cannot have a body');
	}
	// A body that would hold nothing but wishes may be missing.
	const wantsJson = paramsIn(operation, 'body').some(
		({ name, required }) => required && !inPath.includes(name),
	);
	if ((wantsJson || call.body !== '') && !saysJson(call)) {
		return refuse(400, 'Content-Type must be application/json');
	}
	const { value, broken } = parseBody(call);
	if (broken) return badRequest('Unexpected token in JSON', 'body', []);
	const wantsList = paramsIn(operation, 'body').some(({ name }) => name === '$root');
	if (value !== undefined && !(wantsList ? Array.isArray(value) : isRecord(value))) {
		const type = wantsList ? 'array' : 'object';
		return badRequest(`"value" must be of type ${type}`, 'body', []);
	}
	return undefined;
}

/** What the body calls a value of the path: {webhook_id} may be its `id`. */
function nameInBody(operation: CatalogOperation, name: string): string {
	return paramsIn(operation, 'body').some((param) => param.name === name) ? name : 'id';
}

/** A validated request, or the answer that refuses it. */
export type Validation = { request: OperationRequest } | { refusal: ApiAnswer };

/**
 * Holds a call against the catalog. `query` and `body` come without the key. Where an alternate
 * address carries in its path what the main one carries in the body, the value moves there.
 */
export function validate(
	match: CatalogMatch,
	call: ApiCall,
	query: Record<string, string | string[]>,
	body: Values,
	shapes: Shapes,
): Validation {
	const { operation } = match;
	const pathParams = paramsIn(operation, 'path');
	const path: Record<string, string> = {};
	const moved: Record<string, string> = {};
	for (const [name, value] of Object.entries(match.path)) {
		const inPath = pathParams.some((param) => param.name === name);
		if (inPath) path[name] = value;
		else moved[nameInBody(operation, name)] = value;
	}
	const refusal = bodyRefusal(operation, call, Object.keys(moved)) ?? emptyValue(query);
	if (refusal) return { refusal };
	const request: OperationRequest = {
		path: coerceAll(pathParams, path),
		query: coerceAll(paramsIn(operation, 'query'), query),
		body: { ...body, ...coerceAll(paramsIn(operation, 'body'), moved) },
	};
	const errors = schemaErrors(operation, request).filter(
		(error) => !isForgiven(operation, error, shapes),
	);
	if (errors.length > 0) return { refusal: invalid(operation, errors, shapes) };
	return { request };
}
