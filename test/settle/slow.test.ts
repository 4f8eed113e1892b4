import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { byId } from '../engine/stage';
import { goesOn, propertyStage } from '../faults/property';
import { addCampaign, addCampaignLead, addLead, type ApiCall } from '../sandbox';
import { seed } from '../seed';
import { statusesOf } from './asking';

const { run, sandbox, holds } = propertyStage();

const id = 'campaignLead.add';
const add = {
	resource: 'lead',
	operation: 'addToCampaign',
	campaignId: byId('={{ $json.campaign }}'),
	customFields: 'none',
};

/** What becomes of a request: a number is how long its effect takes after its answer was lost, in ms. */
type Fate = 'answered' | 'lost' | 'never' | number;

const leadWith = (email: string) => {
	const { leads } = sandbox.state;
	return (
		[...leads.values()].find((lead) => lead.email === email) ??
		addLead(sandbox.state, Date.now(), { email })
	);
};

/** How often a lead is in its campaign. */
const places = ({ campaign, email }: IDataObject): number =>
	[...sandbox.state.campaignLeads.values()].filter(
		({ campaignId, leadId }) => campaignId === campaign && leadId === leadWith(String(email)).id,
	).length;

/** The leads of a request get into its campaign at last. */
function arrive({ path, body }: ApiCall): void {
	const campaignId = Number(/campaigns\/(\d+)/.exec(path)?.[1]);
	const { lead_list: list } = JSON.parse(body ?? '{}') as { lead_list: IDataObject[] };
	for (const { email } of list) {
		if (places({ campaign: campaignId, email }) > 0) continue;
		addCampaignLead(sandbox.state, Date.now(), { campaignId, leadId: leadWith(String(email)).id });
	}
}

/** Has the requests that add leads end so, one after the other. */
function meet(fates: Fate[]): void {
	for (const fate of fates) {
		const after = fate === 'answered' || fate === 'lost';
		sandbox.misbehave({
			id,
			after,
			answer(call, truth) {
				if (fate === 'answered') return truth ?? {};
				if (typeof fate === 'number') setTimeout(() => arrive(call), fate);
				return { status: 524 };
			},
		});
	}
}

test(`what is said of leads is so in the end, however late they come, seed ${seed}`, async () => {
	const fate = fc.oneof(
		fc.constantFrom<Fate>('answered', 'lost', 'never'),
		fc.integer({ min: 1, max: 19_000 }),
	);
	const drawn = fc.record({
		fates: fc.array(fate, { minLength: 1, maxLength: 4 }),
		on: fc.boolean(),
		elsewhere: fc.array(fc.integer({ min: 0, max: 11 })),
		reads: fc.array(fc.constantFrom(200, 429, 502, 524, 404), { maxLength: 8 }),
	});

	await holds(50, drawn, async ({ fates, on, elsewhere, reads }) => {
		const items = fates.flatMap((_, group) => {
			const { id: campaign } = addCampaign(sandbox.state, Date.now());
			return [1, 2, 3].map((number) => ({ campaign, email: `lead${group}${number}@example.com` }));
		});
		// That somebody is in the account, or in another campaign, proves nothing.
		for (const number of new Set(elsewhere)) {
			const { id: leadId } = leadWith(items[number % items.length].email);
			if (number % 2) addCampaignLead(sandbox.state, Date.now(), { campaignId: 301, leadId });
		}
		for (const status of reads) {
			const answer = status === 200 ? undefined : { status };
			sandbox.misbehave({
				method: 'GET',
				after: true,
				answer: (_, truth) => answer ?? truth ?? {},
			});
		}
		meet(fates);
		const ended = await run(add, { items, ...goesOn(on) });
		jest.advanceTimersByTime(120_000);

		const there = items.map(places);
		expect(Math.max(...there)).toBeLessThanOrEqual(1);
		const told = ended.error ? [] : statusesOf(ended);
		for (const [item, status] of told.entries()) {
			if (status === 'added') expect([item, there[item]]).toEqual([item, 1]);
			if (status === 'notAdded') expect([item, there[item]]).toEqual([item, 0]);
		}

		sandbox.behave();
		expect((await run(add, { items })).error).toBeUndefined();
		expect(items.map(places)).toEqual(items.map(() => 1));
		return told.length > 0 && told.every((status) => status === 'added');
	});
});
