import { storedSecret } from '../sandbox/resources/emailAccount';
import { unblockCode } from '../sandbox/resources/emailAccountMails';
import { wrongPassword } from '../sandbox/resources/emailAccountSetUp';
import { by, byId } from './row';
import { everyShape, scene } from './scene';

const resource = 'emailAccount';
const mailbox = { emailAccountId: byId(101) };
const login = {
	fromName: 'Sam of Example',
	fromEmail: 'new1@example.com',
	username: 'new1@example.com',
	smtpHost: 'smtp.example.com',
	imapHost: 'imap.example.com',
};

test.each([
	['get', mailbox],
	['getByEmail', { email: 'sender1@example.com' }],
	['getAll', { returnAll: true }],
])('%s gives no password away, simplified or whole', async (operation, parameters) => {
	for (const shapes of everyShape) {
		const { run } = scene({ shapes });
		for (const simplify of [true, false]) {
			const { json, error } = await run({ resource, operation }, { ...parameters, simplify });
			expect(error).toBeUndefined();
			expect(json.length).toBeGreaterThan(0);
			expect(JSON.stringify(json)).not.toContain(storedSecret);
		}
	}
});

test('a mailbox is added with its warmup off, and read back', async () => {
	const { run } = scene();
	const added = await run(
		{ resource, operation: 'addSmtp' },
		{ ...login, password: 'example password' },
	);
	const [{ id }] = added.json;
	expect(JSON.stringify(added.json)).not.toContain('example password');
	const { json } = await run({ resource, operation: 'get' }, { emailAccountId: byId(Number(id)) });
	expect(json[0]).toMatchObject({ from_email: 'new1@example.com', warmup_status: 'INACTIVE' });
});

test('a mailbox that cannot be reached is reported, not tried twice, and the password is not told', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(
		{ resource, operation: 'addSmtp' },
		{ ...login, password: wrongPassword },
	);
	expect(error?.message).toBe('SMTP connection failed');
	expect(JSON.stringify(error)).not.toContain(wrongPassword);
	expect(sandbox.calls('emailAccount.addSmtp')).toHaveLength(1);
});

test('a token without any token is refused before anything is sent', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(
		{ resource, operation: 'addOauth' },
		{
			fromName: 'Sam',
			fromEmail: 'new1@example.com',
			username: 'new1@example.com',
			token: { set: { scope: 'Mail.Send', expiryDate: 1_798_000_000_000 } },
		},
	);
	expect(error?.message).toBe("'Token' needs an 'Access Token' or a 'Refresh Token'");
	expect(sandbox.log).toEqual([]);
});

test('what is done to a mailbox shows in its record', async () => {
	const { run, sandbox } = scene();
	const account = sandbox.state.emailAccounts.get(101);
	await run({ resource, operation: 'suspend' }, mailbox);
	expect(account?.isSuspended).toBe(true);
	await run({ resource, operation: 'unsuspend' }, mailbox);
	expect(account?.isSuspended).toBe(false);
	await run({ resource, operation: 'updateWarmup' }, { ...mailbox, warmupEnabled: false });
	expect(account?.warmupStatus).toBe('INACTIVE');
	const { json } = await run({ resource, operation: 'delete' }, mailbox);
	expect(json).toEqual([{ deleted: true, email_account_id: 101 }]);
	expect(sandbox.state.emailAccounts.has(101)).toBe(false);
	expect(sandbox.state.campaigns.get(301)?.emailAccountIds).toEqual([]);
});

test('the mailboxes of a bulk read come as one item each, the one that failed too', async () => {
	const { run } = scene();
	const { json } = await run(
		{ resource, operation: 'getMessagesOfMany' },
		{ emailAccountIds: '101, 999' },
	);
	expect(json).toEqual([
		expect.objectContaining({ account_id: 101, status: 'success' }),
		expect.objectContaining({ account_id: 999, status: 'error' }),
	]);
});

test('a wrong code, which SmartLead answers with 500, is not sent twice', async () => {
	const { run, sandbox } = scene();
	const where = { resource, operation: 'verifyUnblockCode' };
	const { error } = await run(where, { ...mailbox, otp: '000000' });
	// The reference shows no sentence for it, so that nobody can tell it from a crash but by its words.
	expect(error?.message).toBe('This may or may not have happened in SmartLead');
	expect(error?.description).toContain('Invalid OTP');
	expect(sandbox.log).toHaveLength(1);
	expect((await run(where, { ...mailbox, otp: unblockCode })).error).toBeUndefined();
});

test('a single mail is never sent again after an uncertain end', async () => {
	const { run, sandbox } = scene();
	sandbox.misbehave({ id: 'email.sendSingle', after: true, answer: { status: 502, body: '' } });
	const { error } = await run(
		{ resource, operation: 'sendEmail' },
		{
			from: by('email', 'sender1@example.com'),
			to: 'lead1@example.com',
			subject: 'Our call',
			emailBody: 'On Friday?',
		},
	);
	expect(error?.description).toContain('It was not sent again, so that nobody is emailed twice');
	expect(sandbox.state.singleEmails).toHaveLength(1);
});
