import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { everyShape } from '../sandbox';
import { byId } from './row';
import { scene } from './scene';
import {
	checked,
	leadAt,
	scheduleOf,
	sound,
	secondEmail,
	where,
	type Sound,
} from './soundCampaign';

inFakeTime();

/** One fault each: how it comes about, and what is found. */
const faults: Record<string, [spoil: (sound: Sound) => void, finding: IDataObject]> = {
	'no steps': [
		({ campaign }) => (campaign.sequence = []),
		{ code: 'noSteps', severity: 'error', count: 1 },
	],
	'an empty body': [
		secondEmail('<p>&nbsp;</p><br>'),
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
	'a variant without its subject': [
		({ campaign, state }) => {
			const variant = { subject: 'S', emailBody: '<p>A</p>', percentage: null };
			campaign.sequence[0].variants = [
				{ ...variant, id: state.nextIds.variant++, label: 'A' },
				{ ...variant, id: state.nextIds.variant++, label: 'B', subject: '' },
			];
		},
		{ code: 'noSubject', examples: ['variant B of step 1'] },
	],
	'an entity that shows nothing': [secondEmail('&nbsp;'), { code: 'emptyBody' }],
	'signs that show nothing': [
		secondEmail('<div>\u200c&zwnj;&shy;<br></div>'),
		{ code: 'emptyBody' },
	],
	'a follow-up on the same day': [
		({ campaign }) => (campaign.sequence[1].delayInDays = 0),
		{ code: 'sameDayFollowUp', severity: 'warning', examples: ['step 2'] },
	],
	'braces of a variable': [
		secondEmail('<p>Hi {{first_name}, hello</p>'),
		{ code: 'unbalancedVariable', severity: 'error', examples: ['step 2'] },
	],
	'braces of spintax': [
		secondEmail('<p>{Hi|Hello there</p>'),
		{ code: 'unbalancedSpintax', severity: 'error', examples: ['step 2'] },
	],
	'braces with a space between them': [
		secondEmail('<p>Hi { {first_name}}</p>'),
		{ code: 'singleBraces', examples: ['step 2'] },
	],
	'three braces': [
		secondEmail('<p>Hi {{{first_name}}}</p>'),
		{ code: 'singleBraces', message: expect.stringContaining('{{{first_name}}}') as string },
	],
	'a brace too many behind a choice': [
		secondEmail('<p>{Hi|Hello}} there</p>'),
		{ code: 'unbalancedSpintax', examples: ['step 2'] },
	],
	'a variable in another spelling': [
		secondEmail('<p>Hi {{ First Name }}</p>'),
		{
			code: 'missingVariable',
			message: expect.stringContaining('they have {{first_name}}') as string,
		},
	],
	'a value of spaces': [
		(one) => (leadAt(one, 4).firstName = '  '),
		{ code: 'missingVariable', count: 1, examples: ['ready4@example.com'] },
	],
	'single braces': [
		secondEmail('<p>Hi {first_name}</p>'),
		{ code: 'singleBraces', severity: 'error' },
	],
	'a variable that nobody has': [
		secondEmail('<p>Hi {{firstname}}</p>'),
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
	'an account that sends no email a day': [
		({ accounts }) => (accounts[1].messagesPerDay = 0),
		{ code: 'noCapacity', severity: 'warning', count: 1, examples: ['sender5@example.com'] },
	],
	'only accounts that send no email a day': [
		({ accounts }) => accounts.forEach((account) => (account.messagesPerDay = 0)),
		{ code: 'noCapacity', severity: 'error', count: 3 },
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
	'no hours': [
		(one) => Object.assign(scheduleOf(one), { startHour: '', endHour: '' }),
		{ code: 'noHours', severity: 'error' },
	],
	'hours that are none': [
		(one) => Object.assign(scheduleOf(one), { endHour: '25:00' }),
		{ code: 'noHours', message: expect.stringContaining("'25:00'") as string },
	],
	'no time zone': [
		(one) => (scheduleOf(one).timezone = ''),
		{ code: 'noTimeZone', severity: 'error' },
	],
	'a time zone that nobody knows': [
		(one) => (scheduleOf(one).timezone = 'Europe/Berlino'),
		{ code: 'noTimeZone', message: expect.stringContaining('Europe/Berlino') as string },
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

describe.each(everyShape)('answers as %s', (shapes) => {
	test('says nothing of a sound campaign but that it is ready', async () => {
		const { error, json, sandbox } = await checked(shapes, () => undefined);
		expect(error).toBeUndefined();
		expect(json).toEqual([
			{
				severity: 'none',
				code: 'ready',
				message: 'The campaign is ready to send',
				count: 0,
				examples: [],
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

	test('finds ten others at once, in subjects and variants as well, and no eleventh', async () => {
		const { json } = await checked(shapes, (one) => {
			const { campaign, accounts, state } = one;
			const [first, second] = campaign.sequence;
			const variant = (label: string, emailBody: string) => ({
				...{ id: state.nextIds.variant++, label, emailBody },
				...{ subject: '', percentage: null },
			});
			first.subject = 'A word, {{first_name';
			second.variants = [
				variant('A', '<p>{Good|Bad day</p>'),
				variant('B', '<p>&nbsp;<br/>&#8203;</p>'),
				variant('C', '<p>As {{Job title}}, {company_name}?</p>'),
			];
			leadAt(one, 9).customFields = { 'Job Title': ' ' };
			accounts[0].isImapSuccess = false;
			Object.assign(scheduleOf(one), {
				startHour: '18:00',
				endHour: '08:00',
				timezone: 'Mars/Olympus',
			});
			campaign.settings.unsubscribeText = ' ';
		});
		expect(json.map(({ code }) => code).sort()).toEqual([
			'disconnectedAccount',
			'emptyBody',
			'hoursReversed',
			'missingVariable',
			'missingVariable',
			'noTimeZone',
			'noUnsubscribe',
			'singleBraces',
			'unbalancedSpintax',
			'unbalancedVariable',
		]);
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

test.each([
	['campaign.getSequences', /^The steps could not be read: Not for you/],
	['campaign.getEmailAccounts', /^The email accounts could not/],
	['campaignLead.getAll', /^The leads could not/],
])('what cannot be read is an error, and the rest is checked: %s', async (id, message) => {
	const opened = scene({ shapes: 'live' });
	const { campaign } = sound(opened.sandbox.state);
	campaign.settings.unsubscribeText = '';
	const checkedWith = async (options: INodeParameters) => {
		opened.answer(id, { message: 'Not for you' }, { status: 403 });
		return await opened.run(where, { campaignId: byId(campaign.id), options });
	};
	const { json } = await checkedWith({});
	expect(json).toMatchObject([
		{ code: 'noUnsubscribe', ok: false, errors: 1 },
		{
			code: 'couldNotCheck',
			severity: 'error',
			message: expect.stringMatching(message) as string,
		},
	]);

	const { error } = await checkedWith({ stopOnErrors: true });
	expect(error?.description).toMatch(message);
	const skipped = await checkedWith({ stopOnErrors: true, skipFindings: ['couldNotCheck'] });
	expect(skipped.json).toMatchObject([{ code: 'noUnsubscribe', ok: true }]);
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
