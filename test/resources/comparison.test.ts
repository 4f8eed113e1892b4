import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { List } from '../../nodes/engine/spec/list';
import { isRead, type Operation } from '../../nodes/engine/spec/operation';
import { fieldOf, type Parameters } from '../../nodes/engine/spec/parameter';
import { catalog, operationById, type CatalogOperation } from '../sandbox';
import { documentedIn, sentBy } from './documented';
import { rows } from './rows';
import { everySpec, jobs, placedFields, specs, type Named } from './specs';

/** Documented, and without a field on purpose: the place, and why. */
const deliberate: Record<string, Record<string, string>> = {
	'analytics.clientPerformance': { 'query.filter': 'no source says which values it takes' },
	'campaignLead.add': { 'body.type': 'no source says which values it takes' },
	'inbox.reply': {
		'body.schedule_condition': 'no source says which values it takes',
		'body.seq_type': 'no source says which values it takes',
	},
	'lead.getAll': { 'query.emailStatus': 'no source says which values it takes here' },
	'leadList.importLeads': {
		'body.customFields': 'no source says what its keys are',
		'body.emailFieldsAdded': 'no source says what its keys are',
	},
	'leadList.pushToCampaign': {
		'body.csvSettings': 'no source says what its keys are here',
		'body.filters': 'no source says what its keys are here',
	},
	'webhook.create': {
		'body.webhook_type': 'no source says which values it takes',
		'body.category_id': 'the older form of category_id_map, for one category',
		'body.event_type': 'the older form of event_type_map, for one event',
	},
	'campaign.updateSchedule': {
		'body.schedule': 'the nested form of the same values, which live accounts refuse',
	},
};

const omitted = (id: string, path: string): boolean =>
	Object.keys(deliberate[id] ?? {}).some((place) => path === place || path.startsWith(`${place}.`));

const topLevel = ({ params, id }: CatalogOperation, place: 'path' | 'query' | 'body'): string[] =>
	params
		.filter((param) => param.in === place && !omitted(id, `${place}.${param.name}`))
		.map(({ name }) => name)
		.sort();

/** What the pager adds to the requests for its first two pages: a cursor comes with the second. */
async function firstPages({ pages }: List): Promise<IDataObject> {
	let asked: IDataObject = {};
	let count = 0;
	const ask = async (page: IDataObject) => {
		asked = { ...asked, ...page };
		const answer = { lastSeenEclmId: 7, data: { scroll_id: 'next' } };
		return { rows: count++ === 0 ? [{ id: 7 }] : [], answer };
	};
	for await (const { rows: page } of pages?.pages(ask, Infinity) ?? [])
		expect(page).toHaveLength(1);
	return asked;
}

/** The parameters of one place, whatever way they come into the request. */
async function parametersOf(operation: Operation, place: 'query' | 'body'): Promise<string[]> {
	const { filters, optional, fixed, batch, list } = operation;
	const pager = list?.pages?.in === place ? await firstPages(list) : {};
	const batched = place === 'body' && batch ? [batch.into] : [];
	const names = [operation[place], filters?.[place], optional?.[place], fixed?.[place], pager];
	return [...names.flatMap((group) => Object.keys(group ?? {})), ...batched].sort();
}

const everyParameter = ({ path, query, body, filters, optional }: Operation): Parameters => ({
	...path,
	...query,
	...body,
	...filters?.query,
	...filters?.body,
	...optional?.query,
	...optional?.body,
});

describe.each(specs.map((spec): [string, Named] => [spec.name, spec]))('%s', (_, named) => {
	const { operation, resource } = named;
	const documented = operationById(operation.id);

	test('is sent where the catalog says', () => {
		const { method, path, alternates = [], host } = documented;
		const routes = [{ method, path }, ...alternates].map(
			(route) => `${route.method} ${route.path}`,
		);
		expect(routes).toContain(operation.request);
		expect(resource.host).toBe(host);
	});

	test('has a field for every parameter and sends no other', async () => {
		expect(Object.keys(operation.path).sort()).toEqual(topLevel(documented, 'path'));
		expect(await parametersOf(operation, 'query')).toEqual(topLevel(documented, 'query'));
		expect(await parametersOf(operation, 'body')).toEqual(topLevel(documented, 'body'));
	});

	test('has the effects of the catalog', () => {
		const { readOnly, idempotent, sendsEmail, destructive, cost } = documented;
		expect(isRead(operation)).toBe(readOnly);
		// A read can always be repeated, and needs not say so.
		if (!readOnly) expect(operation.idempotent ?? false).toBe(idempotent);
		expect(operation.sendsEmail ?? false).toBe(sendsEmail);
		expect(operation.destructive ?? false).toBe(destructive);
		expect(operation.cost ?? null).toBe(cost);
	});

	test('takes for refusals what the catalog has under 500, and nothing else', () => {
		expect(operation.refusals ?? []).toEqual(documented.refusals ?? []);
	});

	test('offers the values of the catalog', () => {
		const offered = placedFields(operation).map(({ field }) => valuesOf(field.options));
		for (const { path, value } of documentedIn(documented)) {
			const allowed = (value.enum ?? value.items?.enum)?.map(String).sort();
			// A text that is true or false is a switch, and one value alone is no choice.
			if (!allowed || allowed.join() === 'false,true' || omitted(operation.id, path)) continue;
			if (allowed.length === 1) continue;
			// Where the catalog takes null as well, one option more stands for it.
			const fits = offered.some(
				(values) =>
					allowed.every((one) => values.includes(one)) &&
					values.length - allowed.length <= (value.nullable ? 1 : 0),
			);
			expect([path, fits]).toEqual([path, true]);
		}
	});

	test('keeps numbers within the limits of the catalog', () => {
		for (const [name, parameter] of Object.entries(everyParameter(operation))) {
			const value = documented.params.find((param) => param.name === name);
			const { type, typeOptions } = fieldOf(parameter);
			if (type !== 'number' || !value) continue;
			if (value.min !== undefined) expect([name, typeOptions?.minValue]).toEqual([name, value.min]);
			if (value.max !== undefined) expect([name, typeOptions?.maxValue]).toEqual([name, value.max]);
		}
		const items = documented.params.find(({ name }) => name === operation.batch?.into)?.maxItems;
		// Where no limit is documented, as many travel together as in the other batch.
		expect(operation.batch?.size).toBe(operation.batch ? (items ?? 400) : undefined);
	});

	test('finds its list where the catalog says', async () => {
		const { listPath, listPathAlternates = [], pagination, dropdown } = documented;
		const { batch, custom, rows, list } = operation;
		// Text and files are no lists of rows, and a batch pairs its rows: both read their answers.
		if (batch || ((custom ?? rows) && !list)) return;
		if (listPath === null) {
			// Or the reference knows the list only as the source of a dropdown.
			expect(list?.paths[0]).toBe(dropdown?.itemsPath);
			return;
		}
		expect(list?.paths[0]).toBe(pagination?.itemsPath ?? listPath);
		const others = [...listPathAlternates, pagination?.altItemsPath, dropdown?.altItemsPath];
		expect(list?.paths).toEqual(expect.arrayContaining(others.filter((at) => at !== undefined)));
		expect(Boolean(list?.pages)).toBe(pagination !== null);
		if (!list?.pages || !pagination) return;

		// A cursor has its place beside the style.
		const { cursorIn, style } = pagination;
		if (cursorIn) expect(cursorIn).toBe(list.pages.in);
		else expect(style).toContain(`in ${list.pages.in}`);
		const asked = await firstPages(list);
		const sizes = Object.entries(asked).filter(([name]) => name === 'limit' || name === 'size');
		// Where no limit is documented, a page is as long as on the other lists.
		expect(sizes.map(([, size]) => Number(size))).toEqual([pagination.maxLimit ?? 100]);
		for (const total of [pagination.totalPath, pagination.altTotalPath]) {
			if (typeof total === 'string') expect(await pagesUntil(list, total)).toBe(1);
		}
	});
});

const valuesOf = (options: unknown): string[] =>
	((options ?? []) as INodePropertyOptions[]).map(({ value }) => String(value)).sort();

/** How many pages are asked for when the first one says that it holds all there is. */
async function pagesUntil({ pages }: List, total: string): Promise<number> {
	let asked = 0;
	const answer = total
		.split('.')
		.reduceRight<unknown>((inner, key) => ({ [key]: inner }), '1') as IDataObject;
	const ask = async () => ({ rows: asked++ === 0 ? [{ id: 1 }] : [], answer });
	for await (const { rows: page } of pages?.pages(ask, Infinity) ?? [])
		expect(page).toHaveLength(1);
	return asked;
}

/** What a job may do is what any of its requests may do. */
/** Effects of a part that a job does not have, and why. */
const spared: Record<string, Record<string, string>> = {
	'campaign.createFromBlueprint': {
		destructive: 'saving steps replaces those that are there, and its draft has none yet',
	},
};

describe.each(jobs.map((job): [string, Named] => [job.name, job]))('%s, a job', (_, job) => {
	const { operation, resource } = job;
	const parts = operation.uses ?? [];

	test('is made of operations that the catalog documents, on the same host', () => {
		expect(parts.length).toBeGreaterThan(1);
		expect(catalog.map(({ id }) => id)).not.toContain(operation.id);
		for (const part of parts) {
			const own = specs.find((spec) => spec.operation === part);
			expect([part.id, own?.resource.host]).toEqual([part.id, resource.host]);
		}
		expect(parts.map(({ request }) => request)).toContain(operation.request);
	});

	test('has the effects of all of them', () => {
		const some = (has: (part: Operation) => unknown) => parts.some((part) => Boolean(has(part)));
		expect(isRead(operation)).toBe(parts.every(isRead));
		expect(operation.sendsEmail ?? false).toBe(some(({ sendsEmail }) => sendsEmail));
		const isSpared = spared[operation.id]?.destructive !== undefined;
		expect(operation.destructive ?? false).toBe(
			!isSpared && some(({ destructive }) => destructive),
		);
		expect(operation.cost).toBe(parts.find(({ cost }) => cost)?.cost);
	});

	test('sends nothing else, in every case of its row', () => {
		const row = Object.values(rows).flatMap((group) =>
			Object.values(group).filter(({ id }) => id === operation.id),
		)[0];
		const cases = [row.required, ...row.all];
		const ids = cases.flatMap(({ sends, alternately = [], live = [] }) =>
			[...sends, ...alternately, ...live].map(({ id }) => id),
		);
		expect(ids.length).toBeGreaterThan(0);
		for (const id of ids) expect(parts.map((part) => part.id)).toContain(id);
	});
});

test('every operation has its row, and every row its operation', () => {
	const written = Object.entries(rows).flatMap(([resource, operations]) =>
		Object.entries(operations).map(([name, { id }]) => [`${resource}.${name}`, id]),
	);
	const built = everySpec.map(({ name, operation }) => [name, operation.id]);
	expect(written.sort()).toEqual(built.sort());
	const ids = built.map(([, id]) => id);
	expect(new Set(ids).size).toBe(ids.length);
});

const documentedRows = Object.values(rows)
	.flatMap((group) => Object.values(group))
	.filter(({ id }) => !jobs.some(({ operation }) => operation.id === id));

describe.each(documentedRows)('the row of $id', (row) => {
	const documented = documentedIn(operationById(row.id)).filter(
		({ path }) => !omitted(row.id, path),
	);
	const sent = sentBy(row);

	test('fills every documented place, nested ones too', () => {
		expect(documented.map(({ path }) => path).filter((path) => !sent.has(path))).toEqual([]);
	});

	test('fills no other', () => {
		const known = new Set(documentedIn(operationById(row.id)).map(({ path }) => path));
		expect([...sent].filter((path) => !known.has(path))).toEqual([]);
	});
});

test('counts what this release covers', () => {
	const promised = documentedRows.map(({ id }) => id);
	const built = specs.filter(({ operation }) => promised.includes(operation.id));
	const parameters = promised.flatMap((id) => documentedIn(operationById(id)));
	const left = promised.flatMap((id) =>
		documentedIn(operationById(id)).filter(({ path }) => omitted(id, path)),
	);
	const parts = Object.entries(rows).map(
		([resource, operations]) => `${resource} ${Object.keys(operations).length}`,
	);
	console.info(
		`${built.length} of ${promised.length} operations of this release (${parts.join(', ')}); ` +
			`${parameters.length} parameters, ${left.length} of them left out with a reason; ` +
			`the catalog has ${catalog.length} operations; ${jobs.length} jobs are made of them`,
	);
	expect(built).toHaveLength(promised.length);
});

test('every documented route is reached, by an operation or as the other form of one', () => {
	const written = Object.values(rows).flatMap((group) => Object.values(group));
	const sent = written.flatMap(({ required, all }) =>
		[required, ...all].flatMap(({ sends, alternately = [] }) => [...sends, ...alternately]),
	);
	const reached = new Set([...written, ...sent].map(({ id }) => id));
	expect(catalog.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
});
