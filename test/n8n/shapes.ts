/** An object of which nothing is known yet. */
export type Shape = Record<string, unknown>;

/** Whether it is an object with fields. */
export function isShape(value: unknown): value is Shape {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The field's object; empty when it is none. */
export function shapeAt(value: unknown, field: string): Shape {
	const found = isShape(value) ? value[field] : undefined;
	return isShape(found) ? found : {};
}

/** The field's entries; none when it is not a list. */
export function listAt(value: unknown, field: string): unknown[] {
	const found = isShape(value) ? value[field] : undefined;
	return Array.isArray(found) ? found : [];
}

/** The field's text; empty when it is none. A number counts as text. */
export function textAt(value: unknown, field: string): string {
	const found = isShape(value) ? value[field] : undefined;
	return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}
