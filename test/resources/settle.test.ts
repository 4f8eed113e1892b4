import type { INodeParameters } from 'n8n-workflow';

import { products } from '../products';
import { stage } from '../engine/stage';
import { catalog, everyShape, type Shapes } from '../sandbox';
import type { Row } from './row';
import { rows } from './rows';
import { specs } from './specs';

/*
 * Writes whose answer is lost: each says why nobody can know, or is looked for. What is told then is
 * so, whether it was carried out or not, and nothing is sent twice.
 */

const placed = new Map<string, { resource: string; operation: string; row: Row }>(
	Object.entries(rows).flatMap(([resource, group]) =>
		Object.entries(group).map(([operation, row]) => [row.id, { resource, operation, row }]),
	),
);

/** Sent once, each makes one more of what it makes. */
const once = catalog.filter(
	({ id, readOnly, idempotent }) =>
		!readOnly && !idempotent && id !== 'campaignWebhook.deleteByBody',
);

test.each(once.map(({ id }) => id))('%s is looked for, or says why not', (id) => {
	const { operation } = specs.find((one) => one.operation.id === id) ?? {};
	const { settle, batch, unsettled } = operation ?? {};
	expect(settle ?? batch?.settle ?? unsettled).toBeDefined();
});

const settled = products
	.flatMap(({ resources }) => Object.values(resources))
	.flatMap(({ operations }) => Object.values(operations))
	.filter(({ settle, uses }) => settle && !uses)
	.map(({ id }) => id);

/** What is known afterwards of one that was done, and of one that was not. */
type Known = [done: boolean, notDone: boolean];

/** Where the reads tell everything there is to tell. */
const certain: Known = [true, true];
/** What is not there may come later. */
const onlyDone: Known = [true, false];

const expected: Record<string, Known | Partial<Record<Shapes, Known>>> = {
	'campaign.create': certain,
	// Whether an old one was the same before, nobody knows.
	'campaign.createPromptTemplate': onlyDone,
	'campaign.saveSequences': onlyDone,
	'campaign.updateStatus': certain,
	// The documented list has no dates.
	'campaignWebhook.save': { documented: [false, true], alternate: [false, true], live: certain },
	'client.createApiKey': certain,
	// Snippets have no dates.
	'client.createCodeIntegration': [false, true],
	'client.save': certain,
	'emailAccount.addOauth': onlyDone,
	'emailAccount.addSmtp': onlyDone,
	// Tags have none either, and may come later.
	'emailAccountTag.create': [false, false],
	'inbox.setReminder': onlyDone,
	'leadCategory.create': certain,
	'leadList.create': certain,
	'leadNote.create': certain,
	'leadTask.create': certain,
	'prospect.saveSearch': certain,
	'smartDelivery.createAutomatedTest': {
		documented: [false, false],
		alternate: [false, false],
		live: onlyDone,
	},
	'smartDelivery.createFolder': certain,
	'smartDelivery.createManualTest': {
		documented: [false, false],
		alternate: [false, false],
		live: onlyDone,
	},
};

/** What makes a difference, beside what every operation asks for. */
const wishes: Record<string, INodeParameters> = {
	'campaign.updateStatus': { status: 'START' },
	// Live, they are demanded.
	'campaignWebhook.save': { options: { categories: [1] } },
};

/** Their names are chosen by people, and so not in every row. */
const elsewhere = ['campaign.createSubsequence', 'inbox.reply', 'webhook.create'];

test('all that is looked for is in the table', () =>
	expect([...settled].sort()).toEqual([...Object.keys(expected), ...elsewhere].sort()));

describe.each(everyShape)('answers as %s', (shapes) => {
	const { run, sandbox } = stage({ shapes });

	async function lost(id: string, done: boolean) {
		const known = placed.get(id);
		if (!known) throw new Error(`No row for ${id}`);
		const { resource, operation, row } = known;
		const { scene, parameters, items = [{}] } = row.required;
		scene?.(sandbox.state);
		sandbox.misbehave({ id, times: Infinity, after: done, answer: { status: 504 } });
		const { error, json } = await run(
			{ resource, operation, ...parameters, ...wishes[id] },
			{ items },
		);
		expect(new Set(sandbox.calls(id).map(({ body }) => body)).size).toBe(1);
		if (error) expect(json).toEqual([]);
		return error?.message;
	}

	const knownOf = (id: string): Known => {
		const { [id]: all } = expected;
		return Array.isArray(all) ? all : (all[shapes] ?? [false, false]);
	};
	const ids = Object.keys(expected);

	test.each(ids)('%s, done', async (id) => {
		const message = await lost(id, true);
		if (knownOf(id)[0]) expect(message).toBeUndefined();
		else expect(message).toMatch(/^This may or may not have happened/);
	});

	test.each(ids)('%s, not done', async (id) => {
		const message = await lost(id, false);
		expect(message).toMatch(
			knownOf(id)[1] ? /^SmartLead did not do this/ : /^This may or may not have happened/,
		);
	});
});
