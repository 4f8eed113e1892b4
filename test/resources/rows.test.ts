import { freshKey } from '../engine/keys';
import { runNode } from '../engine/runNode';
import {
	basePath,
	everyShape,
	hosts,
	openNockDoor,
	operationById,
	Sandbox,
	type Shapes,
} from '../sandbox';
import { seed, share } from '../seed';
import type { Case, Row, Sent } from './row';
import { rows } from './rows';

/** A planned request as the catalog completes it. */
function wanted({ id, path = {}, query = {}, body }: Sent, row: Row) {
	const operation = operationById(id ?? row.id);
	const below = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
		encodeURIComponent(path[name] ?? `{${name}}`),
	);
	return {
		id: operation.id,
		method: operation.method,
		host: hosts[operation.host],
		path: `${basePath}${below}`,
		query,
		body,
	};
}

async function send(
	shapes: Shapes,
	resource: string,
	operation: string,
	given: Case,
	planned: Sent[],
) {
	const apiKey = freshKey();
	const sandbox = new Sandbox({ keys: [apiKey], shapes });
	given.scene?.(sandbox.state);
	const door = openNockDoor(sandbox);
	try {
		const { items = [{}], parameters } = given;
		const run = await runNode({
			timezone: 'UTC',
			parameters: { resource, operation, ...parameters },
			items,
			credentials: { apiKey, sendKeyIn: 'query' },
		});
		const calls = sandbox.log.map(({ id, method, host, path, query, json, answer }, index) => {
			const { api_key, ...others } = query;
			expect(api_key).toBe(apiKey);
			// 201 where something is made.
			const accepted = refusal(shapes, planned[index]) ?? (answer.status === 201 ? 201 : 200);
			expect([id, answer.status, answer.body]).toEqual([id, accepted, answer.body]);
			return { id, method, host, path, query: others, body: json };
		});
		return { run, calls, blocked: sandbox.blocked };
	} finally {
		door.close();
	}
}

/** Live, one library refuses every value with the same status. */
const refusal = (shapes: Shapes, sent: Sent | undefined): number | undefined =>
	shapes === 'live' && sent?.refused === 422 ? 400 : sent?.refused;

/** Every case in one way of answering at least. */
const inAWay = share(
	Object.entries(rows).flatMap(([resource, ofIt]) =>
		Object.entries(ofIt).flatMap(([operation, row]) =>
			[row.required, ...row.all].flatMap((_, index) =>
				everyShape.map((shapes) => ({ name: `${resource} ${operation} ${index}`, shapes })),
			),
		),
	),
	({ name }) => [name],
);

describe.each(Object.keys(rows))('%s', (resource) => {
	describe.each(Object.entries(rows[resource] ?? {}))('%s', (operation, row) => {
		const cases: Array<[string, Case]> = [
			['the required fields', row.required],
			...row.all.map((given, index): [string, Case] => [`all fields, ${index + 1}`, given]),
		];
		const shaped = cases.flatMap(([title, given], index) =>
			inAWay
				.filter(({ name }) => name === `${resource} ${operation} ${index}`)
				.map(({ shapes }) => [title, shapes, given] as const),
		);

		test.each(shaped)(`%s, answers as %s, seed ${seed}`, async (_, shapes, given) => {
			const { sends, alternately = sends, live = sends, finds } = given;
			const fails = given.fails?.[shapes];
			const planned = { documented: sends, alternate: alternately, live }[shapes];
			const { run, calls, blocked } = await send(shapes, resource, operation, given, planned);

			if (fails) expect(run.error?.message).toMatch(fails);
			else expect(run.error).toBeUndefined();
			expect(calls).toEqual(planned.map((sent) => wanted(sent, row)));
			expect(blocked).toEqual([]);
			expect(run.items.length === 0).toBe(finds === 'nothing' || fails !== undefined);
			for (const { json, pairedItem } of run.items) {
				expect(Object.keys(json).length).toBeGreaterThan(0);
				expect([pairedItem].flat()).toEqual([{ item: 0 }]);
			}
		});
	});
});
