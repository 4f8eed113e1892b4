import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { valueAt } from '../../nodes/engine/json';
import type { NodeRun } from '../engine/runNode';
import { byId } from '../engine/stage';
import { addCampaign } from '../sandbox';
import { seed } from '../seed';
import { expectPaired, goesOn, mayHave, propertyStage } from './property';
import {
	follow,
	isOpen,
	isUnknowable,
	mayBeDone,
	numbered,
	schedules,
	wasDone,
	type Schedule,
} from './schedule';

const { run, sandbox, holds } = propertyStage();

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
		numbered(sandbox.log).filter(([call, { method, path, json }]) => {
			const own = method === 'POST' && path.endsWith(`/${String(item.campaign)}/leads`);
			if (!own || !counts(call)) return false;
			const list = (json as { lead_list: IDataObject[] }).lead_list;
			return list.some(({ email }) => email === item.email);
		});

	test('none is lost without a word, none goes twice where it may have arrived', async () => {
		await holds(60, drawn, async ({ leads, on, schedule }) => {
			while (sandbox.state.campaigns.size < campaigns.length) {
				addCampaign(sandbox.state, Date.now());
			}
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
				},
				{ items, ...goesOn(on) },
			);

			for (const item of items) {
				// What may have arrived is the last that is heard of a lead.
				const sent = sendings(item, () => true).map(([call]) => call);
				const first = sent.findIndex((call) => mayBeDone(schedule, call));
				if (first >= 0) expect(sent.slice(first + 1)).toEqual([]);
			}
			count(ended, items, schedule);
			if (ended.error) {
				expect(on).toBe(false);
				expect(ended.json).toEqual([]);
				expectStopped(ended, items, schedule);
				return false;
			}
			expectPaired(ended, items.length);
			for (const [index, json] of ended.json.entries()) expectTruth(json, items[index], schedule);
			return ended.json.every(({ status }) => /^(added|duplicate|invalid)$/.test(String(status)));
		});
	});

	/** Leads whose request had no usable answer, and those of them of which nobody knows at the end. */
	let lost = 0;
	let unknown = 0;

	function count({ error, json }: NodeRun, items: IDataObject[], schedule: Schedule): void {
		const leads = new Map(items.map((item) => [JSON.stringify(item), item]));
		lost += [...leads.values()].filter(
			(item) => sendings(item, (call) => isOpen(schedule, call)).length > 0,
		).length;
		if (isUnknowable(schedule, sandbox.log)) return;
		const held = /this request held (\d+)/.exec(error?.description ?? '')?.[1];
		if (error?.message.startsWith(mayHave)) unknown += Number(held);
		unknown += json.filter(({ details }) => valueAt(details, 'status') === 'unknown').length;
	}

	test('of a hundred of which nobody knew, at most one stays unknown', () => {
		expect(lost).toBeGreaterThan(20);
		expect(unknown).toBeLessThanOrEqual(lost / 100);
	});

	/** What the output says of a lead is so. */
	function expectTruth(json: IDataObject, item: IDataObject, schedule: Schedule): void {
		const done = sendings(item, (call) => wasDone(schedule, call)).length;
		const { status, reason } = (json.details ?? json) as IDataObject;
		const told = `${String(status)}: ${String(reason)}`;
		if (/^duplicate: The same address came with item/.test(told)) return;
		if (status === 'added') expect([told, done]).toEqual([told, 1]);
		else if (status !== 'unknown') expect([told, done]).toEqual([told, 0]);
		if (status === 'unknown') expect(json.error).toBe(mayHave);
	}

	/** The error says how many were handled before, how many are in question, and how many were not sent. */
	function expectStopped({ error }: NodeRun, items: IDataObject[], schedule: Schedule): void {
		const told =
			/(\d+) items? (?:was|were) handled before; this request held (\d+) items?\.(?: (\d+) items? after (?:it|them) (?:was|were) not sent\.)?$/.exec(
				error?.description ?? '',
			);
		const [handled = NaN, held = NaN, rest] = (told ?? [])
			.slice(1)
			.map((count) => Number(count ?? 0));
		const valid = items.filter(({ email }) => email !== 'nobody');
		const leads = new Set(
			valid.map(({ campaign, email }) => `${String(campaign)} ${String(email)}`),
		);
		expect(handled + held + (rest ?? 0)).toBe(leads.size);

		const first = [...leads].map((lead) => lead.split(' '));
		const done = first.filter(([campaign, email]) => {
			const times = sendings({ campaign: Number(campaign), email }, (call) =>
				wasDone(schedule, call),
			);
			expect(times.length).toBeLessThanOrEqual(1);
			return times.length === 1;
		});
		const certain = !error?.message.startsWith(mayHave);
		expect(done.length).toBeLessThanOrEqual(certain ? handled : handled + held);
		// The last request was the one in question.
		const item = items[error?.itemIndex ?? -1];
		expect(item?.email).not.toBe('nobody');
	}
});
