import type { INodeParameters } from 'n8n-workflow';

import { isDomain } from '../../nodes/fields/domain';
import { isEmail } from '../../nodes/fields/email';
import type { Case } from './row';
import { rows } from './rows';
import { scene } from './scene';

/*
 * What web pages and sheets leave in a text and nobody sees: with it an address would be another one.
 */

const withUnseen = (text: string): string =>
	`\u200b\u202a${text.replace(/[@.]/, '\u2060$&').replace('e', 'e\u00ad')}\u202c\ufeff`;

/** Texts that are sent as they stand: what is searched for, and what a server or a file is called. */
const freeText =
	/body|subject|text|url|search|host|user|file|pic|scope|tracking|company_?domain|lead_?email|exclude|deleted/i;

const isAddress = (text: string): boolean => isEmail(text) || isDomain(text);

/** The same parameters with such marks in every address and domain; how many there were. */
function marked(value: unknown, name = ''): { value: unknown; count: number } {
	if (typeof value === 'string') {
		const entries = value.split(',').map((entry) => entry.trim());
		const isMarked = entries.every(isAddress) && !freeText.test(name);
		return isMarked
			? { value: entries.map(withUnseen).join(', '), count: entries.length }
			: { value, count: 0 };
	}
	if (typeof value !== 'object' || value === null) return { value, count: 0 };
	const inner = Object.entries(value).map(([key, one]) => [key, marked(one, key)] as const);
	const values = inner.map(([key, one]) => [key, one.value] as const);
	return {
		value: Array.isArray(value) ? values.map(([, one]) => one) : Object.fromEntries(values),
		count: inner.reduce((sum, [, one]) => sum + one.count, 0),
	};
}

const cases = Object.entries(rows).flatMap(([resource, operations]) =>
	Object.entries(operations).flatMap(([operation, row]) =>
		[...row.all, row.required]
			.map((one, index) => ({ one, parameters: marked(one.parameters), index }))
			.filter(({ parameters }) => parameters.count > 0)
			.map(
				({ one, parameters, index }) =>
					[
						`${resource}.${operation} ${index}`,
						{ resource, operation },
						one,
						parameters.value as INodeParameters,
					] as const,
			),
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

test('many operations take addresses', () => expect(cases.length).toBeGreaterThan(30));

test.each(cases)('%s', async (_, where, one, parameters) => {
	expect(await sent(where, { ...one, parameters })).toEqual(await sent(where, one));
});
