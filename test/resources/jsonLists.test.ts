import type { INodeParameters } from 'n8n-workflow';

import type { Case } from './row';
import { rows } from './rows';
import { scene } from './scene';

/*
 * A list may come as JSON: an AI agent writes it so, and so does a database.
 */

function asJson(value: unknown): { value: unknown; count: number } {
	if (typeof value === 'string') {
		const entries = value.split(',').map((entry) => entry.trim());
		// Expressions and JSON are what they are.
		const isList = entries.length > 1 && !/^[=[{"]/.test(value.trim());
		return isList ? { value: JSON.stringify(entries), count: 1 } : { value, count: 0 };
	}
	if (typeof value !== 'object' || value === null) return { value, count: 0 };
	const inner = Object.entries(value).map(([key, one]) => [key, asJson(one)] as const);
	const values = inner.map(([key, one]) => [key, one.value] as const);
	return {
		value: Array.isArray(value) ? values.map(([, one]) => one) : Object.fromEntries(values),
		count: inner.reduce((sum, [, one]) => sum + one.count, 0),
	};
}

const cases = Object.entries(rows).flatMap(([resource, operations]) =>
	Object.entries(operations).flatMap(([operation, row]) =>
		[...row.all, row.required]
			.map((one, index) => ({ one, parameters: asJson(one.parameters), index }))
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

test('many operations take lists', () => expect(cases.length).toBeGreaterThan(15));

test.each(cases)('%s', async (_, where, one, parameters) => {
	expect(await sent(where, { ...one, parameters })).toEqual(await sent(where, one));
});
