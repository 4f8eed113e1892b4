import type { INodeParameters } from 'n8n-workflow';

import { isRead } from '../../nodes/engine/spec/operation';
import { fieldOf } from '../../nodes/engine/spec/parameter';
import { domainInAddress } from '../../nodes/fields/domain';
import { catalog } from '../sandbox';
import { byId } from './row';
import { rows } from './rows';
import { everyShape, scene } from './scene';
import { specs } from './specs';

/** Switches and numbers that a write always sends although nobody touched them, and why no harm is done. */
const harmless: Record<string, string> = {
	'campaign.sendTestEmail sequenceNumber': 'the first step, to an address of the user',
	'contact.fetch limit': 'none, which is refused: how much is spent is for a person to say',
	'emailAccount.addOauth use_whitelabel_credentials': 'what the token is, not what is done',
	'emailAccount.addSmtp smtp_port': 'the usual port',
	'emailAccount.addSmtp imap_port': 'the usual port',
	'inbox.changeReadStatus read_status': 'marks as read, which can be undone',
	'spamTest.createAutomated all_email_sent_without_time_gap': 'of a new test',
	'spamTest.createAutomated every_days': 'of a new test',
	'spamTest.createAutomated is_warmup': 'of a new test',
	'spamTest.createAutomated link_checker': 'of a new test',
	'spamTest.createAutomated min_time_btwn_emails': 'of a new test',
	'spamTest.createManual all_email_sent_without_time_gap': 'of a new test',
	'spamTest.createManual is_warmup': 'of a new test',
	'spamTest.createManual link_checker': 'of a new test',
	'spamTest.createManual min_time_btwn_emails': 'of a new test',
};

test('what a write sends though nobody chose it is known to do no harm', () => {
	const sent = specs.flatMap(({ name, operation }) =>
		isRead(operation)
			? []
			: Object.entries({ ...operation.query, ...operation.body })
					.map(([key, parameter]) => ({ key, field: fieldOf(parameter) }))
					.filter(
						({ field }) =>
							['boolean', 'number'].includes(field.type) &&
							!['', undefined].includes(field.default as string),
					)
					.map(({ key }) => `${name} ${key}`),
	);
	expect(sent.sort()).toEqual(Object.keys(harmless).sort());
});

describe('Update Warmup', () => {
	const where = { resource: 'emailAccount', operation: 'updateWarmup' };
	const id = 'emailAccount.updateWarmup';
	const slower = { emailAccountId: byId(101), updateFields: { replyRatePercentage: 35 } };
	const needed = { error: '"warmup_enabled" is required' };

	test.each(
		everyShape.flatMap((shapes) => [[shapes, 'ACTIVE'] as const, [shapes, 'INACTIVE'] as const]),
	)('leaves it as it is (%s, %s)', async (shapes, warmupStatus) => {
		const { run, sandbox } = scene({ shapes });
		const account = sandbox.state.emailAccounts.get(101);
		Object.assign(account ?? {}, { warmupStatus });
		const { error } = await run(where, slower);
		expect(error).toBeUndefined();
		expect(account?.warmupStatus).toBe(warmupStatus);
		expect(account?.warmup.replyRate).toBe(35);
	});

	test('sends nothing of it where SmartLead does not ask', async () => {
		const { run, bodies, answer, sandbox } = scene();
		answer(id, { ok: true });
		await run(where, slower);
		expect(bodies(id)).toEqual([{ reply_rate_percentage: 35 }]);
		expect(sandbox.log).toHaveLength(1);
	});

	test('asks for it once it was demanded, for the items that follow too', async () => {
		const { run, sandbox, bodies } = scene();
		const items = [101, 102, 103].map((account) => ({ account }));
		await run(
			where,
			{
				...slower,
				emailAccountId: { ...byId(0), value: '={{ $json.account }}' } as INodeParameters,
			},
			items,
		);
		expect(bodies(id).map((body) => typeof body.warmup_enabled)).toEqual([
			'undefined',
			'boolean',
			'boolean',
			'boolean',
		]);
		expect(sandbox.calls('emailAccount.get')).toHaveLength(3);
	});

	test('shows the refusal where SmartLead does not tell what it is', async () => {
		const { run, bodies, answer } = scene();
		answer(id, needed, { status: 422 });
		answer('emailAccount.get', { id: 101, warmup_details: { status: 'BLOCKED' } });
		const { error } = await run(where, slower);
		expect(error?.message).toContain('warmup_enabled');
		expect(bodies(id)).toHaveLength(1);
	});

	test.each([
		['another refusal', { error: '"daily_rampup" must be at least 5' }, 422],
		['an end that is open', { error: 'warmup_enabled: broken' }, 502],
	])('does not try again after %s', async (_, body, status) => {
		const { run, sandbox, answer } = scene();
		for (let times = 0; times < 4; times++) answer(id, body, { status });
		const { error } = await run(where, slower);
		expect(error).toBeDefined();
		expect(sandbox.log).toHaveLength(1);
	});

	test('says that there is nothing to change', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { emailAccountId: byId(101) });
		expect(error?.message).toBe("'Update Fields' is empty and 'Warmup' is left as it is");
		expect(sandbox.log).toEqual([]);
	});
});

test.each(['addSmtp', 'addOauth'])(
	'%s switches the warmup of an email account that is there only when asked to',
	async (operation) => {
		const parameters = rows.emailAccount?.[operation]?.required.parameters ?? {};
		const id = `emailAccount.${operation}`;
		const options = { emailAccountId: byId(101) };
		const sent = async (more: INodeParameters) => {
			const { run, bodies, answer } = scene();
			answer(id, { ok: true });
			await run({ resource: 'emailAccount', operation }, { ...parameters, ...more });
			return bodies(id)[0];
		};
		expect(await sent({})).toMatchObject({ warmup_enabled: false });
		expect(await sent({ options })).not.toHaveProperty('warmup_enabled');
		expect(await sent({ options, warmupEnabled: false })).toMatchObject({ warmup_enabled: false });
	},
);

describe('what costs is paid once for items that ask for the same', () => {
	const paid = catalog.filter(({ cost }) => cost !== null).map(({ id }) => id);

	test.each(paid)('%s', (id) => {
		const operations = specs.map(({ operation }) => operation).filter((one) => one.id === id);
		expect(
			operations.map(({ deduplicate, batch }) => deduplicate ?? Boolean(batch?.dedupeKey)),
		).toEqual([true]);
	});

	test('two equal items place one order', async () => {
		const { run, bodies } = scene();
		const parameters = rows.order?.place?.required.parameters ?? {};
		const { json, hints } = await run({ resource: 'order', operation: 'place' }, parameters, [
			{ row: 1 },
			{ row: 2 },
		]);
		expect(bodies('smartSender.placeOrder')).toHaveLength(1);
		expect(json).toHaveLength(1);
		expect(hints[0]?.message).toContain('1 of 2 input items ask for the same');
	});
});

test('an order names a domain once: what stands in it twice is a slip that costs money', async () => {
	const { run, sandbox } = scene();
	const parameters = rows.order?.place?.required.parameters ?? {};
	const { domain = [] } = (parameters.domains ?? {}) as { domain?: INodeParameters[] };
	const again = domain.map((one) => ({ ...one, domainName: 'ONE.example.com' }));
	const { error } = await run(
		{ resource: 'order', operation: 'place' },
		{ ...parameters, domains: { domain: [...domain, ...again] } },
	);
	expect(error?.message).toBe("'Domains' has the domain one.example.com twice");
	expect(sandbox.log).toEqual([]);
});

describe('Block Domains and Block List > Add', () => {
	test.each([
		['https://www.example.com/about?x=1#top', 'example.com'],
		['HTTP://Example.com', 'example.com'],
		['https://user@blog.example.com:8443/', 'blog.example.com'],
		['www.example.com', 'example.com'],
		['example.com/', 'example.com'],
		['example.com/contact', 'example.com'],
		['www.example.com:443', 'example.com'],
		['example.com?x=1', 'example.com'],
		['Example.com', 'Example.com'],
		['www.com', 'www.com'],
		['someone@example.com', 'someone@example.com'],
		['mailto:someone@example.com', 'mailto:someone@example.com'],
		['not a domain', 'not a domain'],
		['https://', 'https://'],
	])('%s is %s', (text, domain) => {
		expect(domainInAddress(text)).toBe(domain);
	});

	const given = 'https://www.example.com/x, example.com, www.example.org';
	const places = [
		['inbox', 'blockDomains', 'domains', 'inbox.blockDomains', 'domains'],
		['blockList', 'add', 'domainBlockList', 'blockList.add', 'domain_block_list'],
	] as const;

	test.each(places)('%s > %s takes the domain of a web address', async (...place) => {
		const [resource, operation, field, id, key] = place;
		const { run, bodies } = scene();
		const { error } = await run({ resource, operation }, { [field]: given });
		expect(error).toBeUndefined();
		expect(bodies(id)).toEqual([{ [key]: ['example.com', 'example.org'] }]);
	});

	test.each([
		...places.map((place) => [...place, 'https://localhost/x'] as const),
		...places.map((place) => [...place, 'two words'] as const),
		[...places[0], 'someone@example.com'] as const,
	])('%s > %s refuses what blocks nobody, or too many (%#)', async (...place) => {
		const [resource, operation, field, , , wrong] = place;
		const { run, sandbox } = scene();
		const { error } = await run({ resource, operation }, { [field]: `example.com, ${wrong}` });
		expect(error?.message).toContain(wrong);
		expect(sandbox.log).toEqual([]);
	});
});

test('Ignore Reply does what its name says, and the other way when chosen', async () => {
	const { run, bodies, answer } = scene();
	const where = { resource: 'inbox', operation: 'ignoreReply' };
	for (let times = 0; times < 2; times++) answer('inbox.ignoreReply', { ok: true });
	await run(where, { which: 'id', statsId: 'stats-1' });
	await run(where, { which: 'id', statsId: 'stats-1', ignoreReply: false });
	expect(bodies('inbox.ignoreReply').map(({ ignore_reply }) => ignore_reply)).toEqual([
		true,
		false,
	]);
});
