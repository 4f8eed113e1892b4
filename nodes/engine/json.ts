import type { IDataObject } from 'n8n-workflow';

export const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a path of dots ('data.leads'); '' is the value itself. */
export function valueAt(value: unknown, path: string): unknown {
	if (path === '') return value;
	if (!path.includes('.'))
		return isObject(value) && Object.hasOwn(value, path) ? value[path] : undefined;
	return path
		.split('.')
		.reduce<unknown>(
			(inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined),
			value,
		);
}

/** The value at the first of these places that has one. */
export function firstValueAt(value: unknown, places: string | string[] = []): unknown {
	for (const place of typeof places === 'string' ? [places] : places) {
		const found = valueAt(value, place);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** SmartLead answers a missing lead or campaign with nothing at all, under status 200. */
export const isNothing = (answer: unknown): boolean =>
	answer === null ||
	answer === undefined ||
	answer === '' ||
	(isObject(answer) && Object.keys(answer).length === 0);
