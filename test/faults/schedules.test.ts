import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { NodeRun } from '../engine/runNode';
import { byId } from '../engine/stage';
import { addCampaign, addEmailAccount, addLeadsToCampaign } from '../sandbox';
import { seed } from '../seed';
import { expectPaired, goesOn, mayHave, propertyStage } from './property';
import {
	follow,
	isOpen,
	isUnknowable,
	mayBeDone,
	numbered,
	schedules,
	type Schedule,
} from './schedule';

const { run, sandbox, holds } = propertyStage();

describe(`one request for each item, seed ${seed}`, () => {
	const drawn = fc.record({
		count: fc.integer({ min: 1, max: 8 }),
		on: fc.boolean(),
		schedule: schedules(14),
	});
	const itemsOf = (count: number) =>
		Array.from({ length: count }, (_, number): IDataObject => ({ number }));

	/** How an item ended: its output, or the error of the run. */
	interface End {
		ok: boolean;
		/** It may or may not have happened. */
		open: boolean;
		/** It comes after the item at which the run stopped. */
		never: boolean;
	}

	function endsOf(ended: NodeRun, count: number): End[] {
		const { error, json } = ended;
		const openly = (message: unknown, description: unknown) =>
			message === mayHave ||
			String(message).startsWith(`${mayHave} [`) ||
			/may have done this already|It was asked|Asking again/.test(String(description));
		if (!error) {
			expectPaired(ended, count);
			return json.map((row) => ({
				ok: row.error === undefined,
				open: openly(row.error, row.message),
				never: false,
			}));
		}
		const at = error.itemIndex ?? 0;
		expect(json).toEqual([]);
		if (count > 1) {
			expect(error.description).toContain(
				`${at} of ${count} items were done before the run stopped.`,
			);
		}
		return itemsOf(count).map((_, item) => ({
			ok: item < at,
			open: item === at && openly(error.message, error.description),
			never: item > at,
		}));
	}

	/** Creations without a usable answer, and those of them of which nobody knows at the end. */
	let lost = 0;
	let unknown = 0;

	function countLost(ends: End[], schedule: Schedule): void {
		lost += numbered(sandbox.log).filter(
			([call, { id }]) => id === 'campaign.create' && isOpen(schedule, call),
		).length;
		if (!isUnknowable(schedule, sandbox.log)) unknown += ends.filter(({ open }) => open).length;
	}

	test.each([
		['creates', { operation: 'create', name: '=Example {{ $json.number }}' }],
		[
			'sends mail',
			{
				operation: 'sendTestEmail',
				campaignId: byId(301),
				leadId: byId(5_995_000_001),
				customEmailAddress: '=me{{ $json.number }}@example.com',
			},
		],
	])('a write that %s is done once or not, and the user knows', async (kind, parameters) => {
		const doneOf = (item: number): number =>
			kind === 'creates'
				? [...sandbox.state.campaigns.values()].filter(({ name }) => name === `Example ${item}`)
						.length
				: sandbox.state.testEmails.filter(({ to }) => to === `me${item}@example.com`).length;

		await holds(kind === 'creates' ? 60 : 15, drawn, async ({ count, on, schedule }) => {
			follow(sandbox, schedule);
			const ended = await run(
				{ resource: 'campaign', ...parameters },
				{ items: itemsOf(count), ...goesOn(on) },
			);
			const ends = endsOf(ended, count);
			if (kind === 'creates') countLost(ends, schedule);
			for (const [item, { ok, open, never }] of ends.entries()) {
				const done = doneOf(item);
				if (ok) expect([item, done]).toEqual([item, 1]);
				else if (open) expect(done).toBeLessThanOrEqual(1);
				else expect([item, done]).toEqual([item, 0]);
				const sent = numbered(sandbox.log).filter(([, { body }]) =>
					new RegExp(`(Example |me)${item}\\b`).test(body),
				);
				if (never) expect(sent).toEqual([]);
				// What may have been done is not sent again.
				const open1 = sent.findIndex(([call]) => mayBeDone(schedule, call));
				if (open1 >= 0) expect(sent.length).toBe(open1 + 1);
			}
			return ends.every(({ ok }) => ok);
		});
	});

	test('of up to a hundred creations of which nobody knew, at most one stays unknown', () => {
		expect(lost).toBeGreaterThan(5);
		expect(unknown).toBeLessThanOrEqual(Math.max(1, lost / 100));
	});

	test('an idempotent write is done, or the user knows that it may not be', async () => {
		await holds(15, drawn, async ({ count, on, schedule }) => {
			const ids = itemsOf(count).map(() => addEmailAccount(sandbox.state, Date.now()).id);
			follow(sandbox, schedule);
			const ended = await run(
				{
					resource: 'campaign',
					operation: 'addEmailAccounts',
					campaignId: byId(301),
					emailAccountIds: '={{ [$json.id] }}',
				},
				{ items: ids.map((id) => ({ id })), ...goesOn(on) },
			);
			const has = new Set(sandbox.state.campaigns.get(301)?.emailAccountIds);
			const ends = endsOf(ended, count);
			for (const [item, { ok, open }] of ends.entries()) {
				if (ok) expect(has.has(ids[item])).toBe(true);
				else if (!open) expect(has.has(ids[item])).toBe(false);
			}
			return ends.every(({ ok }) => ok);
		});
	});

	test('a read gives each item its own answer, in order', async () => {
		await holds(15, drawn, async ({ count, on, schedule }) => {
			const ids = itemsOf(count).map(() => addCampaign(sandbox.state, Date.now()).id);
			follow(sandbox, schedule);
			const ended = await run(
				{ resource: 'campaign', operation: 'get', campaignId: byId('={{ $json.id }}') },
				{ items: ids.map((id) => ({ id })), ...goesOn(on) },
			);
			if (ended.error) {
				expect([on, ended.json]).toEqual([false, []]);
				return false;
			}
			expectPaired(ended, count);
			for (const [item, { id, error }] of ended.json.entries()) {
				if (error === undefined) expect(id).toBe(ids[item]);
			}
			return ended.json.every(({ error }) => error === undefined);
		});
	});
});

describe(`a list of several pages, seed ${seed}`, () => {
	const drawn = fc.record({
		count: fc.integer({ min: 0, max: 450 }),
		schedule: schedules(14),
	});

	test('comes whole and in order, or not at all', async () => {
		await holds(15, drawn, async ({ count, schedule }) => {
			addLeadsToCampaign(sandbox.state, Date.now(), 302, count);
			follow(sandbox, schedule);
			const { error, json } = await run({
				resource: 'lead',
				operation: 'getAllInCampaign',
				campaignId: byId(302),
				returnAll: true,
			});
			const emails = Array.from({ length: count }, (_, index) => `many${index + 1}@example.com`);
			expect(json.map(({ email }) => email)).toEqual(error ? [] : emails);
			return error === undefined;
		});
	});
});
