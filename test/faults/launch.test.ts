import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { NodeRun, NodeRunOptions } from '../engine/runNode';
import { everyShape } from '../sandbox';
import { seed } from '../seed';
import { addressesIn, essenceOf, spring, springLeads, springsIn } from './launched';
import { expectPaired, goesOn, propertyStage } from './property';
import { follow, schedules, wasDone } from './schedule';

/*
 * A launch that is broken off: what it says of what stands is so, nothing is there twice, and a second
 * run that continues the draft ends as an undisturbed one does.
 */
const again = { ifNameExists: 'continue' };

describe.each(everyShape)('answers as %s', (shapes) => {
	const { run, sandbox, holds } = propertyStage({ shapes });

	const launch = async (parameters: IDataObject, more: Partial<NodeRunOptions> = {}) =>
		await run({ ...spring, ...(parameters as INodeParameters) }, { items: springLeads, ...more });

	const named = () => springsIn(sandbox.state);
	const essence = (campaign: ReturnType<typeof named>[number]) =>
		essenceOf(sandbox.state, campaign);

	let undisturbed: ReturnType<typeof essence> | undefined;

	beforeEach(async () => {
		if (undisturbed) return;
		const { error } = await launch({});
		expect(error).toBeUndefined();
		undisturbed = essence(named()[0]);
		expect(undisturbed).toMatchObject({ status: 'ACTIVE', accounts: [101, 103] });
		expect(undisturbed.leads).toHaveLength(springLeads.length);
		sandbox.reset();
	});

	/** There is one, and it is as it would have been. */
	function expectComplete({ error }: NodeRun): void {
		expect(error).toBeUndefined();
		expect(named().map(essence)).toEqual([undisturbed]);
	}

	const writes = [
		'campaign.create',
		'campaign.saveSequences',
		'campaign.updateSchedule',
		'campaign.updateSettings',
		'campaign.addEmailAccounts',
		'campaignLead.add',
		'campaign.updateStatus',
	];

	const refusal = {
		status: 400,
		headers: { 'Content-Type': 'application/json' },
		body: JSON.stringify({ message: 'Not today' }),
	};

	const breaks: Array<[string, (id: string) => void]> = [
		['is refused', (id) => sandbox.misbehave({ id, times: Infinity, answer: refusal })],
		[
			'times out, without effect',
			(id) => sandbox.misbehave({ id, times: Infinity, answer: { fault: 'silence' } }),
		],
		[
			'times out, with effect',
			(id) => sandbox.misbehave({ id, times: Infinity, after: true, answer: { fault: 'silence' } }),
		],
	];

	describe.each(writes)('%s', (id) => {
		test.each(breaks)('%s: a second run completes the first', async (_, breakOff) => {
			breakOff(id);
			const { error, json } = await launch({});
			expect(named().length).toBeLessThanOrEqual(1);
			if (error) {
				expect(json).toEqual([]);
				const [campaign] = named();
				if (campaign) expect(error.description).toContain(`'Spring outreach' (${campaign.id})`);
				if (campaign) expect(error.description).toContain("'Continue That Draft'");
			} else expectComplete({ error, json } as NodeRun);
			sandbox.behave();
			expectComplete(await launch(again));
		});

		test('is refused, and what is there is to be deleted', async () => {
			sandbox.misbehave({ id, times: Infinity, answer: refusal });
			const { error } = await launch({ ifFails: 'delete' });
			expect(error?.message).toContain('Not today');
			expect(named()).toEqual([]);
			sandbox.behave();
			expectComplete(await launch({ ifFails: 'delete' }));
		});
	});

	describe('whose deletion has no usable answer', () => {
		const id = 'campaign.delete';
		beforeEach(() =>
			sandbox.misbehave({ id: 'campaign.updateSchedule', times: Infinity, answer: refusal }),
		);

		test('is gone where it is not found after it', async () => {
			sandbox.misbehave({ id, after: true, answer: { status: 504 } });
			const { error } = await launch({ ifFails: 'delete' });
			expect(named()).toEqual([]);
			expect(error?.description).toContain('was deleted again');
			expect(error?.description).not.toContain('is in SmartLead');
		});

		test('may be gone where no try has an answer', async () => {
			sandbox.misbehave({ id, after: true, times: Infinity, answer: { status: 504 } });
			const { error } = await launch({ ifFails: 'delete' });
			expect(error?.description).toContain('It may have been deleted all the same');
		});

		test('is there where it is refused after it', async () => {
			sandbox.misbehave({ id, times: Infinity, answer: refusal });
			const { error } = await launch({ ifFails: 'delete' });
			expect(named()).toHaveLength(1);
			expect(error?.description).toContain('It could not be deleted');
		});
	});

	test('a campaign that may have been started is never deleted', async () => {
		sandbox.misbehave({
			id: 'campaign.updateStatus',
			after: true,
			times: Infinity,
			answer: { fault: 'silence' },
		});
		sandbox.misbehave({ id: 'campaign.get', times: Infinity, answer: { fault: 'silence' } });
		const { error } = await launch({ ifFails: 'delete' });
		expect(error?.description).toContain('is complete, and may have been started');
		expect(sandbox.calls('campaign.delete')).toEqual([]);
		sandbox.behave();
		expectComplete(await launch(again));
	});

	test('a draft that was there before is never deleted', async () => {
		await launch({ start: false });
		sandbox.misbehave({ id: 'campaign.updateSchedule', times: Infinity, answer: refusal });
		const { error } = await launch({ ...again, ifFails: 'delete' });
		expect(error?.message).toContain('Not today');
		expect(named()).toHaveLength(1);
	});

	describe(`random faults, seed ${seed}`, () => {
		const drawn = fc.record({
			on: fc.boolean(),
			starts: fc.boolean(),
			deletes: fc.boolean(),
			schedule: schedules(14),
		});

		test('nothing is doubled, nothing is lost, and a second run completes the first', async () => {
			await holds(50, drawn, async ({ on, starts, deletes, schedule }) => {
				follow(sandbox, schedule);
				const parameters = { start: starts, ifFails: deletes ? 'delete' : 'keep' };
				const first = await launch(parameters, goesOn(on));
				const campaigns = named();
				expect(campaigns.length).toBeLessThanOrEqual(1);
				const creates = sandbox.log.flatMap(({ id }, call) =>
					id === 'campaign.create' && wasDone(schedule, call) ? [call] : [],
				);
				expect(creates.length).toBeLessThanOrEqual(1);

				if (first.error) {
					expect([on, first.json]).toEqual([false, []]);
				} else {
					expectPaired(first, springLeads.length);
					const there = campaigns.flatMap((one) => addressesIn(sandbox.state, one));
					for (const [item, { status, email }] of first.json.entries()) {
						if (status === 'added') expect(there).toContain(springLeads[item].email);
						if (status === 'added') expect(email).toBe(springLeads[item].email);
					}
				}
				const well = !first.error && first.json.every(({ status }) => status === 'added');
				if (well) {
					expect(campaigns.map(essence)).toEqual([
						{ ...undisturbed, status: starts ? 'ACTIVE' : 'DRAFTED' },
					]);
				}
				// Where the run went well in SmartLead and only its last answer was lost, it may send already.
				sandbox.behave();
				expectComplete(await launch(again));
				return well;
			});
		});
	});
});
