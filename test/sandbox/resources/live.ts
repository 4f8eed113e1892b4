import type { Values } from '../types';

/** Counts and shares as they arrive live: as text. Ids and what lies deeper stay as they are. */
export function asTexts<T extends Values>(record: T): Values {
	return Object.fromEntries(
		Object.entries(record).map(([name, value]) => [
			name,
			typeof value === 'number' && !/(^|_)(id|number)$/.test(name) ? String(value) : value,
		]),
	);
}

/** A record without some of its fields. */
export function without(record: Values, ...names: string[]): Values {
	return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));
}
