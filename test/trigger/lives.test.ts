import type { IDataObject } from 'n8n-workflow';

import { clearProcess } from '../../nodes/SmartLeadTrigger/staticData';
import { inFakeTime } from '../engine/hurry';
import { calls, versions } from './calls';
import { reply, Stage, type StageOptions } from './stage';

inFakeTime();

const lives = ({ registered }: Stage) =>
	registered.map(({ name }) => /\((\w+)\)/.exec(name ?? '')?.[1]);

async function published(options: StageOptions = {}): Promise<Stage> {
	const stage = new Stage(options);
	await stage.activate();
	return stage;
}

/** The published workflow goes on as if nobody had listened. */
async function expectUntouched(stage: Stage, before: unknown, staticData: unknown) {
	expect(lives(stage)).toEqual(['live']);
	expect(stage.registered).toEqual(before);
	expect(stage.staticData.live).toEqual(staticData);
	expect(await stage.checkExists()).toBe(true);
	const { json } = await stage.receive({ body: reply({ stats_id: String(Math.random()) }) });
	expect(json).toHaveLength(1);
}

const endpoints: Array<[string, StageOptions]> = [
	['as n8n names them', {}],
	[
		'with names of their own',
		{
			webhookBaseUrl: 'https://n8n.example.com/hooks',
			webhookTestBaseUrl: 'https://n8n.example.com/trials',
		},
	],
	[
		'below a path',
		{
			webhookBaseUrl: 'https://example.com/n8n/live/hooks',
			webhookTestBaseUrl: 'https://example.com/n8n/test/hooks-test',
		},
	],
	['on another host for tests', { webhookTestBaseUrl: 'https://editor.example.com/webhook-test' }],
];

describe.each(versions)('as n8n %s calls', (version) => {
	describe.each(endpoints)('the addresses %s', (_, addresses) => {
		test('listening beside a published workflow: cancelled', async () => {
			const stage = await published({ version, ...addresses });
			const [before, kept] = [[...stage.registered], { ...(stage.staticData.live as object) }];
			await stage.listen();
			expect(lives(stage)).toEqual(['live', 'test']);
			await stage.endListening();
			await expectUntouched(stage, before, kept);
		});

		test('… after an event, which only the test gets', async () => {
			const stage = await published({ version, ...addresses });
			const [before, kept] = [[...stage.registered], { ...(stage.staticData.live as object) }];
			await stage.listen();
			const event = { body: reply() };
			expect((await stage.receive({ ...event, query: stage.query }, 'test')).status).toBe(401);
			expect((await stage.receive({ ...event, query: stage.queryOf('test') })).status).toBe(401);
			expect((await stage.receive(event, 'test')).json).toHaveLength(1);
			await stage.endListening();
			await expectUntouched(stage, before, kept);
		});

		test('… that could not begin', async () => {
			const stage = await published({ version, ...addresses });
			const [before, kept] = [[...stage.registered], { ...(stage.staticData.live as object) }];
			stage.sandbox.misbehave({
				id: 'webhook.create',
				answer: {
					status: 422,
					headers: { 'Content-Type': 'application/json' },
					body: JSON.stringify({ error: 'Too many webhooks' }),
				},
			});
			await expect(stage.listen()).rejects.toThrow('Too many webhooks');
			await expectUntouched(stage, before, kept);
		});

		test('… twice, and by itself', async () => {
			const stage = await published({ version, ...addresses });
			for (let times = 0; times < 2; times++) {
				await stage.listen();
				await stage.endListening();
			}
			expect(lives(stage)).toEqual(['live']);
			await stage.delete();
			await stage.listen();
			expect(lives(stage)).toEqual(['test']);
			await stage.endListening();
			expect(stage.registered).toEqual([]);
		});

		test('unpublished while somebody listens: the test goes on', async () => {
			const stage = await published({ version, ...addresses });
			await stage.listen();
			await stage.delete();
			expect(lives(stage)).toEqual(['test']);
			expect((await stage.receive({ body: reply() }, 'test')).json).toHaveLength(1);
			await stage.endListening();
			expect(stage.registered).toEqual([]);
		});
	});

	test.each(calls[version].live.begin)('published anew by $activation', async (call) => {
		const stage = await published({ version });
		const [first] = stage.registered;
		await stage.listen();
		await stage.hook('create', call);
		expect(lives(stage)).toEqual(['live', 'test']);
		expect(stage.registered[0]?.id).toBe(first?.id);
		expect(await stage.hook('checkExists', call)).toBe(true);
		await stage.endListening();
		await stage.delete();
		expect(stage.registered).toEqual([]);
	});

	test('ended by a process that knows nothing: what n8n has kept of the test is enough', async () => {
		const stage = await published({ version });
		await stage.listen();
		stage.testWorkflow.staticData = JSON.parse(
			JSON.stringify(stage.testWorkflow.staticData),
		) as IDataObject;
		clearProcess();
		expect((await stage.receive({ body: reply() }, 'test')).json).toHaveLength(1);
		await stage.endListening();
		expect(lives(stage)).toEqual(['live']);
		expect(await stage.checkExists()).toBe(true);
	});
});
