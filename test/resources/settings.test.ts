import { byId } from './row';
import { bothShapes, scene } from './scene';

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

describe.each(bothShapes)('a campaign that is read as %s', (shapes) => {
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

test('NEVER is read and cannot be written: it is left out, not invented', async () => {
	const { run, answer, bodies } = scene({ shapes: 'alternate' });
	answer('campaign.get', { id: 301, name: 'Example Campaign', stop_lead_settings: 'NEVER' });
	await run(where, { ...campaign, updateFields: { name: 'Renamed' } });
	expect(bodies(id)[0]).not.toHaveProperty('stop_lead_settings');
});

test('nothing to change is said before anything is sent', async () => {
	const { run, sandbox } = scene();
	const { error } = await run(where, campaign);
	expect(error?.message).toBe("'Update Fields' is empty");
	expect(sandbox.log).toEqual([]);
});

test.each(bothShapes)('a campaign that does not exist is not written to (%s)', async (shapes) => {
	const { run, sandbox } = scene({ shapes });
	const { error } = await run(where, { campaignId: byId(999), updateFields: { name: 'x' } });
	expect(error?.message).toMatch(/not found|found nothing/);
	expect(sandbox.calls(id)).toEqual([]);
});

test('a read that fails writes nothing', async () => {
	const { run, answer, sandbox } = scene();
	answer('campaign.getAll', { oops: true });
	const { error } = await run(where, { ...campaign, updateFields: { name: 'x' } });
	expect(error?.description).toContain('GET /campaigns/ holds no list');
	expect(sandbox.calls(id)).toEqual([]);
});
