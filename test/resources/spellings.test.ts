import type { INodeParameters } from 'n8n-workflow';

import { isDomain } from '../../nodes/fields/domain';
import { isEmail } from '../../nodes/fields/email';
import type { Case } from './row';
import { rows } from './rows';
import { scene } from './scene';

/*
 * What users mean, written otherwise than in the rows of the operations: the same has to be sent.
 */

/** Another spelling of a text that stands in a parameter of that name; undefined where it has none. */
type Spell = (text: string, name: string) => string | undefined;

/** The same value with all its texts spelled otherwise; undefined where none is. */
function spelled(value: unknown, spell: Spell, name = ''): unknown {
	if (typeof value === 'string') return spell(value, name);
	if (typeof value !== 'object' || value === null) return undefined;
	const changed = Object.entries(value).flatMap(([key, inner]) => {
		const other = spelled(inner, spell, key);
		return other === undefined ? [] : [[key, other] as const];
	});
	if (changed.length === 0) return undefined;
	return Object.assign(
		Array.isArray(value) ? [...(value as unknown[])] : { ...value },
		Object.fromEntries(changed),
	);
}

const casesOf = (spell: Spell) =>
	Object.entries(rows).flatMap(([resource, operations]) =>
		Object.entries(operations).flatMap(([operation, { all, required }]) =>
			[...all, required].flatMap((one, index) => {
				const parameters = spelled(one.parameters, spell) as INodeParameters | undefined;
				const name = `${resource}.${operation} ${index}`;
				return parameters
					? [[name, { resource, operation }, one, { ...one, parameters }] as const]
					: [];
			}),
		),
	);

async function sent(where: { resource: string; operation: string }, one: Case) {
	const { run, sandbox } = scene();
	one.scene?.(sandbox.state);
	const { error } = await run(where, one.parameters, one.items);
	const calls = sandbox.log.map(({ method, path, query, json }) => {
		return { method, path, query: { ...query, api_key: undefined }, json };
	});
	return { error: error?.message, calls };
}

/** What web pages and sheets leave in a text and nobody sees: with it an address would be another one. */
describe('marks that nobody sees', () => {
	const withMarks = (text: string): string =>
		`\u200b\u202a${text.replace(/[@.]/, '\u2060$&').replace('e', 'e\u00ad')}\u202c\ufeff`;
	/** Texts that are sent as they stand: what is searched for, and what a server or a file is called. */
	const isFree = (name: string) =>
		/body|subject|text|url|search|host|user|file|pic|scope|tracking|company_?domain|lead_?email|exclude|deleted/i.test(
			name,
		);
	const cases = casesOf((text, name) => {
		const entries = text.split(',').map((entry) => entry.trim());
		const areAddresses = entries.every((entry) => isEmail(entry) || isDomain(entry));
		return areAddresses && !isFree(name) ? entries.map(withMarks).join(', ') : undefined;
	});

	test('many operations take addresses', () => expect(cases.length).toBeGreaterThan(30));

	test.each(cases)('%s', async (_, where, one, other) => {
		expect(await sent(where, other)).toEqual(await sent(where, one));
	});
});

/** The list in a text with commas, as JSON; undefined for expressions and JSON, which are what they are. */
function listIn(text: string): string | undefined {
	const entries = text.split(',').map((entry) => entry.trim());
	return entries.length > 1 && !/^[=[{"]/.test(text.trim()) ? JSON.stringify(entries) : undefined;
}

/** An AI agent writes lists so, and so do databases. */
describe('a list as JSON', () => {
	const cases = casesOf(listIn);

	test('many operations take lists', () => expect(cases.length).toBeGreaterThan(15));

	test.each(cases)('%s', async (_, where, one, other) => {
		expect(await sent(where, other)).toEqual(await sent(where, one));
	});
});

describe('a list of an expression', () => {
	const cases = casesOf((text) => {
		const list = listIn(text);
		return list && `={{ ${list} }}`;
	});

	test.each(cases)('%s', async (_, where, one, other) => {
		expect(await sent(where, other)).toEqual(await sent(where, one));
	});
});

/** Where SmartLead wants a text, as Google or Microsoft returned it, a date becomes one. */
describe("a date of n8n's own", () => {
	const cases = casesOf((text, name) =>
		/^\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?$/.test(text) && name !== 'expiry'
			? `={{ DateTime.fromISO(${JSON.stringify(text)}) }}`
			: undefined,
	);

	test.each(cases)('%s', async (_, where, one, other) => {
		expect(await sent(where, other)).toEqual(await sent(where, one));
	});
});
