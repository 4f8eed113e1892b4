/**
 * What an answer looks like, without its values: a type ('string', 'number', 'boolean', 'null', or
 * several as 'number|string'), a list of entries that look alike, or keys with what stands at them.
 * '*' stands for every key where the keys themselves are values (ids, days, domains, custom fields).
 */
export type Shape = string | Shape[] | { [key: string]: Shape };

type Keyed = { [key: string]: Shape };

/** Keys that are data: ids, dates, addresses, domains. */
const isValue = (key: string): boolean => /^\d+$|^\d{4}-\d\d|@|^[^\s.]+(\.[^\s.]+)+$/.test(key);

/** Objects whose keys the users of an account choose. */
const isOpen = (name: string): boolean => /custom_?fields?$/i.test(name);

/** The shape of a JSON value. Entries of a list are laid over each other. */
export function shapeOf(value: unknown, name = ''): Shape {
	if (value === null || value === undefined) return 'null';
	if (Array.isArray(value)) {
		const entries = value.map((entry: unknown) => shapeOf(entry));
		return entries.length > 0 ? [entries.reduce(merged)] : [];
	}
	if (typeof value !== 'object') return typeof value;
	const pairs = Object.entries(value).map(([key, inner]) => [key, shapeOf(inner, key)] as const);
	const asMap = pairs.length > 0 && (isOpen(name) || pairs.every(([key]) => isValue(key)));
	return asMap
		? { '*': pairs.map(([, inner]) => inner).reduce(merged) }
		: (Object.fromEntries(pairs) as Keyed);
}

const isKeyed = (shape: Shape): shape is Keyed =>
	typeof shape === 'object' && !Array.isArray(shape);

function merged(one: Shape, other: Shape): Shape {
	if (one === 'null') return other;
	if (other === 'null') return one;
	if (Array.isArray(one) && Array.isArray(other)) {
		const entries = [...one, ...other];
		return entries.length > 0 ? [entries.reduce(merged)] : [];
	}
	if (isKeyed(one) && isKeyed(other)) {
		const all: Keyed = { ...one };
		for (const [key, inner] of Object.entries(other)) {
			all[key] = Object.hasOwn(all, key) ? merged(all[key], inner) : inner;
		}
		return all;
	}
	const types = [one, other].flatMap((shape) => kindOf(shape).split('|'));
	return [...new Set(types)].sort().join('|');
}

const kindOf = (shape: Shape): string =>
	typeof shape === 'string' ? shape : Array.isArray(shape) ? 'list' : 'object';

/** How an answer differs from the documented one. */
export interface Difference {
	kind: 'missing' | 'extra' | 'type';
	/** 'data[].lead.email'; '' is the answer itself. */
	at: string;
	/** 'number, documented as string'. */
	what: string;
}

/** Nothing in a list and null say nothing about what else could stand there. */
export function differences(documented: Shape, actual: Shape, at = ''): Difference[] {
	if (documented === 'null' || actual === 'null') return [];
	if (Array.isArray(documented) && Array.isArray(actual)) {
		return documented.length > 0 && actual.length > 0
			? differences(documented[0], actual[0], `${at}[]`)
			: [];
	}
	if (isKeyed(documented) && isKeyed(actual)) return differencesOfKeys(documented, actual, at);
	const known = kindOf(documented).split('|');
	if (
		kindOf(actual)
			.split('|')
			.every((type) => known.includes(type))
	)
		return [];
	return [{ kind: 'type', at, what: `${kindOf(actual)}, documented as ${kindOf(documented)}` }];
}

function differencesOfKeys(documented: Keyed, actual: Keyed, at: string): Difference[] {
	const inside = (key: string) => (at === '' ? key : `${at}.${key}`);
	if (Object.hasOwn(documented, '*') !== Object.hasOwn(actual, '*')) {
		// A map that is empty, or whose keys look like words by chance.
		const inner = Object.values(actual).reduce<Shape>(merged, 'null');
		return differences(documented['*'] ?? 'null', inner, inside('*'));
	}
	return [...new Set([...Object.keys(documented), ...Object.keys(actual)])].flatMap((key) => {
		if (!Object.hasOwn(actual, key)) {
			return [{ kind: 'missing' as const, at: inside(key), what: kindOf(documented[key]) }];
		}
		if (!Object.hasOwn(documented, key)) {
			return [{ kind: 'extra' as const, at: inside(key), what: kindOf(actual[key]) }];
		}
		return differences(documented[key], actual[key], inside(key));
	});
}

/** The differences from that documented answer which is most like it. */
export const nearest = (documented: Shape[], actual: Shape): Difference[] =>
	documented
		.map((one) => differences(one, actual))
		.reduce((best, other) => (weight(other) < weight(best) ? other : best));

/** An answer of another kind has a single difference, and nothing in common. */
const weight = (found: Difference[]): number =>
	found.some(({ at }) => at === '') ? Infinity : found.length;
