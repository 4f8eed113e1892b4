import type { INodeParameters } from 'n8n-workflow';

import { updateSettings } from '../../nodes/SmartLead/resources/campaign/updateSettings';
import { byId } from './row';
import { everyShape, scene } from './scene';

const where = { resource: 'campaign', operation: 'updateSettings' };
const id = 'campaign.updateSettings';
const campaign = { campaignId: byId(301) };

const settings = {
	trackSettings: ['DONT_TRACK_EMAIL_OPEN', 'DONT_TRACK_LINK_CLICK'],
	stopLeadSettings: 'CLICK_ON_A_LINK',
	unsubscribeText: 'No longer interested?',
	sendAsPlainText: true,
	followUpPercentage: 70,
	enableAiEspMatching: true,
};

describe.each(everyShape)('a campaign that is read as %s', (shapes) => {
	test('keeps what is not changed', async () => {
		const { run, sandbox } = scene({ shapes });
		const found = sandbox.state.campaigns.get(301);
		Object.assign(found?.settings ?? {}, settings);
		const { error } = await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
		expect(error).toBeUndefined();
		expect(found?.name).toBe('Renamed');
		expect(found?.settings).toMatchObject(settings);
		expect(found?.clientId).toBeNull();
	});

	test('changes what is changed, false and 0 and nothing included', async () => {
		const { run, sandbox } = scene({ shapes });
		const found = sandbox.state.campaigns.get(301);
		Object.assign(found?.settings ?? {}, settings);
		await run(where, {
			...campaign,
			updateFields: {
				trackSettings: [],
				unsubscribeText: '',
				sendAsPlainText: false,
				followUpPercentage: 0,
				stopLeadSettings: 'REPLY_TO_AN_EMAIL',
			},
		});
		expect(found?.settings).toMatchObject({
			trackSettings: [],
			unsubscribeText: '',
			sendAsPlainText: false,
			followUpPercentage: 0,
			stopLeadSettings: 'REPLY_TO_AN_EMAIL',
			enableAiEspMatching: true,
		});
	});

	test('keeps its client, and loses it only when asked to', async () => {
		const { run, sandbox } = scene({ shapes });
		const updateFields = { name: 'Renamed' };
		await run(where, { campaignId: byId(302), updateFields });
		expect(sandbox.state.campaigns.get(302)?.clientId).toBe(201);
		const { error } = await run(where, {
			campaignId: byId(302),
			options: { removeFromClient: true },
		});
		expect(error).toBeUndefined();
		expect(sandbox.state.campaigns.get(302)?.clientId).toBeNull();
	});
});

test('what is read in words that cannot be written is translated or left out', async () => {
	const { run, answer, bodies } = scene();
	answer('campaign.get', {
		id: 301,
		name: 'Example Campaign',
		track_settings: ['DONT_EMAIL_OPEN', 'DONT_LINK_CLICK', 'DONT_TRACK_REPLY_TO_AN_EMAIL'],
		stop_lead_settings: 'OPENED_EMAIL',
		bounce_autopause_threshold: 6,
		unsubscribe_text: null,
		send_as_plain_text: false,
		follow_up_percentage: 40,
		enable_ai_esp_matching: null,
		status: 'PAUSED',
		total_leads: 3,
	});
	answer('campaign.getAll', []);
	const { error } = await run(where, { ...campaign, updateFields: { forcePlainText: true } });
	expect(error).toBeUndefined();
	expect(bodies(id)).toEqual([
		{
			name: 'Example Campaign',
			track_settings: [
				'DONT_TRACK_EMAIL_OPEN',
				'DONT_TRACK_LINK_CLICK',
				'DONT_TRACK_REPLY_TO_AN_EMAIL',
			],
			stop_lead_settings: 'OPEN_AN_EMAIL',
			bounce_autopause_threshold: '6',
			send_as_plain_text: false,
			follow_up_percentage: 40,
			force_plain_text: true,
		},
	]);
});

const texts = (hints: Array<{ message: string }>) => hints.map(({ message }) => message);

/** Settings that no answer of the reference shows, by their names in the panel. */
const hidden =
	'Add Unsubscribe Tag, AI Category Names or IDs, Pause Colleagues on Reply, Pause at Bounce Rate (%), Limit per Recipient Domain, Force Plain Text, Ignore SmartSenders Limit, Out of Office';

describe('what may be lost is told', () => {
	test('settings that nobody can read, beforehand and afterwards', async () => {
		const { run } = scene();
		const { hints } = await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
		expect(texts(hints)).toEqual([
			`SmartLead may have reset these settings, as it does not show them: ${hidden}`,
		]);
		const notice = updateSettings.fields?.find(({ type }) => type === 'notice');
		expect(notice?.displayName).toContain(hidden);
	});

	test('not those that are set, or that SmartLead shows after all', async () => {
		const { run, answer } = scene();
		answer('campaign.get', {
			...live,
			bounce_autopause_threshold: 5,
			domain_level_rate_limit: true,
			out_of_office_detection_settings: null,
			add_unsubscribe_tag: false,
			ai_categorisation_options: [1],
		});
		const { hints } = await run(where, {
			...campaign,
			updateFields: { forcePlainText: true, ignoreSmartSendersLimit: false },
		});
		expect(texts(hints)).toEqual([
			'SmartLead may have reset these settings, as it does not show them: Pause Colleagues on Reply',
		]);
	});

	test.each([
		[{ stop_lead_settings: 'NEVER' }, 'Stop a Lead When It ("NEVER")', {}],
		[
			{ track_settings: ['DONT_EMAIL_OPEN', 'DONT_FORWARD'] },
			'Do Not Track (["DONT_TRACK_FORWARD"])',
			{ track_settings: ['DONT_TRACK_EMAIL_OPEN'] },
		],
		[{ track_settings: { open: true } }, 'Do Not Track ({"open":true})', {}],
	])('a value that cannot be written: %j', async (read, told, sent) => {
		const { run, answer, bodies } = scene();
		answer('campaign.get', { ...live, ...read });
		const { hints } = await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
		expect(texts(hints)[1]).toBe(
			`These settings could not be kept, because SmartLead does not accept the value that it shows: ${told}`,
		);
		const [name] = Object.keys(read);
		expect(bodies(id)[0]?.[name as string]).toEqual(Object.values(sent)[0]);
	});

	test('not where that setting is set', async () => {
		const { run, answer, bodies } = scene();
		answer('campaign.get', { ...live, stop_lead_settings: 'NEVER' });
		const { hints } = await run(where, {
			...campaign,
			updateFields: { stopLeadSettings: 'REPLY_TO_AN_EMAIL' },
		});
		expect(hints).toHaveLength(1);
		expect(bodies(id)[0]?.stop_lead_settings).toBe('REPLY_TO_AN_EMAIL');
	});
});

/** What live accounts show of a single campaign. */
const live = {
	id: 301,
	name: 'Example Campaign',
	client_id: null,
	track_settings: ['DONT_EMAIL_OPEN'],
	stop_lead_settings: 'REPLY_TO_AN_EMAIL',
	enable_ai_esp_matching: false,
	send_as_plain_text: false,
	follow_up_percentage: 50,
	unsubscribe_text: null,
	parent_campaign_id: null,
};

describe('several campaigns', () => {
	const items = [301, 302, 301].map((campaignId) => ({ campaignId }));
	const each = { campaignId: { ...byId(0), value: '={{ $json.campaignId }}' } as INodeParameters };

	test('are found in one list', async () => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { ...each, updateFields: { sendAsPlainText: true } }, items);
		expect(error).toBeUndefined();
		expect(sandbox.calls('campaign.getAll')).toHaveLength(1);
		expect(sandbox.log).toHaveLength(7);
	});

	test('need no list where a single campaign shows everything', async () => {
		const { run, sandbox, answer } = scene();
		answer('campaign.get', live);
		await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
		expect(sandbox.calls('campaign.getAll')).toEqual([]);
	});

	test('one that comes twice keeps what was set the first time, also what nobody can read', async () => {
		const { run, bodies } = scene();
		await run(
			where,
			{
				...each,
				updateFields: {
					name: '={{ $json.name }}',
					forcePlainText: '={{ $json.plain }}',
					followUpPercentage: '={{ $json.share }}',
				},
			},
			[
				{ campaignId: 301, name: 'One', plain: true, share: 70 },
				{ campaignId: 301, name: 'Two' },
			],
		);
		expect(bodies(id)).toMatchObject([
			{ name: 'One', force_plain_text: true, follow_up_percentage: 70 },
			{ name: 'Two', force_plain_text: true, follow_up_percentage: 70 },
		]);
	});
});

test('nothing to change is said before anything is sent', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(where, campaign);
	expect(error?.message).toBe("'Update Fields' is empty");
	expect(sandbox.log).toEqual([]);
});

test.each(everyShape)('a campaign that does not exist is not written to (%s)', async (shapes) => {
	const { run, sandbox } = scene({ shapes });
	const { error } = await run(where, { campaignId: byId(999), updateFields: { name: 'x' } });
	expect(error?.message).toMatch(/not found|found nothing/);
	expect(sandbox.calls(id)).toEqual([]);
});

test.each([{ ok: true, data: [] }, { ok: true, data: null }, { data: {} }, [], [{}], {}])(
	'a campaign that is read as %j is not written to',
	async (none) => {
		const { run, answer, sandbox } = scene();
		answer('campaign.get', none);
		const { error } = await run(where, { ...campaign, updateFields: { name: 'x' } });
		expect(error?.message).toMatch(/not found|found nothing/);
		expect(sandbox.calls(id)).toEqual([]);
	},
);

test('a campaign that is read as a list of one keeps its settings', async () => {
	const { run, answer, bodies } = scene();
	answer('campaign.get', {
		ok: true,
		data: [{ id: 301, name: 'A', unsubscribe_text: 'Stop?', follow_up_percentage: 70 }],
	});
	const { error } = await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
	expect(error).toBeUndefined();
	expect(bodies(id)[0]).toMatchObject({
		name: 'Renamed',
		unsubscribe_text: 'Stop?',
		follow_up_percentage: 70,
	});
});

test('a read that fails writes nothing', async () => {
	const { run, answer, sandbox } = scene();
	answer('campaign.getAll', { oops: true });
	const { error } = await run(where, { ...campaign, updateFields: { name: 'x' } });
	expect(error?.description).toContain('GET /campaigns/ holds no list');
	expect(sandbox.calls(id)).toEqual([]);
});
