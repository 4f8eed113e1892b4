import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

const where = { resource: 'lead', operation: 'addToCampaign' };
const email = 'new1@example.com';

/** The lead that one input item becomes, and what the run remarks on. */
async function leadOf(item: IDataObject, parameters: INodeParameters = {}) {
	const { run, bodies } = scene();
	const { error, hints, json } = await run(where, { campaignId: byId(302), ...parameters }, [item]);
	const [sent] = bodies('campaignLead.add');
	const list = (sent?.lead_list ?? []) as IDataObject[];
	return { lead: list[0], error, hints: hints.map(({ message }) => message), json };
}

describe('columns', () => {
	test.each([
		['email', 'email'],
		['Email', 'email'],
		['E-mail', 'email'],
		['EMAIL_ADDRESS', 'email'],
		['Work Email', 'email'],
	])('%s is the address', async (column, field) => {
		expect((await leadOf({ [column]: email })).lead).toEqual({ [field]: email });
	});

	test.each([
		['First Name', 'first_name'],
		['firstName', 'first_name'],
		['first_name', 'first_name'],
		['Given Name', 'first_name'],
		['LAST-NAME', 'last_name'],
		['Surname', 'last_name'],
		['Company', 'company_name'],
		['Organisation', 'company_name'],
		['Phone', 'phone_number'],
		['Website URL', 'website'],
		['Location', 'location'],
		['LinkedIn', 'linkedin_profile'],
		['linkedinUrl', 'linkedin_profile'],
		['Company Website', 'company_url'],
	])('%s is %s', async (column, field) => {
		expect((await leadOf({ email, [column]: 'Value' })).lead).toEqual({ email, [field]: 'Value' });
	});

	test('a second column for the same field stays as a custom field', async () => {
		const { lead } = await leadOf({ email, company: 'One', organization: 'Two' });
		expect(lead).toEqual({ email, company_name: 'One', custom_fields: { organization: 'Two' } });
	});

	test('an empty column does not keep the next one from being the address', async () => {
		const { lead } = await leadOf({ 'Work Email': '', email: ` ${email} ` });
		expect(lead).toEqual({ email });
	});
});

describe('a custom field is called as emails call it', () => {
	test.each([
		['a space behind it', 'Industry '],
		['a space before it', ' Industry'],
		['a mark that nobody sees', '\u200bIndustry\ufeff'],
		['a soft hyphen', 'Indus\u00adtry'],
	])('whose column has %s', async (_, column) => {
		const custom_fields = { Industry: 'Tools' };
		expect((await leadOf({ email, [column]: 'Tools' })).lead).toEqual({ email, custom_fields });
		const selected = { customFields: 'selected', customFieldColumns: 'Industry' };
		const chosen = await leadOf({ email, [column]: 'Tools' }, selected);
		expect(chosen.lead).toEqual({ email, custom_fields });
		expect(chosen.hints).toEqual([]);
		const inside = await leadOf({ email, custom_fields: { [column]: 'Tools' } });
		expect(inside.lead).toEqual({ email, custom_fields });
	});

	test.each(['NFC', 'NFD'])('however its accents are written: %s', async (form) => {
		const column = 'Métier'.normalize(form);
		const selected = {
			customFields: 'selected',
			customFieldColumns: 'Métier'.normalize(form === 'NFC' ? 'NFD' : 'NFC'),
		};
		const { lead, hints } = await leadOf({ email, [column]: 'Baker' }, selected);
		expect(lead).toEqual({ email, custom_fields: { ['Métier'.normalize('NFC')]: 'Baker' } });
		expect(hints).toEqual([]);
	});

	test('two columns of one name: the second is told of, if it says something else', async () => {
		const two = await leadOf({ email, Industry: 'Tools', 'Industry ': 'Wood' });
		expect(two.lead).toEqual({ email, custom_fields: { Industry: 'Tools' } });
		expect(two.hints).toEqual([
			'Columns left out because another one has the same name: Industry ',
		]);
		expect((await leadOf({ email, Industry: 'Tools', 'Industry ': 'Tools' })).hints).toEqual([]);
	});
});

test('what has no name, or is no text, is left out with a remark', async () => {
	const odd = { email, ' ': 'a', Big: 10n as never, List: [1] };
	const { lead, hints } = await leadOf(odd);
	expect(lead).toEqual({ email });
	expect(hints).toEqual(
		expect.arrayContaining([
			'Columns left out because they have no name: " "',
			'Columns left out because they hold lists or objects: Big, List',
		]),
	);
});

describe('custom fields', () => {
	const row = { email, 'Job Title': 'Engineer', employees: 12, partner: false };
	const all = { 'Job Title': 'Engineer', employees: '12', partner: 'false' };

	test('all other columns: text, numbers and booleans', async () => {
		expect((await leadOf(row)).lead).toEqual({ email, custom_fields: all });
	});

	test('none', async () => {
		expect((await leadOf(row, { customFields: 'none' })).lead).toEqual({ email });
	});

	test('selected, however they are written', async () => {
		const chosen = { customFields: 'selected', customFieldColumns: 'job_title, PARTNER, nobody' };
		const { lead } = await leadOf(row, chosen);
		expect(lead).toEqual({
			email,
			custom_fields: { 'Job Title': 'Engineer', partner: 'false' },
		});
	});

	test('what cannot be one is left out and named', async () => {
		const odd = { list: [1], object: { a: 1 }, nothing: null, empty: '', row_number: 2 };
		const { lead, hints } = await leadOf({ ...row, ...odd });
		expect(lead).toEqual({ email, custom_fields: all });
		expect(hints).toEqual(
			expect.arrayContaining([
				expect.stringMatching(/lists or objects: list, object$/),
				expect.stringMatching(/empty: nothing, empty$/),
				expect.stringMatching(/number the rows: row_number$/),
			]),
		);
	});

	test('a column custom_fields gives its values one by one', async () => {
		const nested = { job_title: 'Engineer', list: [1], none: null };
		const { lead, hints } = await leadOf({ email, custom_fields: nested });
		expect(lead).toEqual({ email, custom_fields: { job_title: 'Engineer' } });
		expect(hints.join(' ')).toContain('list');
	});

	test('names of object prototypes are names like any other', async () => {
		const item = JSON.parse(
			`{"email":"${email}","__proto__":"a","constructor":"b","toString":"c"}`,
		) as IDataObject;
		const { lead, error } = await leadOf(item);
		expect(error).toBeUndefined();
		expect(lead?.email).toBe(email);
		expect(Object.entries((lead?.custom_fields ?? {}) as IDataObject)).toEqual(
			expect.arrayContaining([
				['constructor', 'b'],
				['toString', 'c'],
			]),
		);
		expect(Object.getPrototypeOf({})).toBe(Object.prototype);
	});

	test('200 are taken, 201 are refused before anything is sent', async () => {
		const columns = (count: number) =>
			Object.fromEntries(Array.from({ length: count }, (_, index) => [`c${index}`, 'x']));
		const { lead } = await leadOf({ email, ...columns(200) });
		expect(Object.keys((lead?.custom_fields ?? {}) as IDataObject)).toHaveLength(200);
		const tooMany = await leadOf({ email, ...columns(201) });
		expect(tooMany.error?.message).toMatch(/^'Custom Fields' would.*201.*at most 200$/);
		expect(tooMany.lead).toBeUndefined();
	});
});

describe('mapped by hand', () => {
	const by = (value: IDataObject, field: IDataObject[] = []) => ({
		mapping: 'manual',
		lead: { mappingMode: 'defineBelow', value } as INodeParameters,
		customFieldValues: { field } as INodeParameters,
	});

	test('only what was mapped is sent; expressions see the item', async () => {
		const { lead } = await leadOf(
			{ mail: email, other: 'x', title: 'Engineer' },
			by({ email: '={{ $json.mail }}', first_name: '', last_name: '={{ $json.none }}' }, [
				{ name: 'job_title', value: '={{ $json.title }}' },
				{ name: '', value: '={{ $json.none }}' },
				{ name: 'empty', value: '' },
			]),
		);
		expect(lead).toEqual({ email, custom_fields: { job_title: 'Engineer' } });
	});

	test('a list or an object is refused by the name of its field', async () => {
		const { error, lead } = await leadOf(
			{ email, tags: ['a'] },
			by({ email, first_name: '={{ $json.tags }}' }),
		);
		expect(error?.message).toBe("'First Name' must be text, not a list or an object");
		expect(lead).toBeUndefined();
	});

	test('the input is not looked at', async () => {
		const { error } = await leadOf({ email }, by({ first_name: 'New 1' }));
		expect(error?.message).toBe('No item has an email address');
		// Who maps by hand already is not told to.
		expect(error?.description).toContain("The field 'Email' under 'Lead'");
		expect(error?.description).not.toContain('by hand');
	});
});

describe('addresses', () => {
	test('none in any item: the node stops and names the columns', async () => {
		const { run, sandbox } = scene();
		const items = [{ name: 'a', Mobile: '1' }, { city: 'b' }];
		const { error } = await run(where, { campaignId: byId(302) }, items);
		expect(error?.message).toMatch(/^No item has an email address/);
		expect(error?.description).toContain('name, Mobile, city');
		expect(sandbox.log).toEqual([]);
	});

	test('some are malformed: a result of their own, the others are sent', async () => {
		const { run, bodies } = scene();
		const items = [{ email: 'no address' }, { email }, { name: 'nobody' }, { email: 'a@b' }];
		const { json, items: out, error } = await run(where, { campaignId: byId(302) }, items);
		expect(error).toBeUndefined();
		expect(bodies('campaignLead.add').map(({ lead_list }) => lead_list)).toEqual([[{ email }]]);
		expect(json.map((row) => [row.email, row.status])).toEqual([
			['no address', 'invalid'],
			[email, 'added'],
			[null, 'invalid'],
			['a@b', 'invalid'],
		]);
		expect(out.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3].map((item) => ({ item })));
	});
});
