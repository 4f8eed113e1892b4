import { send } from '../fixtures';
import { hosts, Sandbox } from '../index';
import type { ApiCall } from '../index';

describe('misbehaviour', () => {
	const sandbox = new Sandbox();
	const create = async () => await send(sandbox, 'POST', '/campaigns/create', { body: {} });

	afterEach(() => sandbox.reset());

	it('replaces the answer to the calls that match, then stops', async () => {
		const answer = { status: 503, body: '<html>busy</html>' };
		sandbox.misbehave({ id: 'campaign.create', skip: 1, times: 2, answer });
		const statuses = [];
		for (let i = 0; i < 4; i++) statuses.push((await create()).status);
		expect(statuses).toEqual([200, 503, 503, 200]);
		expect(sandbox.state.campaigns.size).toBe(4);
		expect(sandbox.calls('campaign.create')[1]?.answer).toMatchObject(answer);
	});

	it('lasts for a while from its first call on', async () => {
		let now = 0;
		const timed = new Sandbox({ clock: { now: () => now } });
		timed.misbehave({ skip: 1, times: Infinity, lasts: 1000, answer: { status: 503 } });
		const statuses = [];
		for (now of [0, 5000, 5999, 6000]) {
			statuses.push((await send(timed, 'GET', '/client/')).status);
		}
		expect(statuses).toEqual([200, 503, 503, 200]);
	});

	it('carries the call out and loses the answer', async () => {
		sandbox.misbehave({ method: 'post', after: true, answer: { fault: 'reset' } });
		const { answer } = await create();
		expect(answer.fault).toBe('reset');
		expect(sandbox.state.campaigns.size).toBe(3);
	});

	it('finds its calls by path, and makes answers of them', async () => {
		const answer = (call: ApiCall) => ({ status: 418, body: JSON.stringify([call.path]) });
		sandbox.misbehave({ path: /leads\/\d+$/, times: Infinity, answer });
		sandbox.misbehave({ path: '/api/v1/client/', answer: { body: '{}' } });
		expect((await send(sandbox, 'GET', '/leads/7')).value).toEqual(['/api/v1/leads/7']);
		expect((await send(sandbox, 'GET', '/leads/all')).status).toBe(200);
		expect((await send(sandbox, 'GET', '/client/')).value).toEqual({});
		expect((await send(sandbox, 'GET', '/leads/8')).status).toBe(418);
	});

	it('finds its calls by what stands in the query', async () => {
		sandbox.misbehave({ query: { offset: '100' }, answer: { status: 503 } });
		const statuses = [];
		for (const offset of ['0', '100', '100']) {
			const query = { offset, limit: '100' };
			const { status } = await send(sandbox, 'GET', '/campaigns/301/leads', { query });
			statuses.push(status);
		}
		expect(statuses).toEqual([200, 503, 200]);
	});

	it('is forgotten by a reset, as is everything else', async () => {
		sandbox.misbehave({ answer: { status: 500 } });
		sandbox.state.campaigns.clear();
		const { state } = sandbox;
		sandbox.reset();
		expect((await create()).status).toBe(200);
		expect(sandbox.state).toBe(state);
		expect(sandbox.state.campaigns.size).toBe(3);
		expect(sandbox.log).toHaveLength(1);
		expect(sandbox.log[0]).toMatchObject({ id: 'campaign.create', host: hosts.server, json: {} });
	});
});
