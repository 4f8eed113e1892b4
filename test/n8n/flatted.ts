import { isShape, type Shape } from './shapes';

/**
 * Reads the format in which n8n keeps executions (the npm package `flatted`): a list of values in
 * which every text inside an object or a list is the index of its value.
 */
export function readFlatted(text: string): unknown {
	const values: unknown = JSON.parse(text);
	if (!Array.isArray(values)) return values;
	const revived = new Map<number, unknown>();

	const at = (index: number): unknown => {
		if (revived.has(index)) return revived.get(index);
		const raw: unknown = values[index];
		if (Array.isArray(raw)) {
			const list: unknown[] = [];
			revived.set(index, list);
			for (const entry of raw) list.push(follow(entry));
			return list;
		}
		if (isShape(raw)) {
			const shape: Shape = {};
			revived.set(index, shape);
			for (const [key, entry] of Object.entries(raw)) shape[key] = follow(entry);
			return shape;
		}
		return raw;
	};
	const follow = (entry: unknown): unknown =>
		typeof entry === 'string' ? at(Number(entry)) : entry;

	return at(0);
}
