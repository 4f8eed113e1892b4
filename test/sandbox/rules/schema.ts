import Ajv from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

import type { CatalogOperation, CatalogParam, CatalogValue } from './catalog';

/** A JSON schema in the making. */
export type Schema = Record<string, unknown>;

// Not optimized: that takes longer than all that a test checks.
const ajv = new Ajv({
	allErrors: true,
	allowUnionTypes: true,
	verbose: true,
	code: { optimize: false },
});
addFormats(ajv);

/** Keys that mean the same in the catalog and in JSON Schema once renamed. */
const renamed = {
	min: 'minimum',
	max: 'maximum',
	minLength: 'minLength',
	maxLength: 'maxLength',
	pattern: 'pattern',
	format: 'format',
} as const;

const digits = '^[0-9]+$';

function scalarSchema(value: CatalogValue, type: string): Schema {
	const schema: Schema = { type: value.nullable ? [type, 'null'] : type };
	for (const [from, to] of Object.entries(renamed)) {
		const limit = value[from as keyof typeof renamed];
		// min and max of a number that travels as text are in its pattern, where it has one.
		const numeric = from === 'min' || from === 'max';
		if (limit !== undefined && !(numeric && type === 'string')) schema[to] = limit;
	}
	if (value.numericString && !value.pattern) schema.pattern = digits;
	if (value.enum) schema.enum = value.nullable ? [...value.enum, null] : value.enum;
	return schema;
}

function arraySchema(value: CatalogValue): Schema {
	const schema: Schema = { type: value.nullable ? ['array', 'null'] : 'array' };
	if (value.minItems !== undefined) schema.minItems = value.minItems;
	if (value.maxItems !== undefined) schema.maxItems = value.maxItems;
	if (value.items) schema.items = valueSchema(value.items);
	return schema;
}

function objectSchema(value: CatalogValue): Schema {
	const schema: Schema = { type: value.nullable ? ['object', 'null'] : 'object' };
	if (value.maxProperties !== undefined) schema.maxProperties = value.maxProperties;
	// An object whose keys the reference does not list takes any.
	if (!value.properties) return schema;
	const entries = Object.entries(value.properties);
	schema.properties = Object.fromEntries(entries.map(([key, inner]) => [key, valueSchema(inner)]));
	schema.required = entries.filter(([, inner]) => inner.required).map(([key]) => key);
	schema.additionalProperties = false;
	return schema;
}

/** The JSON schema of one described value. */
export function valueSchema(value: CatalogValue): Schema {
	const types = value.type.split('|');
	if (types.length > 1) return { anyOf: types.map((type) => valueSchema({ ...value, type })) };
	if (value.type === 'array') return arraySchema(value);
	if (value.type === 'object') return objectSchema(value);
	return scalarSchema(value, value.type);
}

function placeSchema(params: CatalogParam[]): Schema {
	return {
		type: 'object',
		properties: Object.fromEntries(params.map((param) => [param.name, valueSchema(param)])),
		required: params.filter((param) => param.required).map((param) => param.name),
		additionalProperties: false,
	};
}

/** The parameters of an operation that travel in one place. */
export function paramsIn(operation: CatalogOperation, place: CatalogParam['in']): CatalogParam[] {
	return operation.params.filter((param) => param.in === place);
}

/** The JSON schema of `{ path, query, body }`. */
export function requestSchema(operation: CatalogOperation): Schema {
	return {
		type: 'object',
		properties: {
			path: placeSchema(paramsIn(operation, 'path')),
			query: placeSchema(paramsIn(operation, 'query')),
			body: placeSchema(paramsIn(operation, 'body')),
		},
	};
}

const compiled = new Map<string, ValidateFunction>();

/** What is wrong with `{ path, query, body }`; empty when nothing is. */
export function schemaErrors(operation: CatalogOperation, request: unknown): ErrorObject[] {
	let validate = compiled.get(operation.id);
	if (!validate) {
		validate = ajv.compile(requestSchema(operation));
		compiled.set(operation.id, validate);
	}
	return validate(request) ? [] : [...(validate.errors ?? [])];
}
