import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../engine/stage';
import { addCampaignLead, addLead, everyShape, type Lead } from '../sandbox';
import { seed } from '../seed';
import { expectPaired, goesOn, propertyStage } from './property';
import { follow, mayBeDone, numbered, schedules, type Schedule } from './schedule';

/*
 * Leads that are added or updated while SmartLead, or the way to it, fails in random ways, for
 * each of the ways in which it answers.
 */

const campaigns = [301, 302];
const people = 8;

interface Drawn {
	items: Array<{ campaign: number; number: number; value: number }>;
	there: Array<{ campaign: number; number: number }>;
	on: boolean;
	schedule: Schedule;
}

const one = {
	campaign: fc.constantFrom(...campaigns),
	number: fc.integer({ min: 1, max: people }),
};
const drawn: fc.Arbitrary<Drawn> = fc.record({
	items: fc.array(fc.record({ ...one, value: fc.integer({ min: 0, max: 2 }) }), {
		minLength: 1,
		maxLength: 14,
	}),
	there: fc.array(fc.record(one), { maxLength: 12 }),
	on: fc.boolean(),
	schedule: schedules(12),
});

const emailOf = (number: number) => `somebody${number}@example.com`;
const itemOf = ({ campaign, number, value }: Drawn['items'][number]): IDataObject => ({
	campaign,
	email: number % 2 ? emailOf(number) : emailOf(number).toUpperCase(),
	first_name: `Name ${value}`,
	...(value === 0 ? {} : { city: `City ${value}` }),
});

describe.each(everyShape)(`create or update, answers as %s, seed ${seed}`, (shapes) => {
	const { run, sandbox, holds } = propertyStage({ shapes });

	const leadOf = (number: number): Lead | undefined =>
		[...sandbox.state.leads.values()].find(({ email }) => email === emailOf(number));
	const places = (campaign: number, number: number) => {
		const lead = leadOf(number);
		return [...sandbox.state.campaignLeads.values()].filter(
			(place) => place.campaignId === campaign && place.leadId === lead?.id,
		).length;
	};

	/** Whatever is there: some leads, each with a field and a custom field that no item names. */
	function furnish(there: Drawn['there']): void {
		const { state } = sandbox;
		for (const { campaign, number } of there) {
			const lead =
				leadOf(number) ??
				addLead(state, Date.now(), {
					email: emailOf(number),
					firstName: 'Name 0',
					location: 'Lisbon',
					customFields: { kept: 'as it was' },
				});
			if (places(campaign, number) === 0) {
				addCampaignLead(state, Date.now(), { campaignId: campaign, leadId: lead.id });
			}
		}
	}

	const job = {
		resource: 'lead',
		operation: 'createOrUpdate',
		campaignId: byId('={{ $json.campaign }}'),
		// One lead in two campaigns is one lead: what it is called is no part of this test then.
		leadsInOtherCampaigns: shapes === 'live' ? 'add' : 'skip',
		customFields: 'selected',
		customFieldColumns: 'city',
	};

	/** No address goes into a second request to add where the first may have arrived. */
	function expectNoneAddedTwice(schedule: Schedule): void {
		const open = new Map<string, number>();
		for (const [call, { id, path, json }] of numbered(sandbox.log)) {
			if (id !== 'campaignLead.add') continue;
			for (const { email } of (json as { lead_list: IDataObject[] }).lead_list) {
				const lead = `${path} ${String(email).toLowerCase()}`;
				expect([lead, open.get(lead)]).toEqual([lead, undefined]);
				if (mayBeDone(schedule, call)) open.set(lead, call);
			}
		}
	}

	test('nothing is doubled or lost, what is told is so, and a second run completes the first', async () => {
		await holds(50, drawn, async ({ items: all, there, on, schedule }) => {
			// The same address twice in one campaign is a test of its own; here each lead has one wish.
			const seen = new Set<string>();
			const drawnItems = all.filter(
				({ number }) => !seen.has(String(number)) && seen.add(String(number)),
			);
			furnish(there);
			const before = new Map(there.map(({ number }) => [number, { ...leadOf(number) }]));
			follow(sandbox, schedule);
			const items = drawnItems.map(itemOf);
			const first = await run(job, { items, ...goesOn(on) });
			expectNoneAddedTwice(schedule);

			if (first.error) expect(on).toBe(false);
			else {
				expectPaired(first, items.length);
				for (const [index, json] of first.json.entries()) {
					expectTruth(json, drawnItems[index], before);
				}
			}
			const well = !first.error && first.json.every(({ error }) => error === undefined);

			sandbox.behave();
			const second = await run(job, { items });
			expect(second.error).toBeUndefined();
			for (const [index, wish] of drawnItems.entries()) {
				const lead = leadOf(wish.number);
				expect([second.json[index].status, places(wish.campaign, wish.number)]).toEqual([
					expect.stringMatching(/^(added|updated|unchanged)$/),
					1,
				]);
				expect(lead?.firstName).toBe(`Name ${wish.value}`);
				if (wish.value > 0) expect(lead?.customFields.city).toBe(`City ${wish.value}`);
				const inIt = there.some(
					({ campaign, number }) => campaign === wish.campaign && number === wish.number,
				);
				if (inIt) {
					expect(lead?.location).toBe('Lisbon');
					expect(lead?.customFields.kept).toBe('as it was');
				}
			}
			const third = await run(job, { items });
			expect(third.error).toBeUndefined();
			expect(third.json.map(({ status }) => status)).toEqual(items.map(() => 'unchanged'));
			return well;
		});
	});

	/** What the output says of a lead is so. */
	function expectTruth(
		json: IDataObject,
		{ campaign, number, value }: Drawn['items'][number],
		before: Map<number, Partial<Lead>>,
	): void {
		const { status, reason } = (json.details ?? json) as IDataObject;
		const told = `${String(status)}: ${String(reason)}`;
		const lead = leadOf(number);
		const asWanted =
			lead?.firstName === `Name ${value}` &&
			(value === 0 || lead.customFields.city === `City ${value}`);
		if (/^(added|updated|unchanged)$/.test(String(status))) {
			expect([told, asWanted, places(campaign, number)]).toEqual([told, true, 1]);
		} else if (status === 'notSent' || status === 'notUpdated') {
			expect([told, lead?.firstName]).toEqual([told, before.get(number)?.firstName]);
		} else if (status === 'duplicate') {
			// An answer of nothing at all says that SmartLead has no such lead; then it says that it has.
			expect([told, places(campaign, number)]).toEqual([told, 1]);
		} else if (status === 'invalid' || status === 'notAdded') {
			expect([told, places(campaign, number)]).toEqual([told, 0]);
		} else if (json.error === undefined && status !== 'notReported') {
			throw new Error(`A status that nobody knows: ${told}`);
		}
	}
});
