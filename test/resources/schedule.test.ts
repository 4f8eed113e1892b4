import type { INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

const where = { resource: 'campaign', operation: 'updateSchedule' };
const id = 'campaign.updateSchedule';
const campaign = { campaignId: byId(301), maxNewLeadsPerDay: 20 };
const refusal = { error: '"days_of_the_week" is not allowed' };

describe('days', () => {
	test.each<[string, unknown, number[]]>([
		['numbers', [0, 6], [0, 6]],
		['numbers as text', '={{ ["1", "3"] }}', [1, 3]],
		['names', '={{ ["Monday", "sunday"] }}', [0, 1]],
		['short names with commas', '={{ "Tue, thu , SAT" }}', [2, 4, 6]],
		['a day twice', '={{ [5, "Friday"] }}', [5]],
	])('%s', async (_, days, sent) => {
		const { run, bodies } = scene();
		const { error } = await run(where, { ...campaign, daysOfTheWeek: days } as INodeParameters);
		expect(error).toBeUndefined();
		expect(bodies(id)[0]?.days_of_the_week).toEqual(sent);
	});

	test.each<[unknown, RegExp]>([
		['={{ [7] }}', /^'Days' must be days from 0 \(Sunday\) to 6 \(Saturday\), not "7"/],
		['={{ "Monda, Tuestday, Mo" }}', /not "mo"/],
		['={{ "Someday" }}', /not "someday"/],
		['={{ [] }}', /^'Days' is empty/],
		['={{ $json.none }}', /^'Days' is empty/],
	])('%s is refused', async (days, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { ...campaign, daysOfTheWeek: days } as INodeParameters);
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

describe('refused before anything is sent', () => {
	test.each<[string, INodeParameters, RegExp]>([
		[
			'a zone that is none',
			{ timezone: 'Berlin' },
			/must be a time zone such as Europe\/Berlin, not "Berlin"/,
		],
		['no zone', { timezone: '={{ "" }}' }, /is empty/],
		[
			'an hour that is none',
			{ startHour: '25:00' },
			/^'From' must be a time of day such as 09:00, not "25:00"/,
		],
		['words', { endHour: 'noon' }, /^'To' must be a time of day/],
		[
			'an end before the start',
			{ startHour: '17:00', endHour: '9:00' },
			/^'To' must be later than 'From' \(17:00\), not 09:00/,
		],
		['an end at the start', { startHour: '09:00', endHour: '9:00' }, /^'To' must be later/],
		[
			'a day that is none',
			{ updateFields: { scheduleStartTime: 'soon' } },
			/^'Start Time' must be a date/,
		],
		['half a lead', { maxNewLeadsPerDay: 1.5 }, /^'Max New Leads per Day' must be a whole number/],
		[
			'fewer than no leads',
			{ maxNewLeadsPerDay: -1 },
			/^'Max New Leads per Day' must be at least 0, not -1/,
		],
		[
			'a number of leads that an expression does not find',
			{ maxNewLeadsPerDay: '={{ $json.none }}' },
			/^'Max New Leads per Day' is empty/,
		],
		[
			'a gap that SmartLead refuses',
			{ updateFields: { minTimeBtwEmails: 2 } },
			/^'Gap Between Emails \(Minutes\)' must be at least 3, not 2/,
		],
	])('%s', async (_, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { ...campaign, ...parameters });
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

test('the number of leads that SmartLead demands is asked for before anything is sent', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(where, { campaignId: byId(301) });
	expect(error?.message).toBe("'Max New Leads per Day' is empty");
	expect(sandbox.log).toEqual([]);
});

test('a start that is wrong is said of the start, not of the end', async () => {
	const { run } = scene();
	const { error } = await run(where, { ...campaign, startHour: 'early' });
	expect(error?.message).toMatch(/^'From' must be a time of day/);
});

test('the flat form is sent and no other: live accounts refuse the nested one', async () => {
	const { run, answer, bodies } = scene();
	answer(id, refusal, { status: 400 });
	const { error } = await run(where, campaign);
	expect(error?.message).toContain(refusal.error);
	expect(bodies(id)).toEqual([
		{
			timezone: 'America/New_York',
			days_of_the_week: [1, 2, 3, 4, 5],
			start_hour: '09:00',
			end_hour: '17:00',
			max_new_leads_per_day: 20,
		},
	]);
});
