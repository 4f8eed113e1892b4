import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

/** Values as tables, databases and expressions give them: dates, empty cells, columns of any name. */
const add = { resource: 'lead', operation: 'addToCampaign' };
const campaignId = byId(302);
const email = 'new1@example.com';
const moment = DateTime.fromISO('2026-07-01T09:00:00', { zone: 'Asia/Tokyo' });
const date = moment.toJSDate();

async function added(items: IDataObject[], parameters: IDataObject = {}) {
	const { run, bodies } = scene();
	const { error, hints } = await run(add, { campaignId, ...parameters } as never, items);
	const leads = bodies('campaignLead.add').flatMap(({ lead_list }) => lead_list as IDataObject[]);
	return { leads, error, hints: hints.map(({ message }) => message).join('\n') };
}

describe('dates are text in ISO 8601', () => {
	const row = { email, since: date, until: moment, never: new Date(NaN) } as never;
	const written = { since: '2026-07-01T00:00:00.000Z', until: '2026-07-01T09:00:00.000+09:00' };

	test('in columns', async () => {
		const { leads, hints } = await added([row]);
		expect(leads).toEqual([{ email, custom_fields: written }]);
		expect(hints).toContain('never');
	});

	test('in a mapping', async () => {
		const { leads } = await added([row], {
			mapping: 'manual',
			lead: { mappingMode: 'defineBelow', value: { email, location: '={{ $json.since }}' } },
			customFieldValues: { field: [{ name: 'until', value: '={{ $json.until }}' }] },
		});
		expect(leads).toEqual([
			{ email, location: written.since, custom_fields: { until: written.until } },
		]);
	});

	test('in an update, a note and a task', async () => {
		const { run, bodies } = scene();
		const items = [{ since: date, until: moment } as never];
		await run(
			{ resource: 'lead', operation: 'update' },
			{
				campaignId: byId(301),
				leadId: byId(1001),
				email,
				updateFields: {
					location: '={{ $json.since }}',
					customFields: { field: [{ name: 'until', value: '={{ $json.until }}' }] },
				},
			},
			items,
		);
		expect(bodies('campaignLead.update')).toEqual([
			{ email, location: written.since, custom_fields: { until: written.until } },
		]);
		await run(
			{ resource: 'leadNote', operation: 'create' },
			{ leadMapId: byId(2001), noteMessage: '={{ $json.since }}' },
			items,
		);
		expect(bodies('leadNote.create')).toMatchObject([{ note_message: written.since }]);
	});
});

describe('the custom fields of a lead that is updated', () => {
	const update = async (field: IDataObject[], more: IDataObject = {}) => {
		const { run, bodies } = scene();
		const { error } = await run(
			{ resource: 'lead', operation: 'update' },
			{
				campaignId: byId(301),
				leadId: byId(1001),
				email,
				updateFields: { customFields: { field }, ...more } as never,
			},
			[{ title: 'Engineer', empty: '', spaces: ' \u00a0 ', nothing: null }, {}].slice(0, 1),
		);
		return { message: error?.message, bodies: bodies('campaignLead.update') };
	};
	const value = (column: string) => ({ name: column, value: `={{ $json.${column} }}` });

	test.each(['missing', 'spaces', 'nothing'])(
		'%s is no value and stays as it is',
		async (column) => {
			const { bodies } = await update([value('title'), value(column)]);
			expect(bodies).toEqual([{ email, custom_fields: { title: 'Engineer' } }]);
			const alone = await update([value(column)]);
			expect(alone).toEqual({
				message: "'Update Fields' has no value in 'Custom Fields': nothing would be changed",
				bodies: [],
			});
			const others = await update([value(column)], { firstName: 'Sam' });
			expect(others.bodies).toEqual([{ email, first_name: 'Sam' }]);
		},
	);

	test('an empty text empties it', async () => {
		const { bodies } = await update([value('empty'), { name: 'other', value: '' }]);
		expect(bodies).toEqual([{ email, custom_fields: { empty: '', other: '' } }]);
	});
});

describe('columns', () => {
	test('of spaces are empty', async () => {
		const { leads } = await added([{ email, 'First Name': ' ', Opener: ' \n\u00a0', Score: NaN }]);
		expect(leads).toEqual([{ email }]);
	});

	test.each([
		['email', 'Email', 'Work Email'],
		['email', 'email', 'mail'],
		['email', 'E-mail', 'Email Address'],
		['email', 'email', 'E-mail'],
		['first_name', 'First Name', 'Given Name'],
		['first_name', 'first_name', 'firstName'],
		['last_name', 'Last Name', 'Surname'],
		['company_name', 'Company Name', 'Company'],
		['phone_number', 'Phone Number', 'phone'],
		['website', 'Website', 'Website URL'],
		['linkedin_profile', 'LinkedIn Profile', 'LinkedIn'],
		['company_url', 'Company URL', 'Company Website'],
	])('for %s: %s wins over %s, wherever it stands', async (field, exact, alias) => {
		const [right, other] = field === 'email' ? [email, 'new2@example.com'] : ['Right', 'Other'];
		const rest = field === 'email' ? {} : { email };
		const orders = [
			{ ...rest, [exact]: right, [alias]: other },
			{ ...rest, [alias]: other, [exact]: right },
		];
		for (const row of orders) {
			const { leads } = await added([row]);
			expect(leads).toEqual([{ ...rest, [field]: right, custom_fields: { [alias]: other } }]);
		}
		const [filled] = (await added([{ ...rest, [exact]: ' ', [alias]: other }])).leads;
		expect(filled[field]).toBe(other);
	});

	const selected = (customFieldColumns: unknown) => ({
		customFields: 'selected',
		customFieldColumns,
	});
	const row = { email, 'City, State': 'Austin, TX', Industry: 'Tools', '"Quoted"': 'yes' };

	test.each<[unknown]>([
		['"City, State", Industry'],
		['Industry,"City, State"'],
		['["City, State", "Industry"]'],
		['={{ ["City, State", "Industry"] }}'],
		['={{ Object.keys($json).filter((name) => /^[CI]/.test(name)) }}'],
	])('with commas in their names can be chosen: %s', async (columns) => {
		const { leads, hints } = await added([row], selected(columns) as never);
		const custom = { 'City, State': 'Austin, TX', Industry: 'Tools' };
		expect(leads).toEqual([{ email, custom_fields: custom }]);
		expect(hints).not.toContain('that no item has');
	});

	test('that no item has are named, and only those', async () => {
		const items = [row, { email: 'new2@example.com', Opener: 'Hello' }];
		const { leads, hints } = await added(items, selected('Opener, Industri, industry') as never);
		expect(leads).toHaveLength(2);
		expect(hints).toContain('Selected columns that no item has: Industri');
		expect(hints).not.toMatch(/no item has: .*(Opener|industry)/);
	});
});

test.each([
	['9:00', '09:00'],
	['09:00:00', '09:00'],
	['17:30:00.000', '17:30'],
])('a time of day: %s', async (startHour, expected) => {
	const { run, bodies } = scene();
	const { error } = await run(
		{ resource: 'campaign', operation: 'updateSchedule' },
		{
			campaignId: byId(301),
			startHour,
			endHour: '23:00:00',
			maxNewLeadsPerDay: 5,
			minTimeBtwEmails: 5,
		},
	);
	expect(error).toBeUndefined();
	expect(bodies('campaign.updateSchedule')).toMatchObject([
		{ start_hour: expected, end_hour: '23:00' },
	]);
});

describe('Scheduled Time of a reply', () => {
	const reply = async (scheduledTime: unknown, items: IDataObject[], timezone?: string) => {
		const { run, bodies } = scene();
		const { error } = await run(
			{ resource: 'inbox', operation: 'reply' },
			{
				campaignId: byId(301),
				which: 'id',
				statsId: 'a',
				emailBody: 'x',
				options: { scheduledTime } as never,
			},
			items,
			{ timezone },
		);
		return { message: error?.message, bodies: bodies('inbox.reply') };
	};

	test.each([undefined, null, '', ' ', NaN])('%j is not "now"', async (when) => {
		const ended = await reply('={{ $json.when }}', [{ when } as never]);
		expect(ended).toEqual({ message: "'Scheduled Time' is empty", bodies: [] });
	});

	test('is the clock of the workflow', async () => {
		for (const [timezone, hour] of [
			['America/New_York', '13:00'],
			['Asia/Kolkata', '03:30'],
			['UTC', '09:00'],
		]) {
			const { bodies } = await reply('2026-07-01T09:00:00', [{}], timezone);
			expect(bodies).toMatchObject([{ scheduled_time: `2026-07-01T${hour}:00.000Z` }]);
		}
	});
});
