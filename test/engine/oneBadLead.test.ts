import type { IDataObject } from 'n8n-workflow';

import type { ApiAnswer, ApiCall } from '../sandbox';
import { byId, calls, leftOpen, people, stage } from './stage';

/** A SmartLead that refuses a request for what is in it, and what each lead of the run then hears. */
const { run, sandbox } = stage();
const id = 'campaignLead.add';
const goesOn = { onError: 'continueRegularOutput' } as const;

const emailsIn = ({ body }: Pick<ApiCall, 'body'>): string[] =>
	(JSON.parse(body) as { lead_list: Array<{ email: string }> }).lead_list.map(({ email }) => email);

const json = (status: number, body: unknown): Partial<ApiAnswer> => ({
	status,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify(body),
});
const taken = (emails: string[]) =>
	json(200, { ok: true, upload_count: emails.length, total_leads: emails.length });

/** Refuses what `refusal` gives an answer to; everything else is taken. */
const refusing = (refusal: (emails: string[]) => Partial<ApiAnswer> | undefined) =>
	sandbox.misbehave({
		id,
		times: Infinity,
		answer: (call) => refusal(emailsIn(call)) ?? taken(emailsIn(call)),
	});

const bad = ['person3@example.com', 'person17@example.com', 'person398@example.com'];
const among = (emails: string[]) => emails.filter((email) => bad.includes(email));

/** How often each lead was taken. */
function takings(): Map<string, number> {
	const counts = new Map<string, number>();
	for (const call of sandbox.calls(id)) {
		if (call.answer.status !== 200) continue;
		for (const email of emailsIn(call)) counts.set(email, (counts.get(email) ?? 0) + 1);
	}
	return counts;
}

const statusOf = (row: IDataObject) => row.status ?? (row.details as IDataObject).status;

const ways: Record<string, (emails: string[]) => Partial<ApiAnswer>> = {
	'by index': (emails) =>
		json(400, {
			message: `"lead_list[${emails.indexOf(among(emails)[0] ?? '')}].email" must be a valid email`,
		}),
	'by all indexes': (emails) =>
		json(422, {
			message: 'Invalid parameters provided',
			errors: among(emails).map((email) => ({
				path: ['lead_list', emails.indexOf(email), 'email'],
			})),
		}),
	'by address': (emails) => json(422, { error: `Invalid email format for ${among(emails)[0]}` }),
	'by an address far behind': (emails) =>
		json(400, { error: `${'This list was refused. '.repeat(40)}${among(emails).join(' and ')}` }),
	'by an index that is one too high, and its address': (emails) => {
		const [email = ''] = among(emails);
		return json(400, {
			message: `lead_list[${emails.indexOf(email) + 1}].email is not valid: ${email}`,
		});
	},
	'by index, with the whole request behind it': (emails) =>
		json(400, {
			message: `"lead_list[${emails.indexOf(among(emails)[0] ?? '')}].email" must be a valid email`,
			_original: { lead_list: emails.map((email) => ({ email })) },
		}),
	'not at all, with the whole request behind it': (emails) =>
		json(422, {
			error: 'Invalid parameters provided',
			body: { lead_list: emails.map((email) => ({ email })) },
		}),
	'not at all': () => json(422, { error: 'Invalid parameters provided' }),
	'in a text, not at all': () => ({ status: 400, body: 'lead_list does not match' }),
};

describe.each(Object.entries(ways))('a refusal names the bad ones %s', (_, refusal) => {
	it.each([false, true])('and 397 of 400 are added; goes on: %s', async (on) => {
		refusing((emails) => (among(emails).length > 0 ? refusal(emails) : undefined));
		const items = people(400);
		const {
			json: rows,
			error,
			items: output,
		} = await run(calls.addLeads, {
			items,
			...(on ? { node: goesOn } : {}),
		});
		expect(error).toBeUndefined();
		expect(rows.map(({ email }) => email)).toEqual(items.map(({ email }) => email));
		expect(output.map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		for (const row of rows) {
			const isBad = bad.includes(String(row.email));
			expect(row.status).toBe(isBad ? 'invalid' : 'added');
			if (isBad) expect(row.reason).toMatch(/lead_list|Invalid|refused/);
			expect(takings().get(String(row.email))).toBe(isBad ? undefined : 1);
		}
		expect(sandbox.calls(id).length).toBeLessThanOrEqual(41);
	});
});

it.each<[string, (emails: string[]) => unknown]>([
	['by address, in one sentence', (emails) => ({ error: `Invalid emails: ${emails.join(', ')}` })],
	['by address, in a list', (emails) => ({ message: 'Bad Request', invalid_emails: emails })],
	[
		'by address, each with its reason',
		(emails) => ({ errors: emails.map((email) => ({ email, message: 'must be valid' })) }),
	],
	[
		'by index',
		(emails) => ({ errors: emails.map((_, at) => ({ path: ['lead_list', at, 'email'] })) }),
	],
])('all are bad and named %s: nothing more is sent', async (_, refusal) => {
	refusing((emails) => json(422, refusal(emails)));
	const { json: rows, error } = await run(calls.addLeads, { items: people(400) });
	expect(error).toBeUndefined();
	expect(rows.map(({ status }) => status)).toEqual(Array.from({ length: 400 }, () => 'invalid'));
	expect(sandbox.calls(id)).toHaveLength(1);
});

it('413 halves', async () => {
	refusing((emails) => (emails.length > 150 ? { status: 413, body: '' } : undefined));
	const { json: rows } = await run(calls.addLeads, { items: people(400) });
	expect(rows.every(({ status }) => status === 'added')).toBe(true);
	expect([...takings().values()].every((times) => times === 1)).toBe(true);
});

it.each([
	['402', json(402, { message: 'User person0@example.com may not add leads' }), 1],
	['403', json(403, { message: 'lead_list[0] is not for your plan' }), 1],
	['401', json(401, { message: 'person0@example.com: Invalid API Key' }), 1],
	['404', json(404, { error: 'Campaign not found' }), 1],
	['400 of the account', json(400, { message: 'person0@example.com has no credits left' }), 1],
	['400 of the campaign', json(400, { message: 'The campaign is archived' }), 5],
	['422 of a setting', json(422, { error: '"settings.return_lead_ids" must be a boolean' }), 5],
])('what is refused for all is blamed on nobody: %s', async (_, answer, most) => {
	refusing(() => answer);
	const { error, json: rows } = await run(calls.addLeads, { items: people(400) });
	expect(rows).toEqual([]);
	expect(error?.message).toMatch(/ \[item 0\]$/);
	expect(error?.description).toMatch(/0 items were handled before; this request held 400 items\.$/);
	expect(sandbox.calls(id).length).toBeLessThanOrEqual(most);

	sandbox.reset();
	refusing(() => answer);
	const { json: failed } = await run(calls.addLeads, { items: people(800), node: goesOn });
	expect(failed).toHaveLength(800);
	for (const row of failed) {
		expect(row.details).toMatchObject({ status: 'notAdded' });
		expect(Object.keys(row).sort()).toEqual(['details', 'error', 'message']);
	}
	// What the first request was refused for is not searched for in the second.
	expect(sandbox.calls(id).length).toBeLessThanOrEqual(most + 1);
});

it('one that travels alone is to blame where the same request was taken for others', async () => {
	refusing((emails) =>
		emails.includes('person400@example.com') ? json(422, { error: 'Invalid' }) : undefined,
	);
	const { json: rows, error } = await run(calls.addLeads, { items: people(401) });
	expect(error).toBeUndefined();
	expect(rows[400]).toEqual({
		email: 'person400@example.com',
		status: 'invalid',
		reason: 'Invalid',
	});
});

describe('a part that ends without a usable answer', () => {
	const uncertain = (emails: string[]): Partial<ApiAnswer> | undefined => {
		if (emails.length === 400) return json(422, { error: 'No' });
		if (emails.includes('person300@example.com') && emails.length > 1) return { fault: 'reset' };
		return emails.includes('person5@example.com') ? json(422, { error: 'No' }) : undefined;
	};

	it('is unknown alone under Continue On Fail, and not sent again', async () => {
		refusing(uncertain);
		const { json: rows } = await run(
			{ ...calls.addLeads, ...leftOpen },
			{ items: people(400), node: goesOn },
		);
		const told = rows.map(statusOf);
		const open = rows.filter((row) => statusOf(row) === 'unknown');
		expect(open.length).toBeGreaterThan(0);
		expect(open.length).toBeLessThan(400);
		expect(told[5]).toBe('invalid');
		for (const [index, status] of told.entries()) {
			const email = `person${index}@example.com`;
			expect(['added', 'unknown', 'invalid']).toContain(status);
			const sent = sandbox
				.calls(id)
				.filter((call) => call.answer.fault && emailsIn(call).includes(email));
			expect(sent.length).toBe(status === 'unknown' ? 1 : 0);
		}
	});

	it('stops the run otherwise, which says how many were handled', async () => {
		refusing(uncertain);
		const { error } = await run({ ...calls.addLeads, ...leftOpen }, { items: people(400) });
		expect(error?.message).toMatch(/^This may or may not have happened in SmartLead/);
		expect(error?.description).toMatch(
			/\d+ items? (?:was|were) handled before; this request held \d+ items?/,
		);
	});
});

it('what is sent only once goes with the first that is taken, and with no other', async () => {
	refusing((emails) => (among(emails).length > 0 ? json(422, { error: 'No' }) : undefined));
	await run({ ...calls.addLeads, options: { leadListIds: '12' } }, { items: people(800) });
	const withLists = sandbox
		.calls(id)
		.filter(({ json: body }) => (body as IDataObject).lead_list_ids);
	const takenWith = withLists.filter(({ answer }) => answer.status === 200);
	expect(takenWith).toHaveLength(1);
	expect(withLists.at(-1)).toBe(takenWith[0]);
});

it('a crash that speaks of a lead is no refusal: nothing is sent again', async () => {
	for (const said of [
		'duplicate key value: person5@example.com already exists',
		"Cannot read properties of undefined (reading 'lead_list[5].email')",
		'"lead_list[3].email" must be a valid email',
	]) {
		sandbox.reset();
		refusing(() => json(500, { error: said }));
		const { error } = await run({ ...calls.addLeads, ...leftOpen }, { items: people(10) });
		expect(error?.message).toBe('This may or may not have happened in SmartLead [item 0]');
		expect(error?.description).toContain(said);
		expect(sandbox.calls(id)).toHaveLength(1);
	}
});

describe('the other batches', () => {
	it('Import Leads goes without the one that is named, or found', async () => {
		for (const error of [
			'"leadList[1].email" must be a valid email',
			'Invalid parameters provided',
		]) {
			sandbox.reset();
			sandbox.misbehave({
				id: 'leadList.importLeads',
				times: Infinity,
				answer: ({ body }) =>
					body.includes('person1@') ? json(422, { error }) : json(200, { ok: true, imported: 1 }),
			});
			const { json: rows } = await run(
				{
					resource: 'leadList',
					operation: 'importLeads',
					listId: byId(1),
					fileName: 'x',
				},
				{ items: people(5) },
			);
			const refused = rows.filter(({ status }) => status === 'invalid');
			expect(refused.map(({ email }) => email)).toEqual(['person1@example.com']);
			const sent = rows.map(({ leads_sent: count }) => Number(count ?? 0));
			expect(sent.reduce((sum, count) => sum + count, 0)).toBe(4);
		}
	});

	it('Find Emails as well', async () => {
		sandbox.misbehave({
			id: 'prospect.findEmails',
			times: Infinity,
			answer: ({ body }) => {
				const { contacts } = JSON.parse(body) as { contacts: IDataObject[] };
				const at = contacts.findIndex(({ firstName }) => firstName === 'N3');
				return at >= 0
					? json(400, { message: `contacts[${at}].companyDomain is not allowed` })
					: json(200, {
							success: true,
							data: contacts.map((one) => ({ ...one, email_id: 'a@example.com' })),
						});
			},
		});
		const items = Array.from({ length: 10 }, (_, index) => ({ first: `N${index}` }));
		const { json: rows } = await run(
			{
				resource: 'contact',
				operation: 'findEmails',
				firstName: '={{ $json.first }}',
				lastName: 'X',
				companyDomain: 'example.com',
			},
			{ items },
		);
		expect(rows.map(({ email }) => email ?? 'none')).toEqual(
			items.map((_, index) => (index === 3 ? 'none' : 'a@example.com')),
		);
		expect(sandbox.calls('prospect.findEmails')).toHaveLength(2);
	});
});
