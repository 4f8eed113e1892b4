import { operationById, type CatalogOperation, type CatalogValue } from '../sandbox';
import type { Row, Sent } from './row';

/** A value of a request: where it stands ('body.lead_list[].email') and what the catalog says of it. */
export interface Documented {
	path: string;
	value: CatalogValue;
}

/** Every value that an operation can be sent, nested ones included. */
export function documentedIn({ params }: CatalogOperation): Documented[] {
	return params.flatMap((param) => leaves(`${param.in}.${param.name}`, param));
}

function leaves(path: string, value: CatalogValue): Documented[] {
	if (value.items?.properties) return leaves(`${path}[]`, value.items);
	if (!value.properties) return [{ path, value }];
	return Object.entries(value.properties).flatMap(([name, inner]) =>
		leaves(`${path}.${name}`, inner),
	);
}

/** The places that the requests of a row fill: all its cases together. */
export function sentBy({ id, all, required }: Row): Set<string> {
	const own = [required, ...all].flatMap(({ sends }) => sends.filter((sent) => !sent.id));
	const objects = new Set(
		documentedIn(operationById(id))
			.filter(({ value: { type, items } }) => type === 'object' || items?.type === 'object')
			.map(({ path }) => path),
	);
	return new Set(own.flatMap((sent) => placesOf(sent, objects)));
}

function placesOf({ path = {}, query = {}, body = {} }: Sent, objects: Set<string>): string[] {
	return [
		...filled('path', path, objects),
		...filled('query', query, objects),
		...filled(Array.isArray(body) ? 'body.$root' : 'body', body, objects),
	];
}

/**
 * An object whose keys are free (custom fields) counts as one value, and so does a list of values
 * or of such objects.
 */
function filled(path: string, value: unknown, objects: Set<string>): string[] {
	if (objects.has(path)) return [path];
	if (Array.isArray(value)) {
		const entries: unknown[] = value;
		const inner = entries.filter((entry) => typeof entry === 'object' && entry !== null);
		return inner.length > 0
			? inner.flatMap((entry) => filled(`${path}[]`, entry, objects))
			: [path];
	}
	if (typeof value !== 'object' || value === null) return [path];
	return Object.entries(value).flatMap(([name, entry]) =>
		filled(`${path}.${name}`, entry, objects),
	);
}
