import { inFakeTime } from '../engine/hurry';
import { addPlacementTest } from '../sandbox';
import { namesIn, search, shown } from './picking';
import { byId } from './row';
import { everyShape, scene } from './scene';

inFakeTime();

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
	expect(sandbox.state.placement.tests.get(id)?.status).toBe('stopped');
	await run({ resource: 'spamTest', operation: 'delete' }, { spamTestIds: String(id) });
	expect(sandbox.state.placement.tests.has(id)).toBe(false);
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
	expect(sandbox.state.placement.credits).toBe(19);
	expect(sandbox.calls('smartDelivery.createManualTest')).toHaveLength(1);
});

test('used-up credits are said, and nothing is tried again', async () => {
	const { run, sandbox } = scene();
	sandbox.state.placement.credits = 0;
	const { error } = await run(where, test1);
	expect(error?.message).toBe('Insufficient spam test credits');
	expect(error?.httpCode).toBe('402');
	expect(sandbox.log).toHaveLength(1);
});

test.each([
	[{ senderAccounts: '101' }, '\'Email Accounts\' must hold email addresses, not "101"'],
	[{ providerIds: '0' }, /^'Provider Names or IDs' must be a whole number/],
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

test.each(everyShape)('providers come as one region or as several (%s)', async (shapes) => {
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

describe('what costs credits', () => {
	test('items that ask for the same test make one, and a hint says so', async () => {
		const { run, sandbox } = scene();
		const items = ['A', 'B', 'A', 'A'].map((name) => ({ name }));
		const parameters = { ...test1, testName: '={{ $json.name }}' };
		const { items: out, hints } = await run(where, parameters, items);
		expect(out.map(({ json, pairedItem }) => [json.test_name, pairedItem])).toEqual([
			['A', { item: 0 }],
			['B', { item: 1 }],
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'2 of 4 input items ask for the same as an item before them. It was done once, as it costs credits.',
		]);
		expect(sandbox.state.placement.credits).toBe(18);
	});

	test('after an uncertain end the same is not asked for by the next item', async () => {
		const { run, sandbox } = scene();
		const id = 'smartDelivery.createManualTest';
		sandbox.misbehave({ id, after: true, answer: { status: 502, body: 'Bad gateway' } });
		const goesOn = { node: { onError: 'continueRegularOutput' as const } };
		const { json, hints } = await run(where, test1, [{}, {}], goesOn);
		expect(sandbox.calls(id)).toHaveLength(1);
		const message = 'This may or may not have happened in SmartLead';
		expect(json.map(({ error }) => error)).toEqual([message, message]);
		expect(hints).toEqual([]);
	});
});

describe('the day on which a week begins', () => {
	const scheduled = { scheduleStartTime: '2098-01-15T10:00:00Z', testEndDate: '2098-04-15' };
	const automated = { resource: 'spamTest', operation: 'createAutomated' };
	const id = 'smartDelivery.createAutomatedTest';
	const daysOf = (body: unknown) =>
		(body as { scheduler_cron_value: { days: number[] } }).scheduler_cron_value.days;

	test.each([
		[
			'"days[0]" must be between 1 and 7',
			[0, 6],
			[
				[0, 6],
				[6, 7],
			],
		],
		['Invalid parameters provided', [0], [[0], [7]]],
		['"days[0]" must be between 1 and 7', [1, 6], [[1, 6]]],
		['schedule_start_time is in the past', [0, 6], [[0, 6]]],
	])('"%s" about %j', async (error, days, sent) => {
		const { run, answer, bodies } = scene();
		answer(id, { error }, { status: 422 });
		await run(automated, { ...test1, ...scheduled, days });
		expect(bodies(id).map(daysOf)).toEqual(sent);
	});
});

describe.each(everyShape)('answers as %s', (shapes) => {
	const report = { spamTestId: byId(4502) };

	test.each([
		['getByProvider', { status: 'active', provider: 'Example Mail', inbox_rate: 92.5 }, 3],
		['getByRegion', { status: 'active', region: 'North America' }, 2],
		['getDkim', { from_email: 'sender1@example.com', esp: 'Example Mail' }, 4],
		['getDomainBlacklists', { from_email: 'sender1@example.com', domain_blacklisted: false }, 4],
		['getRdns', { from_email: 'sender1@example.com', rdns_verified: true }, 4],
		['getSpf', { from_email: 'sender1@example.com', spf_verified: true }, 4],
		['getSpamFilters', { from_email: 'sender1@example.com', filter: 'SpamAssassin' }, 2],
		['getIps', { ip: '192.0.2.10', isp: 'Example ISP' }, 1],
	])('%s is ready for a spreadsheet', async (operation, row, count) => {
		const { run } = scene({ shapes });
		const { json } = await run({ resource: 'spamTestReport', operation }, report);
		expect(json).toHaveLength(count);
		expect(json[0]).toMatchObject(row);
		const nested = json
			.flatMap((one) => Object.values(one))
			.filter((value) => JSON.stringify(value).includes('{'));
		expect(nested).toEqual([]);
	});

	test('a sender, and with it each test inbox that got its mail', async () => {
		const { run } = scene({ shapes });
		const { json } = await run({ resource: 'spamTestReport', operation: 'getBySender' }, report);
		if (shapes !== 'live') {
			expect(json).toHaveLength(2);
			expect(json[0]).toMatchObject({ email: 'sender1@example.com', reputation_score: 8.5 });
			return;
		}
		expect(json).toHaveLength(4);
		const [first] = json;
		for (const address of ['sender1@example.com', 'seed1@example.com']) {
			expect(Object.values(first ?? {})).toContain(address);
		}
	});

	test('what is on a blacklist: each mail, or their number alone', async () => {
		const { run } = scene({ shapes });
		const blacklists = { resource: 'spamTestReport', operation: 'getIpBlacklists' };
		const { json, error } = await run(blacklists, report);
		expect(error).toBeUndefined();
		expect(json.slice(0, 1)).toEqual([
			shapes === 'alternate'
				? { total_blacklist: 0 }
				: expect.objectContaining({ reply_id: 890, from_email: 'sender1@example.com' }),
		]);
	});

	test('a list without pages is whole at once', async () => {
		const { run, apiKey } = scene({ shapes });
		for (const resource of ['spamTest', 'spamTestFolder']) {
			const { json, error } = await run({ resource, operation: 'getAll' }, { returnAll: true });
			expect([error, json.length]).toEqual([undefined, 2]);
		}
		for (const name of ['searchSpamTests', 'searchTestFolders']) {
			const { list } = await shown(apiKey, {}, search(name));
			expect(list?.results).toHaveLength(2);
			const next = await shown(
				apiKey,
				{},
				search(name, undefined, list?.paginationToken as string),
			);
			expect(next.list).toEqual({ results: [] });
		}
	});
});

test('a blacklist that says nothing is not found', async () => {
	const { run, answer } = scene();
	answer('smartDelivery.getIpBlacklist', {});
	const blacklists = { resource: 'spamTestReport', operation: 'getIpBlacklists' };
	const { error } = await run(blacklists, { spamTestId: byId(4502) });
	expect(error?.message).toMatch(/found nothing|not found/i);
	expect(error?.description).toContain("'Test' (4502)");
	expect(error?.httpCode).toBe('404');
});

test('a test that is far back in the list is found', async () => {
	const { apiKey, sandbox } = scene();
	for (let count = 0; count < 620; count++) {
		addPlacementTest(sandbox.state.placement, 0, { name: `Many ${count}` });
	}
	const early = await shown(apiKey, {}, search('searchSpamTests', 'many 610'));
	expect(early.list?.results).toEqual([]);
	const token = early.list?.paginationToken as string;
	const late = await shown(apiKey, {}, search('searchSpamTests', 'many 610', token));
	expect(namesIn(late.list)).toEqual(['Many 610 (completed)']);
});
