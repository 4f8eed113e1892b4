import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { harmOf, type Operation, type Resources } from './operation';
import { fieldOf, type Parameters } from './parameter';
import { collectionOf } from './request';
import type { FieldOf } from './value';

export const returnAll: FieldOf<'boolean'> = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: FieldOf<'number'> = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 50,
	description: 'Max number of results to return',
	displayOptions: { show: { returnAll: [false] } },
};

export const simplify: FieldOf<'boolean'> = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** In minutes. Every operation has it, as every operation may meet the rate limit. */
export const maxWait: FieldOf<'number'> = {
	displayName: 'Max Wait (Minutes)',
	name: 'maxWait',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 10,
	description:
		'How long to wait when SmartLead limits the requests, counted from the last one it accepted. After that, the remaining items fail without being sent.',
};

/** On without being added: it only reads, and only after an answer that could not be used. */
export const settleUnknown: FieldOf<'boolean'> = {
	displayName: 'Settle Unknown Leads',
	name: 'settleUnknown',
	type: 'boolean',
	default: true,
	description:
		'Whether to check which leads were added when the answer to a request is lost, for up to 25 seconds and with a few requests at most, and then continue. When off, the run stops there. AI agents never wait for it.',
};

/** Offered where a slip of a model harms somebody. On as soon as it is added. */
export const allowAgents: FieldOf<'boolean'> = {
	displayName: 'Allow AI Agents to Run This',
	name: 'allowAgents',
	type: 'boolean',
	default: true,
	description:
		'Whether an AI agent that has this node as a tool may run this operation. Without this option the node refuses, because the operation sends email, costs something or deletes.',
};

/**
 * Everything the user sees: which resource, which operation, and the fields of each. The only place
 * that says where a field shows; a field knows only its neighbors. `first` is the resource that a
 * fresh node shows.
 */
export function describe(resources: Resources, first: string): INodeProperties[] {
	const options = Object.entries(resources).map(([value, { name }]) => ({ name, value }));
	return [
		selector('Resource', 'resource', options, first),
		...Object.entries(resources).flatMap(([value, resource]) => {
			const { operations } = resource;
			return [
				...shownFor({ resource: [value] }, [
					selector('Operation', 'operation', choicesOf(operations), resource.default),
				]),
				...Object.entries(operations).flatMap(([operation, spec]) =>
					shownFor({ resource: [value], operation: [operation] }, fieldsOf(spec)),
				),
			];
		}),
	];
}

/**
 * What stands below a node on the canvas, in the words of the panel: "Get Many: Campaign". The table
 * is flat, as n8n takes two closing braces for the end of an expression.
 */
export function subtitle(resources: Resources): string {
	const table = Object.fromEntries(
		Object.entries(resources).flatMap(([resource, { name, operations }]) =>
			Object.entries(operations).map(([value, operation]) => [
				`${resource} ${value}`,
				`${operation.name}: ${name}`,
			]),
		),
	);
	return `={{ (${JSON.stringify(table)})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

/**
 * Stamps where fields show. Resource and operation come first: n8n takes a field for shown as soon
 * as it meets an expression (displayParameter), and would ask for the fields of other operations.
 */
const shownFor = (where: Record<string, string[]>, fields: INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...where, ...field.displayOptions?.show },
		},
	}));

/** The fields of one operation, in the order of the panel. */
export function fieldsOf(operation: Operation): INodeProperties[] {
	const { leadingFields = [], fields = [], filters, optional, options = [], batch } = operation;
	// As the spec has them: a record whose list depends on another one comes after it.
	const inUrl = Object.entries(operation).flatMap(([key, parameters]) =>
		key === 'path' || key === 'query' ? bare(parameters as Parameters) : [],
	);
	const inBody = bare(operation.body);
	const isCollection = ({ type }: INodeProperties) => type === 'collection';
	const added = bare(optional?.body);
	const isUpdate = collectionOf(operation) === 'updateFields';
	return [
		...leadingFields,
		...inUrl,
		...(batch?.fields ?? []),
		...insertNear(
			fields,
			inBody.filter((field) => !isCollection(field)),
		),
		// A list without pages comes whole: a limit that nobody set would cut it.
		...(operation.list?.pages ? [returnAll, limit] : []),
		...(operation.simplify || operation.figures ? [simplify] : []),
		...inBody.filter(isCollection),
		...collection('Filters', 'filters', 'Add Filter', [
			...bare(filters?.query),
			...bare(filters?.body),
		]),
		...collection('Update Fields', 'updateFields', 'Add Field', isUpdate ? added : []),
		...collection('Options', 'options', 'Add Option', [
			...options,
			maxWait,
			...(batch?.settle ? [settleUnknown] : []),
			...(harmOf(operation) ? [allowAgents] : []),
			...bare(optional?.query),
			...(isUpdate ? [] : added),
		]),
	];
}

/** Puts fields behind others: those that show for a value of one of these right behind it. */
function insertNear(fields: INodeProperties[], others: INodeProperties[]): INodeProperties[] {
	const all = [...others];
	for (const field of fields) {
		const conditions = conditionsOf(field);
		const near = all.map(
			(one) =>
				conditions.includes(one.name) || conditionsOf(one).some((on) => conditions.includes(on)),
		);
		const last = near.lastIndexOf(true);
		all.splice(last < 0 ? all.length : last + 1, 0, field);
	}
	return all;
}

const conditionsOf = ({ displayOptions }: INodeProperties): string[] =>
	Object.keys(displayOptions?.show ?? {});

/** A field that several parameters are made of is shown once. */
const bare = (parameters: Parameters = {}): INodeProperties[] => [
	...new Set(Object.values(parameters).map(fieldOf)),
];

function collection(
	displayName: string,
	name: string,
	placeholder: string,
	fields: INodeProperties[],
): INodeProperties[] {
	if (fields.length === 0) return [];
	const options = [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName));
	return [{ displayName, name, type: 'collection', placeholder, default: {}, options }];
}

function choicesOf(operations: Record<string, Operation>): INodePropertyOptions[] {
	return Object.entries(operations).map(([value, { name, action, description }]) => ({
		name,
		value,
		action,
		description,
	}));
}

function selector(
	displayName: string,
	name: string,
	options: INodePropertyOptions[],
	first: string,
): INodeProperties {
	const sorted = [...options].sort((a, b) => a.name.localeCompare(b.name));
	return {
		displayName,
		name,
		type: 'options',
		noDataExpression: true,
		options: sorted,
		default: first,
	};
}
