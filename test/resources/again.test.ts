import { products } from '../products';
import { catalog, type ApiAnswer, type CatalogOperation } from '../sandbox';
import { stage } from '../engine/stage';
import type { Row } from './row';
import { rows } from './rows';

/**
 * What is sent again when nobody knows whether it happened, of every operation and by the catalog
 * alone: reads, and writes that do no harm twice and neither email anybody nor cost anything.
 */
const { run, sandbox } = stage();

/** A route that another operation tries by itself has no operation of its own. */
const operations = catalog.filter(({ id }) => id !== 'campaignWebhook.deleteByBody');

const placed = new Map<string, { resource: string; operation: string; row: Row }>();
for (const [resource, operations] of Object.entries(rows)) {
	for (const [operation, row] of Object.entries(operations)) {
		placed.set(row.id, { resource, operation, row });
	}
}

const mayRepeat = ({ readOnly, idempotent, sendsEmail, cost }: CatalogOperation): boolean =>
	readOnly || (idempotent && !sendsEmail && cost === null);

/** The reads that tell what became of a write. */
const readsAfter = (id: string): string[] =>
	products
		.flatMap(({ resources }) => Object.values(resources))
		.flatMap(({ operations: specs }) => Object.values(specs))
		.filter((one) => one.id === id)
		.flatMap(({ settle, batch }) => (settle ?? batch?.settle)?.reads ?? [])
		.map(({ operation }) => operation.id);

/** How often each different request of the operation was sent. */
async function sendings(
	{ id }: CatalogOperation,
	answer: Partial<ApiAnswer>,
): Promise<{ counts: number[]; error?: string }> {
	const known = placed.get(id);
	if (!known) throw new Error(`No row for ${id}`);
	const { resource, operation, row } = known;
	const { scene, parameters, items = [{}] } = row.required;
	scene?.(sandbox.state);
	sandbox.misbehave({ id, times: Infinity, answer });
	// Nothing can be read of what became of it.
	for (const read of readsAfter(id)) {
		sandbox.misbehave({ id: read, times: Infinity, answer: { status: 403 } });
	}
	const { error } = await run({ resource, operation, ...parameters }, { items });
	const counts = new Map<string, number>();
	for (const { path, query, body } of sandbox.calls(id)) {
		const request = JSON.stringify([path, query, body]);
		counts.set(request, (counts.get(request) ?? 0) + 1);
	}
	return { counts: [...counts.values()], error: error?.message };
}

describe('after an uncertain end', () => {
	it.each(operations.map((operation) => [operation.id, operation] as const))(
		'%s',
		async (_, one) => {
			const { counts, error } = await sendings(one, { fault: 'reset' });
			expect(counts).toEqual([mayRepeat(one) ? 4 : 1]);
			expect(error).toMatch(/^(This may or may not have happened|SmartLead did not give a usable)/);
		},
	);
});

/** An empty answer to a write tells as little, unless there is nothing left to tell of. */
describe('after an empty answer', () => {
	const writes = operations.filter(({ readOnly }) => !readOnly);
	const isDelete = ({ id, method }: CatalogOperation): boolean =>
		method === 'DELETE' || id === 'smartDelivery.deleteTests';

	it.each(writes.map((operation) => [operation.id, operation] as const))('%s', async (_, one) => {
		const { counts, error } = await sendings(one, { status: 200, body: '' });
		expect(counts).toEqual([!isDelete(one) && mayRepeat(one) ? 4 : 1]);
		if (isDelete(one)) expect(error).toBeUndefined();
		else expect(error).toMatch(/^(This may or may not|SmartLead did not give a usable)/);
	});
});

/** A failure is one under the status of a success as well: nobody is told that it was done. */
describe('a failure with status 200', () => {
	const failures = [
		{ error: 'Campaign not found' },
		{ status: 'error', message: 'Campaign not found' },
		{ statusCode: 404, message: 'Campaign not found' },
		{ success: 'false', message: 'Campaign not found' },
		{ errors: [{ field: 'x', message: 'Campaign not found' }] },
	].map((body) => JSON.stringify(body));
	const told = operations.map((one, index): [string, string, CatalogOperation] => [
		one.id,
		failures[index % failures.length],
		one,
	]);

	it.each(told)('%s: %s', async (_, body, one) => {
		const { counts, error } = await sendings(one, { status: 200, body });
		expect(counts).toEqual([1]);
		expect(error).toBe('Campaign not found');
	});
});

/** The words of a 500 are believed where they are documented, and nowhere else. */
describe('a 500 that says what another operation documents', () => {
	const sentences = [...new Set(catalog.flatMap(({ refusals = [] }) => refusals))];
	const said = operations
		.filter(({ readOnly }) => !readOnly)
		.map((one, index): [string, string, CatalogOperation] => {
			const [own] = one.refusals ?? [];
			return [one.id, own ?? sentences[index % sentences.length], one];
		});

	it('has sentences to be told from', () => expect(sentences.length).toBeGreaterThan(2));

	it.each(said)('%s: %s', async (_, sentence, one) => {
		const { counts, error } = await sendings(one, {
			status: 500,
			body: JSON.stringify({ message: sentence }),
		});
		if (one.refusals) {
			expect(counts).toEqual([1]);
			expect(error).toBe(sentence);
			return;
		}
		expect(counts).toEqual([mayRepeat(one) ? 4 : 1]);
		expect(error).toMatch(/^(This may or may not|SmartLead did not give a usable)/);
	});
});
