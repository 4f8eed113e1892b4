import type { INodeParameters } from 'n8n-workflow';

import { byId, stage } from './stage';

const { run, sandbox } = stage({ latencyMs: 50 });

const pause = {
	resource: 'lead',
	operation: 'pause',
	campaignId: byId(301),
	leadId: { __rl: true, mode: 'email', value: '={{ $json.email }}' } as unknown as INodeParameters,
};
const of = (...emails: string[]) => emails.map((email) => ({ email }));

it('asks for the id of a lead once per lead and run', async () => {
	const [first, second] = [...sandbox.state.leads.values()];
	const items = of(first.email, second.email, first.email, first.email);
	const { error } = await run(pause, { items });
	expect(error).toBeUndefined();
	const asked = sandbox.calls('lead.getByEmail').map(({ query }) => query.email);
	expect(asked).toEqual([first.email, second.email]);
	const paths = sandbox.calls('campaignLead.pause').map(({ path }) => path.split('/').at(-2));
	expect(paths).toEqual([first, second, first, first].map(({ id }) => String(id)));

	await run(pause, { items: of(first.email) });
	expect(sandbox.calls('lead.getByEmail')).toHaveLength(3);
});

it('names the field and the address that no lead has', async () => {
	const { error } = await run(pause, { items: of('nobody@example.com') });
	expect(error).toMatchObject({
		message: "'Lead' has the address nobody@example.com, which no lead has",
		httpCode: '404',
	});
	expect(sandbox.calls('campaignLead.pause')).toHaveLength(0);
});

it('asks again after a question that failed', async () => {
	const [lead] = [...sandbox.state.leads.values()];
	sandbox.misbehave({ id: 'lead.getByEmail', answer: { status: 403, body: '{"message":"No"}' } });
	const node = { onError: 'continueRegularOutput' } as const;
	const { json } = await run(pause, { items: of(lead.email, lead.email), node });
	expect(json[0]).toMatchObject({ error: 'No' });
	expect(json[1]).not.toHaveProperty('error');
	expect(sandbox.calls('lead.getByEmail')).toHaveLength(2);
});

it('may be sent again, though the write that it is for may not', async () => {
	const [lead] = [...sandbox.state.leads.values()];
	sandbox.misbehave({ id: 'lead.getByEmail', times: 2, answer: { status: 502 } });
	const { error } = await run(pause, { items: of(lead.email) });
	expect(error).toBeUndefined();
	expect(sandbox.calls('lead.getByEmail')).toHaveLength(3);
});
