import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { namesOf } from '../../nodes/fields/names';
import { inFakeTime } from '../engine/hurry';
import { addContact } from '../sandbox';
import { byId } from './row';
import { everyShape, scene, type Scene } from './scene';

inFakeTime();

const at = (resource: string, operation: string) => ({ resource, operation });
const fetch = at('contact', 'fetch');
const findEmails = at('contact', 'findEmails');
const saved = { filterId: byId(2101) };
const goesOn = { node: { onError: 'continueRegularOutput' as const } };

/** What the account has left, as SmartLead says it. */
async function creditsLeft({ run }: Scene): Promise<number> {
	const { json } = await run(at('prospectAnalytics', 'getSearchAnalytics'), {});
	return (json[0].availableCredits as { available: number }).available;
}

describe('search', () => {
	test.each(everyShape)('gives what Fetch asks for with each contact: %s', async (shapes) => {
		const { run } = scene({ shapes });
		const { json } = await run(at('contact', 'search'), {});
		expect(json.map(({ filter_id }) => filter_id)).toEqual([2104, 2104, 2104]);
		expect(json[0]).toMatchObject({
			firstName: 'First 1',
			lastName: 'Last 1',
			title: 'Head of Sales',
			companyName: 'Example Corp',
			companyDomain: 'example.com',
		});
	});

	test('stands among the recent searches afterwards, with its filters', async () => {
		const { run } = scene();
		await run(at('contact', 'search'), { filters: { title: 'CEO' } });
		const { json } = await run(at('search', 'getRecent'), { limit: 1 });
		expect(json[0]).toMatchObject({ id: 2104, filter_details: { title: ['CEO'] } });
	});

	test('finds nobody, and that is no error', async () => {
		const { run, sandbox } = scene();
		const { json, error } = await run(at('contact', 'search'), { filters: { city: 'Nowhere' } });
		expect([json, error]).toEqual([[], undefined]);
		expect(sandbox.log).toHaveLength(1);
	});

	test('spends nothing, and is asked again after an uncertain end', async () => {
		const stage = scene();
		const before = await creditsLeft(stage);
		stage.answer('prospect.searchContacts', {}, { fault: 'reset' });
		const { json } = await stage.run(at('contact', 'search'), { returnAll: true });
		expect(json).toHaveLength(3);
		expect(await creditsLeft(stage)).toBe(before);
	});

	test.each<[unknown, string[]]>([
		['Sales, CEO', ['Sales', 'CEO']],
		['"Example, Inc.", Sample', ['Example, Inc.', 'Sample']],
		[' "Example, Inc." ', ['Example, Inc.']],
		['The "Best" Ltd, Sample', ['The "Best" Ltd', 'Sample']],
		['19" Racks, Sample', ['19" Racks', 'Sample']],
		['"open, Sample', ['"open', 'Sample']],
		[
			['Example, Inc.', ' "quoted" '],
			['Example, Inc.', '"quoted"'],
		],
		[', ,', []],
		[undefined, []],
	])('reads %j as names', (value, names) => {
		expect(namesOf(value)).toEqual(names);
	});

	test.each<[INodeParameters, string]>([
		[
			{ level: '={{ [3] }}' },
			`'Level Names or IDs' takes names as the list shows them, not the ID "3"`,
		],
		[{ title: ' , ' }, "'Job Titles' is empty"],
		[
			{ title: '={{ Array.from({ length: 2001 }, (_, i) => "a" + i) }}' },
			"'Job Titles' takes at most 2000 at once, not 2001",
		],
	])('refuses %j', async (filters, message) => {
		for (const where of [at('contact', 'search'), at('search', 'save')]) {
			const { run, sandbox } = scene();
			const { error } = await run(where, { searchString: 'Example', filters });
			expect(error?.message).toBe(message);
			expect(sandbox.log).toEqual([]);
		}
	});
});

describe('fetch', () => {
	test.each([
		['nobody has said how many', {}, "'Number of Contacts' must be at least 1, not 0"],
		['more than SmartLead takes', { count: 10_001 }, /must be at most 10000/],
		['an expression finds no number', { count: '={{ $json.no }}' }, /is empty$/],
		['no contact is named', { which: 'selected', contactIds: ' , ' }, "'Contact IDs' is empty"],
	])('sends nothing where %s', async (_, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(fetch, { ...saved, ...parameters });
		if (typeof message === 'string') expect(error?.message).toBe(message);
		else expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});

	test.each(everyShape)(
		'spends credits, and Get Many has the contacts then: %s',
		async (shapes) => {
			const stage = scene({ shapes });
			const before = await creditsLeft(stage);
			const { json } = await stage.run(fetch, { ...saved, count: 2 });
			expect(json.map(({ email }) => email)).toEqual([
				'contact1@example.com',
				'contact2@example.com',
			]);
			expect(json[0]).toMatchObject({ companyDomain: 'example.com', verificationStatus: 'valid' });
			expect(await creditsLeft(stage)).toBe(before - 2);

			const { json: kept } = await stage.run(at('contact', 'getAll'), {
				...saved,
				returnAll: true,
			});
			expect(kept).toEqual(json);
			const { json: searches } = await stage.run(at('search', 'getFetched'), {});
			expect(searches.map(({ id, leads_found }) => [id, leads_found])).toEqual([
				[2103, 2],
				[2101, 2],
			]);
			expect(await creditsLeft(stage)).toBe(before - 2);
		},
	);

	test('items that ask for the same pay once', async () => {
		const stage = scene();
		const items = [{ id: 2101 }, { id: 2101 }, { id: 2102 }, { id: 2101 }];
		const parameters = { filterId: byId('={{ $json.id }}' as never), count: 1 };
		const { items: out, hints } = await stage.run(fetch, parameters, items);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(stage.bodies('prospect.fetchContacts').map(({ filter_id }) => filter_id)).toEqual([
			2101, 2102,
		]);
		expect(hints.map(({ message }) => message)).toEqual([
			'2 of 4 input items ask for the same as an item before them. It was done once, as it costs credits.',
		]);
		// Another run is another order.
		await stage.run(fetch, { ...saved, count: 1 });
		expect(stage.bodies('prospect.fetchContacts')).toHaveLength(3);
	});

	test.each(['reset', 'halfBody'] as const)('is not sent again after %s', async (fault) => {
		const { run, sandbox } = scene();
		sandbox.misbehave({ id: 'prospect.fetchContacts', after: true, answer: { fault } });
		const { error, json } = await run(fetch, { ...saved, count: 1 }, [{}, {}], goesOn);
		expect(error).toBeUndefined();
		const uncertain = 'This may or may not have happened in SmartLead';
		expect(json.map(({ error: message }) => message)).toEqual([uncertain, uncertain]);
		expect(String(json[0].message)).toMatch(/so that nothing is paid twice/);
		expect(sandbox.calls('prospect.fetchContacts')).toHaveLength(1);
	});

	test('credits that are used up are a failure, though the status is 200', async () => {
		const { run, sandbox } = scene();
		sandbox.state.prospecting.credits.used = sandbox.state.prospecting.credits.total - 1;
		const { error, json } = await run(fetch, { ...saved, count: 2 });
		expect(error?.message).toBe('You do not have enough lead credits');
		expect(json).toEqual([]);
	});

	test('says where the rest is, if the answer cannot hold all', async () => {
		const { run, sandbox } = scene();
		for (let number = 10; number < 1207; number++) addContact(sandbox.state.prospecting, number);
		const { json, hints } = await run(fetch, { ...saved, count: 1200 });
		expect(json).toHaveLength(1000);
		expect(hints.map(({ message }) => message)).toEqual([
			'SmartLead fetched 1,200 contacts and shows 1,000 of them here. Get Many returns them all.',
		]);
		const { json: all } = await run(at('contact', 'getAll'), { ...saved, returnAll: true });
		expect(all).toHaveLength(1200);
	});

	test('what was paid for comes out, whatever its form', async () => {
		const { run, answer } = scene();
		answer('prospect.fetchContacts', { success: true, data: { queued: true } });
		const { json, error } = await run(fetch, { ...saved, count: 1 });
		expect([json, error]).toEqual([[{ queued: true }], undefined]);
	});
});

describe('find emails', () => {
	const person = (index: number): IDataObject => ({
		first: `Person ${index}`,
		last: 'Example',
		domain: index % 2 === 0 ? 'example.com' : 'unknown.example.com',
	});
	const people = (count: number) => Array.from({ length: count }, (_, index) => person(index));
	const mapped: INodeParameters = {
		firstName: '={{ $json.first }}',
		lastName: '={{ $json.last }}',
		companyDomain: '={{ $json.domain }}',
	};
	const id = 'prospect.findEmails';

	test.each(everyShape)('ten at a time, each with its own result: %s', async (shapes) => {
		const stage = scene({ shapes });
		const before = await creditsLeft(stage);
		const { json, items } = await stage.run(findEmails, mapped, people(23));
		const sizes = stage.bodies(id).map(({ contacts }) => (contacts as unknown[]).length);
		expect(sizes).toEqual([10, 10, 3]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			people(23).map((_, item) => ({ item })),
		);
		expect(json[0]).toMatchObject({ email: 'person 0.example@example.com', status: 'Found' });
		expect(json[1]).toMatchObject({ email: null, status: 'Not Found' });
		expect(json.map(({ firstName }) => firstName)).toEqual(people(23).map(({ first }) => first));
		expect(await creditsLeft(stage)).toBe(before - 23);
	});

	test('results in another order, in another case, or missing', async () => {
		const { run, answer } = scene();
		answer(id, {
			success: true,
			data: [
				{
					firstName: 'person 1',
					lastName: 'EXAMPLE',
					companyDomain: 'unknown.example.com',
					email_id: 'b@example.com',
				},
				{
					firstName: 'Person 0',
					lastName: 'Example',
					companyDomain: 'example.com',
					email: 'a@example.com',
				},
			],
		});
		const { json } = await run(findEmails, mapped, people(3));
		expect(json.map(({ email, status }) => [email, status])).toEqual([
			['a@example.com', undefined],
			['b@example.com', undefined],
			[null, 'Unknown'],
		]);
	});

	test('nobody is looked up twice', async () => {
		const { run, bodies } = scene();
		const twice = [person(0), person(0), { ...person(0), first: 'PERSON 0' }];
		const { json } = await run(findEmails, mapped, twice);
		expect(bodies(id).map(({ contacts }) => (contacts as unknown[]).length)).toEqual([1]);
		expect(json.map(({ status }) => status)).toEqual(['Found', 'Duplicate', 'Duplicate']);
		expect(json[2].reason).toBe('The same person came with item 1 and was looked up once');
	});

	test('is not sent again after an uncertain end', async () => {
		const { run, sandbox } = scene();
		sandbox.misbehave({ id, after: true, answer: { fault: 'reset' } });
		const { json } = await run(findEmails, mapped, people(12), goesOn);
		expect(sandbox.calls(id)).toHaveLength(2);
		expect(json[0]).toMatchObject({ details: { status: 'Unknown' } });
		expect(json[11]).toMatchObject({ status: 'Not Found' });
	});

	test('credits run out half-way: what was found comes out', async () => {
		const { run, sandbox } = scene();
		sandbox.state.prospecting.credits = { total: 15, used: 0 };
		const { json } = await run(findEmails, mapped, people(20), goesOn);
		expect(json.slice(0, 10).every(({ email }) => email !== undefined)).toBe(true);
		expect(json[10]).toMatchObject({
			error: 'Insufficient credits',
			details: { httpCode: '402', status: 'Not Looked Up' },
		});
		expect(sandbox.state.prospecting.credits.used).toBe(10);
	});

	test.each([
		[{ companyDomain: 'Example Corp' }, /^'Company Domain' must be a domain such as/],
		[{ companyDomain: 'person@example.com' }, /^'Company Domain' must be a domain such as/],
		[{ lastName: '={{ " " }}' }, /^'Last Name' is empty/],
	])('refuses %j', async (parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(findEmails, { ...mapped, ...parameters }, people(1));
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

describe('stored searches', () => {
	test('a search that is saved stands among the saved ones, and can be renamed', async () => {
		const { run } = scene();
		await run(at('search', 'save'), { searchString: 'Mine', filters: { level: ['VP'] } });
		await run(at('search', 'updateSaved'), { searchId: byId(2104), searchString: 'My own' });
		const { json } = await run(at('search', 'getSaved'), {});
		expect(json.map(({ id, search_string }) => [id, search_string])).toEqual([
			[2104, 'My own'],
			[2101, 'Heads in Germany'],
		]);
		expect(json[0].filter_details).toEqual({ level: ['VP'] });
	});

	test('one that is not there is named', async () => {
		const { run } = scene();
		const { error } = await run(at('search', 'updateFetched'), {
			fetchedSearchId: byId(2101),
			searchString: 'Other',
		});
		expect([error?.message, error?.httpCode]).toEqual(['Search not found', '404']);
		expect(error?.description).toMatch(/'Search' \(2101\)/);
	});
});

test('countries narrow cities only together with states', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(at('filterValue', 'getCities'), {
		filters: { countries: 'Germany' },
	});
	expect(error?.message).toBe("'Countries' needs 'States' as well");
	expect(sandbox.log).toEqual([]);
});

test('200 contacts at most can be named at once', async () => {
	const { run } = scene();
	const contactIds = '={{ Array.from({ length: 201 }, (_, i) => "a" + i) }}';
	const { error } = await run(at('contact', 'getAll'), { which: 'selected', contactIds });
	expect(error?.message).toBe("'Contact IDs' takes at most 200 at once, not 201");
});

test.each([
	['contact', 'search', {}],
	['contact', 'findEmails', { firstName: 'A', lastName: 'B', companyDomain: 'example.com' }],
	['contact', 'fetch', { ...saved, count: 1 }],
])('a key that %s %s refuses is called so', async (resource, operation, parameters) => {
	const { run } = scene();
	const credentials = { apiKey: 'a key of somebody else', sendKeyIn: 'query' };
	const { error } = await run(at(resource, operation), parameters, [{}], { credentials });
	expect(error?.message).toBe('SmartLead refused the API key');
	expect(error?.description).toMatch(/SmartLead said: .*not authenticated/);
});
