import type { ErrorObject } from 'ajv';

import { html, json, refuse, text } from '../answers';
import type { CatalogOperation } from './catalog';
import type { HostName } from '../hosts';
import type { ApiAnswer, ApiCall, Shapes } from '../types';

/** The key is missing or unknown; every host has its own way of saying so. */
export function unauthorized(host: HostName, id: string | null, keyGiven: boolean): ApiAnswer {
	if (host !== 'prospect-api') return json(401, { message: 'Invalid API Key' });
	if (id === 'prospect.findEmails') {
		return json(401, { success: false, message: 'User not authenticated', data: null });
	}
	const named = id === 'prospect.searchContacts' && !keyGiven;
	return json(401, {
		statusCode: 401,
		success: false,
		message: 'Unauthorized',
		error: named ? 'API key is required' : 'User not authenticated',
	});
}

/** No operation lives at this address: what Express answers by itself. */
export function noSuchRoute(call: ApiCall): ApiAnswer {
	const path = call.path.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
	return html(
		404,
		'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n' +
			`</head>\n<body>\n<pre>Cannot ${call.method} ${path}</pre>\n</body>\n</html>\n`,
	);
}

/** The firewall in front of the API; it does not like the looks of the client. */
export function blockedClient(): ApiAnswer {
	return html(
		403,
		'<html>\n<head><title>403 Forbidden</title></head>\n<body>\n<center><h1>403 Forbidden</h1>' +
			'</center>\n<hr><center>cloudfront</center>\n</body>\n</html>\n',
	);
}

/** A request in the shape that the validation library of the API gives its refusals. */
export function badRequest(message: string, source: string, keys: string[]): ApiAnswer {
	return json(400, {
		statusCode: 400,
		error: 'Bad Request',
		message,
		validation: { source, keys },
	});
}

/** Where a schema error sits: the place and the dotted name within it. */
function positionOf(error: ErrorObject): { source: string; name: string } {
	const [source = '', ...rest] = error.instancePath.split('/').slice(1);
	const parameters = error.params as Record<string, unknown>;
	const inner = parameters.additionalProperty ?? parameters.missingProperty;
	if (typeof inner === 'string') rest.push(inner);
	const name = rest.reduce((path, part) => {
		if (/^\d+$/.test(part)) return `${path}[${part}]`;
		return path === '' ? part : `${path}.${part}`;
	}, '');
	return { source, name };
}

function rangeOf(error: ErrorObject): string {
	const schema = (error.parentSchema ?? {}) as { minimum?: number; maximum?: number };
	const { minimum, maximum } = schema;
	if (minimum !== undefined && maximum !== undefined) return `between ${minimum} and ${maximum}`;
	return maximum === undefined
		? `greater than or equal to ${minimum}`
		: `less than or equal to ${maximum}`;
}

function withArticle(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function sentenceOf(error: ErrorObject, name: string): string {
	const parameters = error.params as Record<string, unknown>;
	switch (error.keyword) {
		case 'additionalProperties':
			return `"${name}" is not allowed`;
		case 'required':
			return `${name} is required`;
		case 'type':
			return `${name} must be ${withArticle([parameters.type].flat().join(' or '))}`;
		case 'enum':
			return `${name} must be one of [${(parameters.allowedValues as unknown[]).join(', ')}]`;
		case 'minimum':
		case 'maximum':
			return `${name} must be ${rangeOf(error)}`;
		case 'maxItems':
			return `${name} array cannot exceed ${parameters.limit} items`;
		case 'minItems':
			return `${name} must hold at least ${parameters.limit} items`;
		case 'format':
			return `${name} must be a valid ${parameters.format}`;
		default:
			return `${name} ${error.message ?? 'is invalid'}`;
	}
}

/** As the validation library says it: the name in quotes, and one bound at a time. */
function liveSentence(error: ErrorObject, name: string, sentence: string): string {
	if (error.keyword === 'minimum' || error.keyword === 'maximum') {
		const { limit } = error.params as { limit: number };
		const bound = error.keyword === 'minimum' ? 'greater' : 'less';
		return `"${name}" must be ${bound} than or equal to ${limit}`;
	}
	return sentence.startsWith('"') ? sentence : sentence.replace(name, `"${name}"`);
}

/** Too many leads first, then a bad address, then whatever the schema met first. */
function worstOf(errors: ErrorObject[]): ErrorObject | undefined {
	const telling = errors.filter((error) => error.keyword !== 'anyOf');
	return (
		telling.find((error) => error.instancePath === '/body/lead_list' && isCount(error)) ??
		telling.find(isLeadAddress) ??
		// Of the two forms of a "one or many" value, the one that got past the type is meant.
		telling.find((error) => error.schemaPath.includes('anyOf') && error.keyword !== 'type') ??
		telling[0]
	);
}

function isCount(error: ErrorObject): boolean {
	return error.keyword === 'maxItems' && Array.isArray(error.data);
}

/** True for a malformed address within a list of leads. */
export function isLeadAddress(error: ErrorObject): boolean {
	return error.keyword === 'format' && /^\/body\/lead_list\/\d+\/email$/.test(error.instancePath);
}

/** The refusal that a request with these schema errors meets. */
export function invalid(
	operation: CatalogOperation,
	errors: ErrorObject[],
	shapes: Shapes,
): ApiAnswer {
	const error = worstOf(errors);
	if (!error) return refuse(422, 'Invalid parameters provided');
	const { source, name } = positionOf(error);
	const sentence = sentenceOf(error, name);
	if (operation.host === 'prospect-api') {
		const message = 'Validation failed';
		return json(400, { statusCode: 400, success: false, message, error: sentence });
	}
	if (shapes === 'live') return badRequest(liveSentence(error, name, sentence), source, [name]);
	if (error.keyword === 'additionalProperties') {
		return shapes === 'alternate'
			? text(400, `${name} is not allowed`)
			: badRequest(sentence, source, [name]);
	}
	// The newer pages about categories refuse as the validation library does.
	if (operation.id.startsWith('leadCategory.')) {
		return badRequest(sentence.replace(name, `"${name}"`), source, [name]);
	}
	if (source === 'path') {
		const isMailbox = operation.path.startsWith('/email-accounts/');
		return refuse(400, isMailbox ? 'account_id must be a number' : sentence);
	}
	if (isLeadAddress(error)) return refuse(422, `Invalid email format for ${String(error.data)}`);
	return unfitValue(operation, error, name, sentence);
}

function unfitValue(
	operation: CatalogOperation,
	error: ErrorObject,
	name: string,
	sentence: string,
): ApiAnswer {
	const inbox = operation.id.startsWith('inbox.');
	if (isCount(error)) {
		const counts = {
			provided_count: (error.data as unknown[]).length,
			max_allowed: (error.params as { limit: number }).limit,
		};
		if (name === 'lead_list') {
			const limit = `lead_list cannot exceed ${counts.max_allowed} leads per request`;
			return json(422, { error: limit, ...counts });
		}
		if (inbox) return json(422, { error: sentence, field: name, ...counts });
	}
	if (inbox && (error.keyword === 'minimum' || error.keyword === 'maximum')) {
		return json(422, { error: sentence, field: name, provided_value: error.data });
	}
	return refuse(422, sentence);
}
