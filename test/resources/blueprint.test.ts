import type { IDataObject } from 'n8n-workflow';

import { addCampaign, everyShape, type Campaign, type SandboxState } from '../sandbox';
import { inFakeTime } from '../engine/hurry';
import { byId } from './row';
import { scene, type Scene } from './scene';

inFakeTime();

const get = { resource: 'campaign', operation: 'getBlueprint' };
const create = { resource: 'campaign', operation: 'createFromBlueprint' };

const variant = (label: string, percentage: number | null) => ({
	id: label.charCodeAt(0),
	label,
	subject: `Subject ${label}`,
	emailBody: `<p>Hi {{first_name}},<br>${label}</p>`,
	percentage,
});

/** A campaign that has one of everything. */
function furnish({ tags, campaigns }: SandboxState): Campaign {
	const campaign = campaigns.get(301);
	if (!campaign) throw new Error('The seed has no campaign 301');
	const [first, second] = campaign.sequence;
	campaign.sequence = [
		{ ...first, subject: '', emailBody: '', variants: [variant('A', 60), variant('B', 40)] },
		{ ...second, delayInDays: 4 },
	];
	campaign.schedule = {
		timezone: 'Europe/Lisbon',
		days: [1, 2, 4],
		startHour: '08:30',
		endHour: '16:00',
		minTimeBetweenEmails: 12,
		maxNewLeadsPerDay: 30,
		startTime: null,
	};
	Object.assign(campaign.settings, {
		trackSettings: ['DONT_TRACK_EMAIL_OPEN'],
		stopLeadSettings: 'CLICK_ON_A_LINK',
		unsubscribeText: 'No longer interested?',
		sendAsPlainText: true,
		followUpPercentage: 70,
		enableAiEspMatching: true,
	});
	campaign.tagIds = [...tags.keys()];
	return campaign;
}

const blueprintOf = async ({ run }: Scene, id: number) => await run(get, { campaignId: byId(id) });
const ids = (value: unknown): string[] => JSON.stringify(value).match(/"[a-z_]*id":/g) ?? [];

describe.each(everyShape)('a campaign that is read as %s', (shapes) => {
	test('goes to another account and comes back the same', async () => {
		const home = scene({ shapes });
		furnish(home.sandbox.state);
		const original = await blueprintOf(home, 301);
		expect(original.error).toBeUndefined();
		const [blueprint] = original.json;
		expect(ids(blueprint)).toEqual([]);
		expect(blueprint).toMatchObject({
			version: 1,
			name: 'Example Campaign',
			schedule: {
				timezone: 'Europe/Lisbon',
				days_of_the_week: [1, 2, 4],
				start_hour: '08:30',
				end_hour: '16:00',
				min_time_btw_emails: 12,
				max_new_leads_per_day: 30,
			},
			settings: {
				track_settings: ['DONT_TRACK_EMAIL_OPEN'],
				stop_lead_settings: 'CLICK_ON_A_LINK',
				unsubscribe_text: 'No longer interested?',
				send_as_plain_text: true,
				follow_up_percentage: 70,
				enable_ai_esp_matching: true,
			},
			tags: ['Example Tag', 'Example Senders'],
		});
		expect(original.hints.map(({ message }) => message).join('\n')).toContain('force_plain_text');

		const abroad = scene({ shapes });
		const { state } = abroad.sandbox;
		// Another account has other tags, and no campaign of this name.
		state.tags.clear();
		state.campaigns.clear();
		const made = await abroad.run(create, { blueprint: '={{ $json }}' }, [blueprint]);
		expect(made.error).toBeUndefined();
		const [copy] = made.json;
		expect(state.campaigns.get(Number(copy.id))?.status).toBe('DRAFTED');
		const [again] = (await blueprintOf(abroad, Number(copy.id))).json;
		expect(again).toEqual(blueprint);
	});

	test('gets another name, client and email accounts', async () => {
		const { sandbox, run } = scene({ shapes });
		furnish(sandbox.state);
		const [blueprint] = (await run(get, { campaignId: byId(301) })).json;
		const { error, json } = await run(
			create,
			{
				blueprint: JSON.stringify(blueprint),
				name: 'For a client',
				options: { clientId: byId(202), emailAccountIds: { ...byId(102), value: '102, 103' } },
			},
			[{}],
		);
		expect(error).toBeUndefined();
		const copy = sandbox.state.campaigns.get(Number(json[0].id));
		expect(copy).toMatchObject({
			name: 'For a client',
			clientId: 202,
			emailAccountIds: [102, 103],
			tagIds: [401, 402],
		});
		expect(json[0]).toMatchObject({ name: 'For a client', steps: 2, email_accounts: 2 });
	});

	test('an empty draft is a blueprint too', async () => {
		const { run } = scene({ shapes });
		const [blueprint] = (await run(get, { campaignId: byId(302) })).json;
		expect(blueprint).toMatchObject({ name: 'Empty Draft', steps: [], schedule: null, tags: [] });
		const { error } = await run(create, { blueprint: '={{ $json }}', name: 'Copy' }, [blueprint]);
		expect(error).toBeUndefined();
	});
});

const step = { subject: 'Hi', email_body: '<p>Hi</p>', delay_in_days: 0 };
const sound = { version: 1, name: 'Copy', steps: [step] };
const schedule = {
	timezone: 'Europe/Lisbon',
	days_of_the_week: [1],
	start_hour: '09:00',
	end_hour: '17:00',
	max_new_leads_per_day: 10,
};

describe('a document that is not right is refused with the place, and nothing is sent', () => {
	test.each<[string, unknown]>([
		['$.version', { ...sound, version: 2 }],
		['$.version', { name: 'Copy' }],
		['$.version', { ...sound, version: '1' }],
		['$.name', { ...sound, name: ' ' }],
		['$.name', { ...sound, name: 5 }],
		['$.step', { ...sound, step: [] }],
		['$.steps', { ...sound, steps: {} }],
		['$.steps[1]', { ...sound, steps: [step, 'x'] }],
		['$.steps[0].email_body', { ...sound, steps: [{ ...step, email_body: '' }] }],
		['$.steps[0].subject', { ...sound, steps: [{ ...step, subject: undefined }] }],
		['$.steps[1].delay_in_days', { ...sound, steps: [step, { email_body: 'x' }] }],
		['$.steps[1].delay_in_days', { ...sound, steps: [step, { ...step, delay_in_days: 1.5 }] }],
		['$.steps[0].seq_type', { ...sound, steps: [{ ...step, seq_type: 'CALL' }] }],
		['$.steps[0].emailBody', { ...sound, steps: [{ ...step, emailBody: 'x' }] }],
		['$.steps[0].id', { ...sound, steps: [{ ...step, id: 5 }] }],
		[
			'$.steps[0].seq_variants',
			{
				...sound,
				steps: [{ delay_in_days: 0, seq_variants: [{ subject: 'a', email_body: 'b' }] }],
			},
		],
		[
			'$.steps[0].seq_variants[1].email_body',
			{
				...sound,
				steps: [
					{
						delay_in_days: 0,
						seq_variants: [
							{ subject: 'a', email_body: 'b' },
							{ subject: 'a', email_body: '' },
						],
					},
				],
			},
		],
		['$.schedule.timezone', { ...sound, schedule: { ...schedule, timezone: 'Nowhere' } }],
		['$.schedule.end_hour', { ...sound, schedule: { ...schedule, end_hour: '08:00' } }],
		['$.schedule.days_of_the_week', { ...sound, schedule: { ...schedule, days_of_the_week: [9] } }],
		[
			'$.schedule.max_new_leads_per_day',
			{ ...sound, schedule: { ...schedule, max_new_leads_per_day: null } },
		],
		[
			'$.schedule.min_time_btw_emails',
			{ ...sound, schedule: { ...schedule, min_time_btw_emails: 1 } },
		],
		['$.settings.client_id', { ...sound, settings: { client_id: 201 } }],
		['$.settings.send_as_plain_text', { ...sound, settings: { send_as_plain_text: 'yes' } }],
		['$.settings.track_settings[0]', { ...sound, settings: { track_settings: ['ALL'] } }],
		['$.settings.follow_up_percentage', { ...sound, settings: { follow_up_percentage: 101 } }],
		['$.tags[1]', { ...sound, tags: ['a', 5] }],
	])('%s', async (place, document) => {
		const { run, sandbox } = scene();
		const { error } = await run(create, { blueprint: JSON.stringify(document) });
		expect(error?.message.startsWith(`'Blueprint' is wrong at ${place}: `)).toBe(true);
		expect(sandbox.log).toEqual([]);
	});

	test.each([
		['no JSON', '{ "version": 1,', /must be valid JSON/],
		['a list', '[1]', /must be a JSON object/],
		['nothing', '', /is empty/],
	])('%s', async (_, blueprint, words) => {
		const { run, sandbox } = scene();
		const { error } = await run(create, { blueprint });
		expect(error?.message).toMatch(/^'Blueprint' /);
		expect(error?.message).toMatch(words);
		expect(sandbox.log).toEqual([]);
	});

	test('a broken one among several: none of them is sent', async () => {
		const { run, sandbox } = scene();
		const items = [sound, { ...sound, version: 9 }] as unknown as IDataObject[];
		const { error } = await run(create, { blueprint: '={{ $json }}' }, items);
		expect(error?.message).toContain('$.version');
		expect(error?.itemIndex).toBe(1);
		expect(sandbox.log).toEqual([]);
	});
});

describe('a name that is there already', () => {
	test('stops before anything is created, and says where it is', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(create, {
			blueprint: JSON.stringify({ ...sound, name: 'Example Campaign' }),
		});
		expect(error?.message).toContain("'Example Campaign'");
		expect(error?.description).toContain('301');
		expect(sandbox.log.filter(({ method }) => method !== 'GET')).toEqual([]);
	});

	test('two items of one name: the second stops', async () => {
		const { run, sandbox } = scene();
		const items = [sound, sound] as unknown as IDataObject[];
		const { json } = await run(create, { blueprint: '={{ $json }}' }, items, {
			node: { onError: 'continueRegularOutput' },
		});
		expect(json[0].status).toBe('DRAFTED');
		expect(json[1].error).toContain("'Copy'");
		expect(sandbox.calls('campaign.create')).toHaveLength(1);
	});
});

describe('when something goes wrong', () => {
	const blueprint = JSON.stringify({ ...sound, schedule, tags: ['New'] });
	const named = ({ sandbox }: Scene, name: string) =>
		[...sandbox.state.campaigns.values()].filter((campaign) => campaign.name === name);

	test('a campaign that was created without an answer is found by its name', async () => {
		const opened = scene({ shapes: 'live' });
		// One of that name was there before, and is none of ours.
		addCampaign(opened.sandbox.state, Date.now(), { name: 'Copy' });
		opened.sandbox.misbehave({ id: 'campaign.create', after: true, answer: { status: 504 } });
		const { error, json } = await opened.run(create, { blueprint, ifNameExists: 'another' });
		expect(error).toBeUndefined();
		const made = named(opened, 'Copy');
		expect(made).toHaveLength(2);
		expect(json[0].id).toBe(made[1].id);
		expect(opened.sandbox.calls('campaign.create')).toHaveLength(1);
	});

	test('one that was not created is not sent again, and the error says so', async () => {
		const opened = scene({ shapes: 'live' });
		opened.sandbox.misbehave({ id: 'campaign.create', answer: { fault: 'reset' } });
		const { error } = await opened.run(create, { blueprint });
		expect(error?.message).toBe('SmartLead did not do this');
		expect(named(opened, 'Copy')).toHaveLength(0);
		expect(opened.sandbox.calls('campaign.create')).toHaveLength(1);
	});

	test('a tag and steps without an answer are looked for as well', async () => {
		const opened = scene({ shapes: 'live' });
		for (const id of ['emailAccountTag.create', 'campaign.saveSequences']) {
			opened.sandbox.misbehave({ id, after: true, answer: { status: 502 } });
		}
		const { error } = await opened.run(create, { blueprint });
		expect(error).toBeUndefined();
		expect(
			[...opened.sandbox.state.tags.values()].filter(({ name }) => name === 'New'),
		).toHaveLength(1);
		expect(opened.sandbox.calls('campaign.saveSequences')).toHaveLength(1);
		expect(named(opened, 'Copy')[0].sequence).toHaveLength(1);
	});

	test('tags whose documented list is refused are asked for by the other route', async () => {
		const opened = scene({ shapes: 'live' });
		opened.sandbox.misbehave({ id: 'leadTag.getAll', answer: { status: 404, body: '{}' } });
		const { error } = await opened.run(create, { blueprint });
		expect(error).toBeUndefined();
		expect(opened.sandbox.calls('emailAccountTag.getAll')).toHaveLength(1);
	});

	test.each([
		['campaign.updateSchedule', ', empty; missing: schedule, steps, tags.'],
		['campaign.saveSequences', 'with its schedule; missing: steps, tags.'],
		['campaign.addTags', 'with its schedule, steps; missing: tags.'],
	])('refused at %s: the error says what stands', async (id, words) => {
		const opened = scene({ shapes: 'live' });
		opened.sandbox.misbehave({
			id,
			answer: { status: 403, body: '{"message":"Not in your plan"}' },
		});
		const { error } = await opened.run(create, { blueprint });
		const [draft] = named(opened, 'Copy');
		expect(error?.message).toBe('Not in your plan');
		expect(error?.description).toContain(`'Copy' (ID ${draft.id})`);
		expect(error?.description).toContain(words);
	});

	test('a cancelled run sends nothing more', async () => {
		const opened = scene({ shapes: 'live' });
		let stop: () => void = () => undefined;
		opened.sandbox.misbehave({
			id: 'campaign.updateSchedule',
			after: true,
			answer: (_, truth) => {
				stop();
				return truth ?? {};
			},
		});
		await opened.run(create, { blueprint }, [{}], { onStart: (cancel) => (stop = cancel) });
		expect(opened.sandbox.log.at(-1)?.id).toBe('campaign.updateSchedule');
	});
});
