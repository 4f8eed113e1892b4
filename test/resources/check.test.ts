import type { IDataObject } from 'n8n-workflow';

import { braceFault, variablesIn } from '../../nodes/fields/emailText';
import {
	addCampaign,
	addCampaignLead,
	addEmailAccount,
	addLead,
	type Campaign,
	type EmailAccount,
	type SandboxState,
	type Shapes,
} from '../sandbox';
import { byId } from './row';
import { everyShape, scene, type Scene } from './scene';

const where = { resource: 'campaign', operation: 'check' };

/** A campaign that is ready, which a test then spoils. */
interface Sound {
	campaign: Campaign;
	accounts: EmailAccount[];
	state: SandboxState;
}

const bodies = [
	'<p>{Hi|Hello} {{first_name}}, how is {{Job Title}} at {{company_name|your company}}?</p>',
	'<style>p{color:red}</style><p>{{{first_name}}|There}, {% if note %}{{note}}{% endif %} it is {{sl_day_of_week}}.</p>',
];

function sound(state: SandboxState, leads = 12): Sound {
	const now = Date.now();
	const accounts = [1, 2, 3].map(() =>
		addEmailAccount(state, now, { trackingDomain: 'track.example.com' }),
	);
	const campaign = addCampaign(state, now, {
		name: 'Sound',
		emailAccountIds: accounts.map(({ id }) => id),
		sequence: bodies.map((emailBody, index) => ({
			id: state.nextIds.step++,
			number: index + 1,
			subject: index === 0 ? 'A question, {{first_name}}' : '',
			emailBody,
			delayInDays: index * 3,
			type: 'EMAIL',
			variants: [],
			createdAt: new Date(now).toISOString(),
		})),
		schedule: {
			timezone: 'Europe/Berlin',
			days: [1, 2, 3, 4, 5],
			startHour: '09:00',
			endHour: '17:00',
			minTimeBetweenEmails: 10,
			maxNewLeadsPerDay: 20,
			startTime: new Date(now + 86_400_000).toISOString(),
		},
	});
	campaign.settings.unsubscribeText = 'Not for you? Tell me.';
	for (let number = 1; number <= leads; number++) {
		const { id: leadId } = addLead(state, now, {
			email: `ready${number}@example.com`,
			firstName: `Ready ${number}`,
			customFields: { 'Job Title': 'Planner' },
		});
		addCampaignLead(state, now, { campaignId: campaign.id, leadId });
	}
	return { campaign, accounts, state };
}

const leadAt = ({ state }: Sound, number: number) => {
	const found = [...state.leads.values()].find(
		({ email }) => email === `ready${number}@example.com`,
	);
	if (!found) throw new Error('No such lead');
	return found;
};

const scheduleOf = ({ campaign }: Sound) => {
	if (!campaign.schedule) throw new Error('No schedule');
	return campaign.schedule;
};

const track = (value: string) => (one: Sound) => {
	one.campaign.sequence[1].emailBody = value;
};

/** One fault each: how it comes about, and what is found. */
const faults: Record<string, [spoil: (sound: Sound) => void, finding: IDataObject]> = {
	'no steps': [
		({ campaign }) => (campaign.sequence = []),
		{ code: 'noSteps', severity: 'error', count: 1 },
	],
	'an empty body': [
		track('<p>&nbsp;</p><br>'),
		{ code: 'emptyBody', severity: 'error', examples: ['step 2'] },
	],
	'no subject': [
		({ campaign }) => (campaign.sequence[0].subject = ' '),
		{ code: 'noSubject', severity: 'error', examples: ['step 1'] },
	],
	'an empty variant': [
		({ campaign, state }) => {
			const variant = { subject: 'S', emailBody: '<p>A</p>', percentage: null };
			campaign.sequence[0].subject = '';
			campaign.sequence[0].emailBody = '';
			campaign.sequence[0].variants = [
				{ ...variant, id: state.nextIds.variant++, label: 'A' },
				{ ...variant, id: state.nextIds.variant++, label: 'B', emailBody: '' },
			];
		},
		{ code: 'emptyBody', examples: ['variant B of step 1'] },
	],
	'a follow-up on the same day': [
		({ campaign }) => (campaign.sequence[1].delayInDays = 0),
		{ code: 'sameDayFollowUp', severity: 'warning', examples: ['step 2'] },
	],
	'braces of a variable': [
		track('<p>Hi {{first_name}, hello</p>'),
		{ code: 'unbalancedVariable', severity: 'error', examples: ['step 2'] },
	],
	'braces of spintax': [
		track('<p>{Hi|Hello there</p>'),
		{ code: 'unbalancedSpintax', severity: 'error', examples: ['step 2'] },
	],
	'single braces': [track('<p>Hi {first_name}</p>'), { code: 'singleBraces', severity: 'error' }],
	'a variable that nobody has': [
		track('<p>Hi {{firstname}}</p>'),
		{
			code: 'missingVariable',
			count: 12,
			message: 'None of 12 leads has a value for {{firstname}} (step 2); they have {{first_name}}',
		},
	],
	'a variable that some lack': [
		(one) => {
			leadAt(one, 3).firstName = '';
			leadAt(one, 7).firstName = null;
		},
		{
			code: 'missingVariable',
			severity: 'error',
			count: 2,
			message: '2 of 12 leads have no value for {{first_name}} (step 1, step 2)',
			examples: ['ready3@example.com', 'ready7@example.com'],
		},
	],
	'a custom variable that one lacks': [
		(one) => (leadAt(one, 5).customFields = {}),
		{ code: 'missingVariable', count: 1, examples: ['ready5@example.com'] },
	],
	'no lead': [({ state }) => state.campaignLeads.clear(), { code: 'noLeads', severity: 'warning' }],
	'no email account': [
		({ campaign }) => (campaign.emailAccountIds = []),
		{ code: 'noEmailAccount', severity: 'error' },
	],
	'a disconnected account': [
		({ accounts }) => (accounts[1].isImapSuccess = false),
		{
			code: 'disconnectedAccount',
			severity: 'warning',
			count: 1,
			examples: ['sender5@example.com'],
		},
	],
	'only disconnected accounts': [
		({ accounts }) => accounts.forEach((account) => (account.isSmtpSuccess = false)),
		{ code: 'disconnectedAccount', severity: 'error', count: 3 },
	],
	'a suspended account': [
		({ accounts }) => (accounts[1].isSuspended = true),
		{ code: 'disconnectedAccount', count: 1 },
	],
	'warmup blocked': [
		({ accounts }) => (accounts[0].isWarmupBlocked = true),
		{ code: 'warmupBlocked', count: 1, examples: ['sender4@example.com'] },
	],
	'a low reputation': [
		({ accounts }) => (accounts[2].reputation = 61),
		{ code: 'lowReputation', count: 1, examples: ['sender6@example.com (61 %)'] },
	],
	'more leads than it can email': [
		(one) => (scheduleOf(one).maxNewLeadsPerDay = 0.5),
		{ code: 'slow', count: 12 },
	],
	'no new lead a day': [
		(one) => (scheduleOf(one).maxNewLeadsPerDay = 0),
		{ code: 'noCapacity', severity: 'error', count: 12 },
	],
	'no schedule': [
		({ campaign }) => (campaign.schedule = null),
		{ code: 'noSchedule', severity: 'error' },
	],
	'no days': [(one) => (scheduleOf(one).days = []), { code: 'noDays', severity: 'error' }],
	'hours the wrong way round': [
		(one) => Object.assign(scheduleOf(one), { startHour: '17:00', endHour: '09:00' }),
		{ code: 'hoursReversed', severity: 'error' },
	],
	'a start in the past': [
		(one) => (scheduleOf(one).startTime = '2026-01-01T09:00:00.000Z'),
		{ code: 'startInPast', severity: 'warning' },
	],
	'no unsubscribe text': [
		({ campaign }) => (campaign.settings.unsubscribeText = ''),
		{ code: 'noUnsubscribe', severity: 'warning' },
	],
	'tracking without a domain of its own': [
		({ accounts }) => (accounts[0].trackingDomain = null),
		{ code: 'trackingWithoutDomain', count: 1, examples: ['sender4@example.com'] },
	],
};

async function checked(
	shapes: Shapes,
	spoil: (sound: Sound) => void,
	parameters: IDataObject = {},
	leads?: number,
) {
	const opened: Scene = scene({ shapes });
	const one = sound(opened.sandbox.state, leads);
	spoil(one);
	const run = async () =>
		await opened.run(where, { campaignId: byId(one.campaign.id), ...parameters } as never);
	return { ...(await run()), sandbox: opened.sandbox };
}

describe.each(everyShape)('answers as %s', (shapes) => {
	test('says nothing of a sound campaign but that it is ready', async () => {
		const { error, json, sandbox } = await checked(shapes, () => undefined);
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				ok: true,
				campaignId: 303,
				campaignName: 'Sound',
				errors: 0,
				warnings: 0,
				notices: 0,
				steps: 2,
				leads: 12,
				emailAccounts: 3,
				newLeadsPerDay: 20,
				sendingDays: 1,
			},
		]);
		expect(sandbox.log.every(({ method }) => method === 'GET')).toBe(true);
	});

	test.each(Object.entries(faults))('finds %s, and nothing else', async (_, [spoil, finding]) => {
		const { error, json } = await checked(shapes, spoil);
		expect(error).toBeUndefined();
		expect(json).toMatchObject([finding]);
	});

	test('finds ten faults at once, and no eleventh', async () => {
		const ten = [
			'an empty body',
			'no subject',
			'a follow-up on the same day',
			'a variable that some lack',
			'a disconnected account',
			'warmup blocked',
			'a low reputation',
			'no days',
			'a start in the past',
			'tracking without a domain of its own',
		];
		const { json } = await checked(shapes, (one) => ten.forEach((name) => faults[name][0](one)));
		expect(json.map(({ code }) => code).sort()).toEqual(
			ten.map((name) => faults[name][1].code).sort(),
		);
	});

	test('reads all leads', async () => {
		const spoil = (one: Sound) => (leadAt(one, 431).firstName = null);
		const { json } = await checked(shapes, spoil, { options: { mostDays: 30 } }, 450);
		expect(json).toMatchObject([{ code: 'missingVariable', examples: ['ready431@example.com'] }]);
	});
});

test('leads that get no more email may lack what they like', async () => {
	const { json } = await checked('live', (one) => {
		const lead = leadAt(one, 1);
		lead.firstName = null;
		const places = [...one.state.campaignLeads.values()];
		for (const place of places) if (place.leadId === lead.id) place.status = 'COMPLETED';
	});
	expect(json).toMatchObject([{ ok: true, leads: 12 }]);
});

test('a summary counts, whatever is found', async () => {
	const spoil = ({ campaign }: Sound) => (campaign.sequence = []);
	const { json } = await checked('live', spoil, { output: 'summary' });
	expect(json).toMatchObject([{ ok: false, errors: 1, warnings: 0, steps: 0 }]);
});

test('Stop on Errors stops for errors, and for nothing less', async () => {
	const options = { stopOnErrors: true };
	const stopped = await checked('live', faults['no subject'][0], { options });
	expect(stopped.json).toEqual([]);
	expect(stopped.error).toMatchObject({
		message: "The campaign 'Sound' (303) is not ready to send",
		description: 'Step 1 has no subject.',
	});
	const passed = await checked('live', faults['a low reputation'][0], { options });
	expect(passed.error).toBeUndefined();
	expect(passed.json).toMatchObject([{ code: 'lowReputation' }]);
});

test('limits and what is skipped are the choice of the user', async () => {
	const { json } = await checked('live', faults['a low reputation'][0], {
		options: { lowestReputation: 60 },
	});
	expect(json).toMatchObject([{ ok: true }]);
	const skipped = await checked('live', faults['no unsubscribe text'][0], {
		options: { skipFindings: ['noUnsubscribe'] },
	});
	expect(skipped.json).toMatchObject([{ ok: true, warnings: 0 }]);
});

test('what cannot be read is said, and the rest is checked', async () => {
	const opened = scene({ shapes: 'live' });
	const { campaign } = sound(opened.sandbox.state);
	campaign.settings.unsubscribeText = '';
	opened.answer('campaign.getSequences', { message: 'Not for you' }, { status: 403 });
	const { json } = await opened.run(where, { campaignId: byId(campaign.id) });
	expect(json).toMatchObject([
		{ code: 'noUnsubscribe' },
		{
			code: 'couldNotCheck',
			severity: 'notice',
			message: expect.stringMatching(/^The steps could/) as string,
		},
	]);
});

test('a campaign that is not there is an error', async () => {
	const opened = scene({ shapes: 'live' });
	const { error, json } = await opened.run(where, { campaignId: byId(9999) });
	expect(json).toEqual([]);
	expect(error).toMatchObject({ httpCode: '404' });
});

test('several campaigns: the lists of the account are read once', async () => {
	const opened = scene({ shapes: 'documented' });
	const ids = [1, 2, 3].map(() => sound(opened.sandbox.state).campaign.id);
	const { json } = await opened.run(
		where,
		{ campaignId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } as never },
		ids.map((id) => ({ id })),
	);
	expect(json.map(({ ok, campaignId }) => [ok, campaignId])).toEqual(ids.map((id) => [true, id]));
	expect(opened.sandbox.calls('campaign.getAll')).toHaveLength(1);
	expect(opened.sandbox.calls('emailAccount.getAll')).toHaveLength(2);
});

test.each<[string, ReturnType<typeof braceFault>]>([
	['Hi {{first_name}}', undefined],
	['{{{first_name}}|there}', undefined],
	['{Hi|{Hello|Hey}} {{a|b}}', undefined],
	['{{{first_name}}|{{last_name}}}', undefined],
	['plain', undefined],
	['<style>a{b:c</style>', undefined],
	['Hi {{first_name', 'variable'],
	['Hi {{first_name}', 'variable'],
	['Hi first_name}}', 'variable'],
	['Hi {{ }}', 'variable'],
	['{Hi|Hello', 'spintax'],
	['Hi|Hello}', 'spintax'],
	['}{', 'spintax'],
])('the braces of %j', (text, fault) => expect(braceFault(text)).toBe(fault));

test.each<[string, string[]]>([
	['{{first_name}} {{ Job Title }}', ['first_name', 'Job Title']],
	['<a href="{{website}}">x</a>', ['website']],
	['{{a|b}}', ['a?']],
	['{{sl_sender_name}} {{}}', []],
	['{% if a %}{{a}}{% endif %} {{ab}}', ['a?', 'ab']],
	['{{R&amp;D}}', ['R&D']],
])('the variables of %j', (text, names) =>
	expect(variablesIn(text).map(({ name, hasFallback }) => name + (hasFallback ? '?' : ''))).toEqual(
		names,
	),
);
