import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';

import type { Case, Row } from '../resources/row';
import { rows } from '../resources/rows';
import { placedFields, everySpec, type Named, type Placed } from '../resources/specs';

/** A place for a value in an operation that is otherwise filled in as in its row. */
export interface Slot {
	spec: Named;
	row: Row;
	/** 'filters.campaignId by email'. */
	name: string;
	field: INodeProperties;
	/** In a resource locator: the mode in which the record is named. */
	mode?: string;
	/** The case of the row that it is put into. */
	base: Case;
	/** No expression can stand there: n8n takes none, or would ask for everything that hangs on it. */
	literal: boolean;
	/** All parameters, with this value in its place. */
	put(value: unknown): INodeParameters;
}

function slotsOf(spec: Named): Slot[] {
	const [resource, operation] = spec.name.split('.');
	const row = rows[resource]?.[operation];
	if (!row) throw new Error(`${spec.name} has no row`);
	const fields = placedFields(spec.operation);
	return fields.flatMap((placed) => {
		const { path, field } = placed;
		// n8n takes no expression for a collection, and nobody fills in a notice.
		if (['collection', 'fixedCollection', 'notice'].includes(field.type)) return [];
		const base = caseFor(path, row);
		const shown = (parameters: INodeParameters) => ({
			resource,
			operation,
			...revealed(parameters, placed, fields),
		});
		const literal =
			field.noDataExpression === true ||
			fields.some((other) => Object.hasOwn(other.field.displayOptions?.show ?? {}, field.name));
		const slot = (
			name: string,
			put: (value: unknown) => unknown,
			more: Partial<Slot> = {},
		): Slot => ({
			...{ spec, row, name, field, base, literal },
			put: (value) => shown(withValue(base.parameters, path, put(value))),
			...more,
		});
		if (field.type === 'resourceLocator') {
			const modes = (field.modes ?? []).map(({ name }) => name);
			return [...modes, 'nowhere'].map((mode) =>
				slot(`${path} by ${mode}`, (value) => ({ __rl: true, mode, value }), { mode }),
			);
		}
		if (field.type === 'resourceMapper') {
			// Where the columns of the input are taken, nothing is mapped.
			const mapped = (valueAt(base.parameters, `${path}.value`) ?? {}) as IDataObject;
			return Object.keys(mapped).map((name) =>
				slot(
					`${path}.value.${name}`,
					(value) => ({ mappingMode: 'defineBelow', value: { ...mapped, [name]: value } }),
					{ field: columnOf(name), literal: false },
				),
			);
		}
		return [slot(path, (value) => value)];
	});
}

/** What a column of a mapping is called: first_name is First Name. */
const columnOf = (name: string): INodeProperties => ({
	displayName: name
		.split('_')
		.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
		.join(' ')
		.replace('Linkedin', 'LinkedIn')
		.replace('Url', 'URL'),
	name,
	type: 'string',
	default: '',
});

/** The case in which the place, or as much of the way there as there is, is filled in. */
function caseFor(path: string, { all, required }: Row): Case {
	return [...all, required].reduce((best, other) =>
		depthIn(other.parameters, path) > depthIn(best.parameters, path) ? other : best,
	);
}

/** Of a list the entry that has what is looked for, or most of the way to it: by `like`, a path beside it. */
function valueAt(value: unknown, path: string, like = path): unknown {
	const [step, ...rest] = path.split('.');
	const [, ...restLike] = like.split('.');
	const name = step.replace('[]', '');
	const inner = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
	const found = step.endsWith('[]') ? entryFor(inner, restLike.join('.')) : inner;
	return rest.length > 0 ? valueAt(found, rest.join('.'), restLike.join('.')) : found;
}

function entryFor(list: unknown, path: string): unknown {
	if (!Array.isArray(list)) return undefined;
	const depths = list.map((entry) => depthIn(entry, path));
	return list[depths.indexOf(Math.max(...depths))];
}

/** How many steps of the way are there. */
function depthIn(value: unknown, path: string): number {
	const steps = path === '' ? [] : path.split('.');
	let depth = steps.length;
	while (depth > 0 && valueAt(value, steps.slice(0, depth).join('.')) === undefined) depth--;
	return depth;
}

function withValue(
	parameters: INodeParameters,
	path: string,
	value: unknown,
	like = path,
): INodeParameters {
	const copy = structuredClone(parameters);
	const steps = path.split('.');
	const wanted = like.split('.');
	let at: Record<string, unknown> = copy;
	for (const [index, step] of steps.slice(0, -1).entries()) {
		const name = step.replace('[]', '');
		if (step.endsWith('[]')) {
			const list = (at[name] ??= [{}]) as unknown[];
			at = entryFor(list, wanted.slice(index + 1).join('.')) as Record<string, unknown>;
		} else at = (at[name] ??= {}) as Record<string, unknown>;
	}
	at[steps.at(-1) ?? ''] = value;
	return copy;
}

/** Sets what a field shows for, so that n8n does not drop it. */
function revealed(
	parameters: INodeParameters,
	{ path, field }: Placed,
	fields: Placed[],
): INodeParameters {
	let shown = parameters;
	const before = path.slice(0, path.lastIndexOf('.') + 1);
	for (const [name, wanted] of Object.entries(field.displayOptions?.show ?? {})) {
		if (name === 'resource' || name === 'operation' || !wanted) continue;
		const other = fields.find((placed) => placed.path === before + name);
		if (!other) continue;
		const now = valueAt(shown, other.path, path) ?? other.field.default;
		if (!wanted.some((value) => value === now)) {
			shown = withValue(shown, other.path, wanted[0], path);
		}
		shown = revealed(shown, other, fields);
	}
	return shown;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every place of every operation. */
export const slots: Slot[] = everySpec.flatMap(slotsOf);
