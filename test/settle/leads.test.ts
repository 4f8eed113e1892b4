import { byId, people, stage } from '../engine/stage';

const { run, sandbox, passed } = stage();

const add = { resource: 'lead', operation: 'addToCampaign', campaignId: byId(301) };

test('probe', async () => {
	sandbox.misbehave({ id: 'campaignLead.add', answer: { status: 502 } });
	const ended = await run(add, { items: people(3) });
	console.log(JSON.stringify([ended.json, ended.error, ended.hints, passed(), sandbox.log.map((c) => c.path)], null, 1));
	sandbox.misbehave({ id: 'campaignLead.add', after: true, answer: { status: 502 } });
	const again = await run(add, { items: people(3) });
	console.log(JSON.stringify([again.json, again.error, again.hints, passed(), sandbox.log.map((c) => c.path)], null, 1));
});
