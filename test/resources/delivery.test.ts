import { byId } from './row';
import { bothShapes, scene } from './scene';

const test1 = {
	testName: 'Launch of January',
	campaignId: byId(301),
	sequenceMappingId: byId(1001),
	senderAccounts: 'sender1@example.com',
	providerIds: '1, 2',
};
const where = { resource: 'spamTest', operation: 'createManual' };

test('a new test shows in the list, is stopped and deleted', async () => {
	const { run, sandbox } = scene();
	const { json } = await run(where, test1);
	expect(json[0]).toMatchObject({ test_name: 'Launch of January', status: 'active' });
	const id = Number(json[0].id);
	const list = await run({ resource: 'spamTest', operation: 'getAll' }, { returnAll: true });
	expect(list.json.map(({ spam_test_id }) => spam_test_id)).toContain(id);
	await run({ resource: 'spamTest', operation: 'stop' }, { spamTestId: byId(id) });
	expect(sandbox.state.deliveryDesk.tests.get(id)?.status).toBe('stopped');
	await run({ resource: 'spamTest', operation: 'delete' }, { spamTestIds: String(id) });
	expect(sandbox.state.deliveryDesk.tests.has(id)).toBe(false);
});

test('what costs credits and sends mail is not repeated after an uncertain end', async () => {
	const { run, sandbox } = scene();
	sandbox.misbehave({
		id: 'smartDelivery.createManualTest',
		after: true,
		answer: { status: 502, body: '<html></html>' },
	});
	const { error } = await run(where, test1);
	expect(error?.message).toMatch(/may or may not/);
	expect(sandbox.state.deliveryDesk.credits).toBe(19);
	expect(sandbox.calls('smartDelivery.createManualTest')).toHaveLength(1);
});

test('used-up credits are said, and nothing is tried again', async () => {
	const { run, sandbox } = scene();
	sandbox.state.deliveryDesk.credits = 0;
	const { error } = await run(where, test1);
	expect(error?.message).toBe('Insufficient spam test credits');
	expect(error?.httpCode).toBe('402');
	expect(sandbox.log).toHaveLength(1);
});

test.each([
	[
		{ senderAccounts: '101' },
		'\'Sender Account Names or IDs\' must hold email addresses, not "101"',
	],
	[{ providerIds: 'example_mail' }, /^'Provider Names or IDs' must be a whole number/],
	[{ spamFilters: '={{ $json.nothing }}' }, "'Spam Filters' is empty"],
])('%j is refused before anything is sent', async (wrong, message) => {
	const { run, sandbox } = scene();
	const { error } = await run(where, { ...test1, ...wrong });
	expect(error?.message).toMatch(message);
	expect(sandbox.log).toEqual([]);
});

test('an automated test that ends before it begins is refused', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(
		{ resource: 'spamTest', operation: 'createAutomated' },
		{ ...test1, scheduleStartTime: '2027-01-15T10:00:00Z', testEndDate: '2027-01-14' },
	);
	expect(error?.message).toMatch(/^'End Date' must not be before 'Start Time'/);
	expect(sandbox.log).toEqual([]);
});

test.each(bothShapes)('providers come as one region or as several (%s)', async (shapes) => {
	const { run } = scene({ shapes });
	const { json } = await run({ resource: 'provider', operation: 'getAll' }, {});
	expect(json.map(({ group_name }) => group_name)).toEqual([
		'Example Mail',
		'Example Office',
		'Example Post',
	]);
});

test.each(['folder_name', 'name'])('a folder is created where its key is %s', async (key) => {
	const { run, sandbox } = scene();
	sandbox.misbehave({
		id: 'smartDelivery.createFolder',
		answer: {
			status: 400,
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ error: `"${key}" is required` }),
		},
	});
	await run({ resource: 'spamTestFolder', operation: 'create' }, { folderName: 'Spring' });
	expect(sandbox.log.map(({ json }) => json)).toEqual([
		{ folderName: 'Spring' },
		{ [key]: 'Spring' },
	]);
});
