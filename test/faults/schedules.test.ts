import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import type { NodeRun } from '../engine/runNode';
import { byId, stage } from '../engine/stage';
import { addCampaign, addEmailAccount, addLeadsToCampaign } from '../sandbox';
import { chance, seed, times } from '../seed';
import { follow, mayBeDone, numbered, schedules, wasDone, type Schedule } from './schedule';

const { run, sandbox, passed } = stage();

/** No schedule is longer than this, waits and all. */
const hours = 2 * 3_600_000;

beforeEach(() => {
	sandbox.reset();
});
afterEach(() => {
	jest.restoreAllMocks();
});

/** Tries a property often. The seed stands in the titles below. */
async function holds<T>(
	runs: number,
	given: fc.Arbitrary<T>,
	property: (drawn: T) => Promise<void>,
) {
	await fc.assert(
		fc.asyncProperty(given, async (drawn) => {
			sandbox.reset();
			// Waits are spread by chance: for one seed, always the same way.
			jest.spyOn(Math, 'random').mockImplementation(chance());
			const start = passed();
			await property(drawn);
			expect(passed() - start).toBeLessThan(hours);
		}),
		{ seed, numRuns: times(runs), interruptAfterTimeLimit: 120_000, markInterruptAsFailure: true },
	);
}

const goesOn = (on: boolean) => (on ? { node: { onError: 'continueRegularOutput' } as const } : {});

/** Every item has come out once, under its own number. */
function expectPaired({ items }: NodeRun, count: number): void {
	const numbers = items
		.flatMap(({ pairedItem }) => [pairedItem].flat())
		.map((pair) => (typeof pair === 'object' ? pair.item : pair));
	expect(numbers).toEqual(Array.from({ length: count }, (_, item) => item));
}

const unknown = 'This may or may not have happened in SmartLead';

describe(`leads in batches, seed ${seed}`, () => {
	const campaigns = [301, 302, 303, 304, 305];
	interface Drawn {
		leads: Array<{ campaign: number; number: number }>;
		on: boolean;
		schedule: Schedule;
	}
	const drawn: fc.Arbitrary<Drawn> = fc.record({
		leads: fc.array(
			fc.record({
				campaign: fc.constantFrom(...campaigns),
				number: fc.integer({ min: 0, max: 12 }),
			}),
			{ minLength: 1, maxLength: 30 },
		),
		on: fc.boolean(),
		schedule: schedules(10),
	});

	/** Lead 0 has no address. */
	const itemOf = ({ campaign, number }: Drawn['leads'][number]): IDataObject => ({
		campaign,
		email: number === 0 ? 'nobody' : `lead${number}@example.com`,
	});

	/** How often a lead went into a request, by the calls that say yes to `counts`. */
	const sendings = (item: IDataObject, counts: (call: number) => boolean) =>
		numbered(sandbox.log).filter(([call, { path, json }]) => {
			const list = (json as { lead_list: IDataObject[] }).lead_list;
			const own = path.endsWith(`/${String(item.campaign)}/leads`);
			return own && counts(call) && list.some(({ email }) => email === item.email);
		});

	test('none is lost without a word, none goes twice where it may have arrived', async () => {
		await holds(120, drawn, async ({ leads, on, schedule }) => {
			for (const _ of [303, 304, 305]) addCampaign(sandbox.state, Date.now());
			for (const place of [...sandbox.state.campaignLeads.keys()]) {
				sandbox.state.campaignLeads.delete(place);
			}
			follow(sandbox, schedule);
			const items = leads.map(itemOf);
			const ended = await run(
				{
					resource: 'lead',
					operation: 'addToCampaign',
					campaignId: byId('={{ $json.campaign }}'),
					customFields: 'none',
					settings: { ignoreDuplicateLeadsInOtherCampaign: true },
				},
				{ items, ...goesOn(on) },
			);

			for (const item of items) {
				// What may have arrived is the last that is heard of a lead.
				const sent = sendings(item, () => true).map(([call]) => call);
				const first = sent.findIndex((call) => mayBeDone(schedule, call));
				if (first >= 0) expect(sent.slice(first + 1)).toEqual([]);
			}
			if (ended.error) {
				expect(on).toBe(false);
				expect(ended.json).toEqual([]);
				expectStopped(ended, items, schedule);
				return;
			}
			expectPaired(ended, items.length);
			for (const [index, json] of ended.json.entries()) expectTruth(json, items[index], schedule);
		});
	}, 300_000);

	/** What the output says of a lead is so. */
	function expectTruth(json: IDataObject, item: IDataObject, schedule: Schedule): void {
		const done = sendings(item, (call) => wasDone(schedule, call)).length;
		const { status, reason } = (json.details ?? json) as IDataObject;
		const told = `${String(status)}: ${String(reason)}`;
		if (/^duplicate: The same address came with item/.test(told)) return;
		if (status === 'added') expect([told, done]).toEqual([told, 1]);
		else if (status !== 'unknown') expect([told, done]).toEqual([told, 0]);
		if (status === 'unknown') expect(json.error).toBe(unknown);
	}

	/** The error says which lead it was, how many were handled before, and how many were not sent. */
	function expectStopped({ error }: NodeRun, items: IDataObject[], schedule: Schedule): void {
		const parcels = new Map<unknown, Set<unknown>>();
		const firsts: number[] = [];
		for (const [index, { campaign, email }] of items.entries()) {
			if (email === 'nobody') continue;
			const parcel = parcels.get(campaign) ?? new Set();
			if (parcel.size === 0) firsts.push(index);
			parcels.set(campaign, parcel.add(email));
		}
		const failed = firsts.indexOf(error?.itemIndex ?? -1);
		const sizes = [...parcels.values()].map(({ size }) => size);
		const sum = (list: number[]) => list.reduce((total, size) => total + size, 0);
		const counted = (count: number) => `${count} ${count === 1 ? 'item' : 'items'}`;
		expect(error?.description).toContain(
			`${counted(sum(sizes.slice(0, failed)))} were handled before; this request held ${counted(sizes[failed])}.`,
		);
		const certain = !error?.message.startsWith(unknown);
		for (const item of items) {
			const place = [...parcels.keys()].indexOf(item.campaign);
			if (item.email === 'nobody' || place < failed) continue;
			const done = sendings(item, (call) => wasDone(schedule, call)).length;
			if (place > failed) expect(sendings(item, () => true)).toEqual([]);
			else if (certain) expect(done).toBe(0);
		}
	}
});

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
			message === unknown ||
			String(message).startsWith(`${unknown} [`) ||
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
	])(
		'a write that %s is done once or not, and the user knows',
		async (kind, parameters) => {
			const doneOf = (item: number): number =>
				kind === 'creates'
					? [...sandbox.state.campaigns.values()].filter(({ name }) => name === `Example ${item}`)
							.length
					: sandbox.state.testEmails.filter(({ to }) => to === `me${item}@example.com`).length;

			await holds(80, drawn, async ({ count, on, schedule }) => {
				follow(sandbox, schedule);
				const ended = await run(
					{ resource: 'campaign', ...parameters },
					{ items: itemsOf(count), ...goesOn(on) },
				);
				for (const [item, { ok, open, never }] of endsOf(ended, count).entries()) {
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
			});
		},
		300_000,
	);

	test('an idempotent write is done, or the user knows that it may not be', async () => {
		await holds(80, drawn, async ({ count, on, schedule }) => {
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
			for (const [item, { ok, open }] of endsOf(ended, count).entries()) {
				if (ok) expect(has.has(ids[item])).toBe(true);
				else if (!open) expect(has.has(ids[item])).toBe(false);
			}
		});
	}, 300_000);

	test('a read gives each item its own answer, in order', async () => {
		await holds(80, drawn, async ({ count, on, schedule }) => {
			const ids = itemsOf(count).map(() => addCampaign(sandbox.state, Date.now()).id);
			follow(sandbox, schedule);
			const ended = await run(
				{ resource: 'campaign', operation: 'get', campaignId: byId('={{ $json.id }}') },
				{ items: ids.map((id) => ({ id })), ...goesOn(on) },
			);
			if (ended.error) {
				expect([on, ended.json]).toEqual([false, []]);
				return;
			}
			expectPaired(ended, count);
			for (const [item, { id, error }] of ended.json.entries()) {
				if (error === undefined) expect(id).toBe(ids[item]);
			}
		});
	}, 300_000);
});

describe(`a list of several pages, seed ${seed}`, () => {
	const drawn = fc.record({
		count: fc.integer({ min: 0, max: 450 }),
		schedule: schedules(14),
	});

	test('comes whole and in order, or not at all', async () => {
		await holds(80, drawn, async ({ count, schedule }) => {
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
		});
	}, 300_000);
});
