import type { INodeParameters } from 'n8n-workflow';

import { isRead } from '../../nodes/engine/spec/operation';
import { stage } from '../engine/stage';
import { rows } from './rows';
import { specs } from './specs';

/**
 * Return All, Limit and Simplify stand in many operations. Where their expression has found nothing,
 * the default would be a guess: 50 rows of 5,000, or all that were to be left.
 */
const { run, sandbox } = stage();

const lost = ['={{ $json.missing }}', '={{ null }}', '={{ NaN }}', '={{ "" }}'];
const required = (name: string) => {
	const [resource = '', operation = ''] = name.split('.');
	const { parameters, items } = rows[resource][operation].required;
	return { parameters: { resource, operation, ...parameters }, items: items ?? [{}] };
};

const paged = specs.filter(({ operation }) => operation.list?.pages);
const simplified = specs.filter(({ operation }) => operation.simplify ?? operation.figures);

async function expectRefused(name: string, given: INodeParameters, message: string) {
	const { parameters, items } = required(name);
	const { error, json } = await run({ ...parameters, ...given }, { items });
	expect([name, error?.message]).toEqual([name, message]);
	expect(json).toEqual([]);
	expect(sandbox.log).toEqual([]);
}

it('there are some', () => {
	expect(paged.length).toBeGreaterThan(20);
	expect(simplified.length).toBeGreaterThan(20);
});

it.each(lost)('Limit: %j', async (limit) => {
	for (const { name } of paged) {
		await expectRefused(name, { returnAll: false, limit }, "'Limit' is empty");
	}
});

it.each(lost)('Return All: %j', async (returnAll) => {
	for (const { name } of paged) {
		await expectRefused(name, { returnAll, limit: 10 }, "'Return All' is empty");
	}
});

it.each(lost)('Simplify: %j', async (simplify) => {
	for (const { name } of simplified) await expectRefused(name, { simplify }, "'Simplify' is empty");
});

it('under Continue On Fail only the item that lost it fails', async () => {
	const [{ name }] = paged.filter(({ operation }) => isRead(operation));
	const { parameters } = required(name);
	const { json } = await run(
		{ ...parameters, returnAll: false, limit: '={{ $json.limit }}' },
		{ items: [{ limit: 1 }, {}], node: { onError: 'continueRegularOutput' } },
	);
	expect(json.at(-1)).toMatchObject({ error: "'Limit' is empty" });
	expect(json.slice(0, -1).some(({ error }) => error !== undefined)).toBe(false);
});
