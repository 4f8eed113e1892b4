import type { INodeParameters } from 'n8n-workflow';

import { rows } from './rows';
import { everyShape, scene } from './scene';

const place = { resource: 'order', operation: 'place' };
const { parameters } = rows.order.place.required;

const bought = (domainName: string, mailbox: INodeParameters): INodeParameters => ({
	...parameters,
	domains: { domain: [{ domainName, emailAccounts: { emailAccount: [mailbox] } }] },
});

describe.each(everyShape)('an order, answers as %s', (shapes) => {
	test('gives one item, and is found afterwards', async () => {
		const { run, sandbox } = scene({ shapes });
		const { json } = await run(place, parameters);
		expect(json).toEqual([
			expect.objectContaining({ success: true, vendor_id: 1, domains: ['one.example.com'] }),
		]);
		if (shapes === 'alternate') expect(json[0]?.order_id).toBe('ORD_10002');

		const found = await run({ resource: 'senderDomain', operation: 'getAll' }, { returnAll: true });
		const names = found.json.map(({ domain_name, domain }) => domain_name ?? domain);
		expect(names).toContain('one.example.com');
		const id = sandbox.state.vendorStore.orders.at(-1)?.id ?? '';
		const order = await run({ resource: 'order', operation: 'get' }, { orderId: id });
		expect(order.json).toEqual([
			expect.objectContaining({ order_id: id, email_accounts: [{ email: 'sam@one.example.com' }] }),
		]);
		expect(JSON.stringify(order.run)).not.toContain('hash of');
	});

	test('is placed once for each item', async () => {
		const { run, sandbox } = scene({ shapes });
		const domain = '={{ $json.name }}.example.com';
		const emailAddress = '=sam@{{ $json.name }}.example.com';
		const given = bought(domain, { emailAddress, firstName: 'Sam', lastName: 'Example' });
		const { json } = await run(place, given, [{ name: 'one' }, { name: 'two' }]);
		expect(json.map(({ domains }) => domains)).toEqual([['one.example.com'], ['two.example.com']]);
		expect(sandbox.calls('smartSender.placeOrder')).toHaveLength(2);
	});
});

test.each([
	['an error page', { status: 502, headers: {}, body: '<html>Bad gateway</html>' }],
	['half an answer', { fault: 'halfBody' as const }],
	['no answer', { fault: 'reset' as const }],
])('an order whose end is uncertain is not placed again: %s', async (_, answer) => {
	const { run, sandbox } = scene();
	sandbox.misbehave({ id: 'smartSender.placeOrder', after: true, times: 5, answer });
	const { error } = await run(place, parameters);
	expect(error?.message).toMatch(/may/);
	expect(sandbox.calls('smartSender.placeOrder')).toHaveLength(1);
	expect(sandbox.state.vendorStore.orders).toHaveLength(2);
});

const sam = { emailAddress: 'sam@one.example.com', firstName: 'Sam', lastName: 'One' };

test.each<[INodeParameters, string]>([
	[{ ...parameters, domains: {} }, "'Domains' is empty"],
	[
		bought('https://one.example.com', sam),
		`'Domains' has a 'Domain Name' in domain 1 that must be a domain such as example.com, not "https://one.example.com"`,
	],
	[
		{ ...parameters, domains: { domain: [{ domainName: 'one.example.com', emailAccounts: {} }] } },
		"'Domains' has no 'Email Accounts' in domain 1",
	],
	[
		bought('two.example.com', sam),
		`'Domains' has an 'Email Address' in email account 1 of domain 1 that must be an address at the Domain Name two.example.com, not "sam@one.example.com"`,
	],
	[
		bought('one.example.com', { ...sam, lastName: '={{ "" }}' }),
		"'Domains' has a 'Last Name' in email account 1 of domain 1 that is empty",
	],
	[
		bought('one.example.com', { ...sam, parentAccountId: '={{ "first" }}' }),
		`'Domains' has a 'Parent Account ID' in email account 1 of domain 1 that must be a whole number such as 12345, not "first"`,
	],
	[{ ...parameters, userDetails: {} }, "'User Details' is empty"],
	[{ ...parameters, userDetails: { details: { city: '' } } }, "'User Details' is empty"],
	[
		{ ...parameters, userDetails: { details: { email: '={{ "nobody" }}' } } },
		`'User Details' has an 'Email' that must be an email address, not "nobody"`,
	],
])('a slip is named, and nothing is bought: %j', async (given, message) => {
	const { run, sandbox } = scene();
	const { error } = await run(place, given);
	// n8n itself refuses what a form leaves empty.
	expect(error?.message).toBe(message);
	expect(sandbox.log).toEqual([]);
});

test('the one-time code comes out, as the operation is there for it', async () => {
	const { run } = scene();
	const where = { resource: 'senderEmailAccount', operation: 'getOtp' };
	const { json } = await run(where, { emailAccount: 'admin@outreach.example.com' });
	expect(json).toEqual([{ otp: '000000', expires_in: 300 }]);
	const { error } = await run(where, { emailAccount: 'nobody@example.com' });
	expect(error?.message).toMatch(/not found/i);
});
