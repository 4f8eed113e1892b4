import type { INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

const where = { resource: 'campaign', operation: 'updateSchedule' };
const id = 'campaign.updateSchedule';
const campaign = { campaignId: byId(301) };
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
		[
			'half a lead',
			{ updateFields: { maxNewLeadsPerDay: 1.5 } },
			/^'Max New Leads per Day' must be a whole number/,
		],
		['fewer than no leads', { updateFields: { maxNewLeadsPerDay: -1 } }, /must be at least 0/],
	])('%s', async (_, parameters, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { ...campaign, ...parameters });
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

test('a start that is wrong is said of the start, not of the end', async () => {
	const { run } = scene();
	const { error } = await run(where, { ...campaign, startHour: 'early' });
	expect(error?.message).toMatch(/^'From' must be a time of day/);
});

describe('the nested form of the reference', () => {
	test('is tried where the flat one is refused', async () => {
		const { run, answer, bodies, sandbox } = scene();
		answer(id, refusal, { status: 400 });
		const { error } = await run(where, {
			...campaign,
			timezone: 'Europe/Berlin',
			updateFields: { minTimeBtwEmails: 15 },
		});
		expect(error).toBeUndefined();
		expect(bodies(id)[1]).toEqual({
			schedule: {
				timezone: 'Europe/Berlin',
				days: [1, 2, 3, 4, 5],
				start_hour: '09:00',
				end_hour: '17:00',
				min_time_btw_emails: 15,
			},
		});
		expect(sandbox.state.campaigns.get(301)?.schedule).toMatchObject({
			timezone: 'Europe/Berlin',
			days: [1, 2, 3, 4, 5],
		});
	});

	test('is not tried where it would lose what the user set', async () => {
		const { run, answer, bodies } = scene();
		answer(id, refusal, { status: 400 });
		const { error } = await run(where, { ...campaign, updateFields: { maxNewLeadsPerDay: 5 } });
		expect(error?.message).toContain(refusal.error);
		expect(bodies(id)).toHaveLength(1);
	});

	test('is refused as well: what was said of the flat form is shown', async () => {
		const { run, answer, bodies } = scene();
		answer(id, refusal, { status: 422 });
		answer(id, { error: 'schedule is not allowed' }, { status: 400 });
		const { error } = await run(where, campaign);
		expect(error?.message).toContain(refusal.error);
		expect(bodies(id)).toHaveLength(2);
	});

	test.each([
		[404, { error: 'Campaign not found' }],
		[401, { message: 'Invalid API Key' }],
	])('is not tried after a %s', async (status, body) => {
		const { run, answer, bodies } = scene();
		answer(id, body, { status });
		const { error } = await run(where, campaign);
		expect(error?.httpCode).toBe(String(status));
		expect(bodies(id)).toHaveLength(1);
	});
});
