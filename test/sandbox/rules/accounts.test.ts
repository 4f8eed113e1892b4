import { client } from '../fixtures';
import { Sandbox } from '../index';

/** A call with a key, as it reaches a door. */
const ask = (key: string, path = '/campaigns/') => ({
	method: 'GET',
	host: 'server.smartlead.ai',
	path: `/api/v1${path}`,
	query: { api_key: key },
	headers: { 'user-agent': client },
	body: '',
});

test('each key reaches the account that it is of, and a reset empties them all', async () => {
	const other = new Sandbox({ keys: ['theirs'] });
	const sandbox = new Sandbox({ keys: ['ours'] });
	sandbox.lodge('theirs', other);
	other.state.campaigns.delete(301);
	expect((await sandbox.handle(ask('ours', '/campaigns/301'))).status).toBe(200);
	expect((await sandbox.handle(ask('theirs', '/campaigns/301'))).status).toBe(404);
	expect((await sandbox.handle(ask('nobody'))).status).toBe(401);
	expect([sandbox.log.length, other.log.length]).toEqual([2, 1]);
	sandbox.reset();
	expect([sandbox.log.length, other.log.length]).toEqual([0, 0]);
	expect(other.state.campaigns.has(301)).toBe(true);
});
