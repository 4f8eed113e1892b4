import type { Part } from './sample';

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What Jest holds a value against: partial objects, exact lists, patterns between slashes. */
export function matching(part: Part): unknown {
	if (Array.isArray(part)) return part.map(matching);
	if (isObject(part)) {
		return expect.objectContaining(
			Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, matching(inner)])),
		);
	}
	return patternIn(part) ? fitting(String(part)) : part;
}

/** Whether a text or number is the one that is wanted, or fits the pattern. */
export function matches(part: Part, value: unknown): boolean {
	const pattern = patternIn(part);
	return pattern ? pattern.test(String(value)) : part === value;
}

/** Upper and lower case are the same: sentences begin in either. */
function patternIn(part: Part): RegExp | undefined {
	const pattern = typeof part === 'string' ? /^\/(.+)\/$/.exec(part)?.[1] : undefined;
	return pattern === undefined ? undefined : new RegExp(pattern, 'i');
}

const fitting = (part: string) => ({
	// So that Jest shows the pattern and not what it is made of.
	$$typeof: Symbol.for('jest.asymmetricMatcher'),
	asymmetricMatch: (value: unknown) => matches(part, value),
	toString: () => 'Fitting',
	getExpectedType: () => 'text',
	toAsymmetricMatcher: () => part,
});
