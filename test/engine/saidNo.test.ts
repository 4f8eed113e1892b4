import type { IDataObject } from 'n8n-workflow';

import type { ApiAnswer, ApiCall } from '../sandbox';
import { byId, calls, leftOpen, people, stage } from './stage';

/**
 * Batches that SmartLead refuses with the status of a success. Who is named by a validator is left
 * out, and what leaves open how much was done is not sent again.
 */
const { run, sandbox } = stage();
const goesOn = { onError: 'continueRegularOutput' } as const;

const ok = (body: unknown): Partial<ApiAnswer> => ({
	status: 200,
	headers: { 'Content-Type': 'application/json' },
	body: JSON.stringify(body),
});

interface Kind {
	id: string;
	into: string;
	parameters: IDataObject;
	items: (count: number) => IDataObject[];
	/** What tells an entry, and that of the item at a place. */
	of: (entry: IDataObject) => string;
	at: (place: number) => string;
	taken: (count: number) => unknown;
	refused: string;
	left: string;
	unknown: string;
}

const add: Kind = {
	id: 'campaignLead.add',
	into: 'lead_list',
	parameters: { ...calls.addLeads, ...leftOpen },
	items: people,
	of: ({ email }) => String(email),
	at: (place) => `person${place}@example.com`,
	taken: (count) => ({ ok: true, upload_count: count, total_leads: count }),
	refused: 'invalid',
	left: 'notAdded',
	unknown: 'unknown',
};

const kinds: Record<string, Kind> = {
	'Add to Campaign': add,
	'Import Leads': {
		...add,
		id: 'leadList.importLeads',
		into: 'leadList',
		parameters: {
			resource: 'leadList',
			operation: 'importLeads',
			listId: byId(1),
			fileName: 'x',
			...leftOpen,
		},
		taken: (count) => ({ ok: true, data: { imported: count } }),
		left: 'notImported',
	},
	'Find Emails': {
		...add,
		id: 'prospect.findEmails',
		into: 'contacts',
		parameters: {
			resource: 'contact',
			operation: 'findEmails',
			firstName: '={{ $json.first }}',
			lastName: 'X',
			companyDomain: 'example.com',
		},
		items: (count) => Array.from({ length: count }, (_, index) => ({ first: `N${index}` })),
		of: ({ firstName }) => String(firstName),
		at: (place) => `N${place}`,
		taken: (count) => ({ success: true, data: Array.from({ length: count }, () => ({})) }),
		refused: 'Not Sent',
		left: 'Not Looked Up',
		unknown: 'Unknown',
	},
};

const statusOf = (row: IDataObject) => row.status ?? (row.details as IDataObject).status;

describe.each(Object.entries(kinds))('%s', (_, kind) => {
	const { id, into, parameters, of, at } = kind;
	const bad = [at(2), at(7)];
	const count = 10;
	const entriesIn = ({ body }: Pick<ApiCall, 'body'>): string[] =>
		((JSON.parse(body) as IDataObject)[into] as IDataObject[]).map(of);

	/** Says no to what `refusal` has an answer for; takes everything else. */
	const refusing = (refusal: (entries: string[]) => unknown) =>
		sandbox.misbehave({
			id,
			times: Infinity,
			answer: (call) => {
				const entries = entriesIn(call);
				return ok(refusal(entries) ?? kind.taken(entries.length));
			},
		});
	const among = (entries: string[]) => entries.filter((entry) => bad.includes(entry));
	const start = async () =>
		await run(parameters as never, { items: kind.items(count), node: goesOn });
	/** How often each entry was sent. */
	const sendings = () => {
		const counts = new Map<string, number>();
		for (const call of sandbox.calls(id)) {
			for (const entry of entriesIn(call)) counts.set(entry, (counts.get(entry) ?? 0) + 1);
		}
		return counts;
	};

	it.each<[string, (places: number[]) => unknown]>([
		[
			'by one place at a time',
			([place]) => ({ ok: false, message: `"${into}[${place}].x" must be a valid value` }),
		],
		[
			'by all places',
			(places) => ({
				success: false,
				message: 'Invalid parameters provided',
				errors: places.map((place) => ({ path: [into, place, 'x'] })),
			}),
		],
		[
			'by their keys',
			(places) => ({
				ok: false,
				error: 'Bad Request',
				message: `"${into}[${places[0]}].x" is not allowed`,
				validation: { source: 'body', keys: places.map((place) => `${into}.${place}.x`) },
			}),
		],
	])('leaves out those that are named %s', async (__, refusal) => {
		refusing((entries) => {
			const places = among(entries).map((entry) => entries.indexOf(entry));
			return places.length > 0 ? refusal(places) : undefined;
		});
		const { json, error } = await start();
		expect(error).toBeUndefined();
		const refused = json.filter((row) => row.status === kind.refused);
		expect(refused).toHaveLength(2);
		expect(sandbox.calls(id).length).toBeLessThanOrEqual(3);
		const last = sandbox.calls(id).at(-1);
		expect(last && among(entriesIn(last))).toEqual([]);
		expect(last && entriesIn(last)).toHaveLength(count - 2);
	});

	// People whose address is looked for have none.
	if (id !== 'prospect.findEmails')
		it('leaves out those that are named by their address', async () => {
			refusing((entries) => {
				const named = among(entries);
				return named.length > 0 ? { ok: false, error: `Invalid email: ${named[0]}` } : undefined;
			});
			const { json } = await start();
			expect(json.filter((row) => row.status === kind.refused).map(({ email }) => email)).toEqual(
				bad,
			);
			expect(sandbox.calls(id)).toHaveLength(3);
		});

	it.each([
		'Duplicate entry for INTO[2].x',
		'INTO[2].x already exists',
		'INTO[2].x is invalid: the import was stopped there',
		'Failed at INTO[2]: invalid value',
		'INTO[2].x is invalid, the others were added',
	])('is open, and not sent again, where it may come from half-way: %s', async (said) => {
		refusing(() => ({ ok: false, message: said.replace('INTO', into) }));
		const { json } = await start();
		expect(json).toHaveLength(count);
		for (const row of json) {
			expect(row.error).toBe('This may or may not have happened in SmartLead');
			expect(statusOf(row)).toBe(kind.unknown);
		}
		expect(sandbox.calls(id)).toHaveLength(1);
	});

	it('is open after a crash, and not sent again', async () => {
		refusing(() => ({ ok: false, error: `Cannot read properties of undefined (${into}[2])` }));
		const { json } = await start();
		expect(json.map(statusOf)).toEqual(Array.from({ length: count }, () => kind.unknown));
		expect(sandbox.calls(id)).toHaveLength(1);
	});

	it.each(['Campaign is archived', 'Nothing updated', 'Your subscription has expired'])(
		'is a refusal of all where it names nobody, and not sent again: %s',
		async (message) => {
			refusing(() => ({ success: false, message }));
			const { json } = await start();
			expect(json.map(statusOf)).toEqual(Array.from({ length: count }, () => kind.left));
			for (const row of json) expect(row.error).toBe(message);
			expect(sandbox.calls(id)).toHaveLength(1);
		},
	);

	it('sends nobody twice that was taken', async () => {
		let answers = 0;
		refusing((entries) =>
			answers++ === 0
				? { ok: false, message: `"${into}[${entries.indexOf(at(2))}].x" is required` }
				: undefined,
		);
		await start();
		const counts = sendings();
		expect(counts.get(at(2))).toBe(1);
		expect(counts.get(at(3))).toBe(2);
		expect(sandbox.calls(id)).toHaveLength(2);
	});
});

describe('a failure that says what was done all the same', () => {
	const answer = (id: string, body: unknown) => sandbox.misbehave({ id, answer: ok(body) });

	it.each<[string, IDataObject, string[]]>([
		[
			'counts and names',
			{ ok: false, upload_count: 3, total_leads: 2, invalid_emails: ['person1@example.com'] },
			['added', 'invalid', 'added'],
		],
		[
			'ids',
			{
				success: false,
				message: '"lead_list[1].email" is invalid',
				added_count: 2,
				skipped_leads: [{ email: 'person1@example.com', reason: 'invalid email' }],
			},
			['added', 'invalid', 'added'],
		],
		[
			'that nobody was added, and why',
			{ ok: false, upload_count: 3, total_leads: 0, duplicate_count: 3 },
			['duplicate', 'duplicate', 'duplicate'],
		],
	])('of leads, by %s', async (_, body, statuses) => {
		answer('campaignLead.add', body);
		const { json, error } = await run(calls.addLeads, { items: people(3) });
		expect(error).toBeUndefined();
		expect(json.map(({ status }) => status)).toEqual(statuses);
		expect(sandbox.calls('campaignLead.add')).toHaveLength(1);
	});

	it('of an import', async () => {
		answer('leadList.importLeads', { ok: false, data: { imported: 2, skipped: 1 } });
		const { json, error } = await run(kinds['Import Leads'].parameters as never, {
			items: people(3),
		});
		expect(error).toBeUndefined();
		expect(json).toEqual([{ leads_sent: 3, imported: 2, skipped: 1 }]);
	});

	it('of people who were looked up and paid for', async () => {
		const data = [
			{ firstName: 'N0', lastName: 'X', companyDomain: 'example.com', email_id: 'a@example.com' },
		];
		answer('prospect.findEmails', { success: false, message: 'Some were not found', data });
		const { json } = await run(kinds['Find Emails'].parameters as never, {
			items: kinds['Find Emails'].items(2),
		});
		expect(json.map(({ email, status }) => [email, status])).toEqual([
			['a@example.com', undefined],
			[null, 'Unknown'],
		]);
	});
});
