import type { INodeParameters } from 'n8n-workflow';

import { operationById } from '../sandbox';
import { by, byId } from './row';
import { everyShape, scene, type Scene } from './scene';

const secondMap = 4_433_000_002;
const statsId = `stats-${secondMap}01`;
const lead2 = { campaignId: byId(301), leadId: by('email', 'lead2@example.com') };
const conversation = { leadMapId: byId(secondMap) };

const inbox =
	({ run }: Scene) =>
	async (operation: string, parameters: INodeParameters = {}) =>
		await run({ resource: 'inbox', operation }, parameters);

describe('the mail of a lead is looked up', () => {
	test.each([
		['reply', { emailBody: 'Thank you' }, { email_stats_id: statsId }],
		[
			'forward',
			{ toEmails: 'one@example.com' },
			{ stats_id: statsId, message_id: `<msg_${secondMap}01_1@mail.example.com>` },
		],
	])('%s: the lead by its address, then its last mail', async (operation, more, sent) => {
		const opened = scene({ shapes: 'alternate' });
		const { error } = await inbox(opened)(operation, { ...lead2, ...more });
		expect(error).toBeUndefined();
		expect(opened.sandbox.log.map(({ id }) => id)).toEqual([
			'lead.getByEmail',
			'campaignLead.getMessageHistory',
			`inbox.${operation}`,
		]);
		expect(opened.bodies(`inbox.${operation}`)[0]).toMatchObject(sent);
	});

	test('an answer without IDs says what to do, and nothing is sent', async () => {
		const opened = scene();
		const { error } = await inbox(opened)('reply', { ...lead2, emailBody: 'Thank you' });
		expect(error?.message).toBe("'Lead' has emails without IDs: choose 'By ID' at 'Email to Use'");
		expect(opened.sandbox.calls('inbox.reply')).toEqual([]);
	});

	test('a lead without mails cannot be answered', async () => {
		const opened = scene({ shapes: 'alternate' });
		const parameters = { ...lead2, leadId: byId(5_995_000_001), emailBody: 'Thank you' };
		const { error } = await inbox(opened)('reply', parameters);
		expect(error?.message).toBe(
			"'Lead' has no emails in this campaign yet: choose one that was emailed or has replied",
		);
		expect(opened.sandbox.calls('inbox.reply')).toEqual([]);
	});
});

describe('mail goes out once', () => {
	const byIds = { campaignId: byId(301), which: 'id', statsId, emailBody: 'Thank you' };

	test('a sentence in place of JSON is success', async () => {
		const { json, error } = await inbox(scene({ shapes: 'alternate' }))('reply', byIds);
		expect(error).toBeUndefined();
		expect(json).toEqual([{ message: 'Email added to the queue, will be sent out soon!' }]);
	});

	test.each(['reply', 'forward'])('%s is not repeated after an open end', async (operation) => {
		const opened = scene();
		opened.answer(`inbox.${operation}`, { error: 'Bad gateway' }, { status: 502 });
		const more = { messageId: '<1@mail.example.com>', toEmails: 'one@example.com' };
		const { error } = await inbox(opened)(operation, { ...byIds, ...more });
		expect(error?.message).toMatch(/may or may not/);
		expect(opened.sandbox.log).toHaveLength(1);
	});
});

describe.each(everyShape)('what is done to a conversation shows, answers as %s', (shapes) => {
	test('a reply is read: it leaves the unread ones', async () => {
		const opened = scene({ shapes });
		const call = inbox(opened);
		expect((await call('getUnread')).json).toHaveLength(1);
		await call('changeReadStatus', conversation);
		expect((await call('getUnread')).json).toEqual([]);
		expect((await call('getReplies')).json[0]).toMatchObject({ lead_email: 'lead2@example.com' });
	});

	test('an answer marks it as read', async () => {
		const opened = scene({ shapes });
		const call = inbox(opened);
		await call('reply', { campaignId: byId(301), which: 'id', statsId, emailBody: 'Thank you' });
		expect((await call('getUnread')).json).toEqual([]);
	});

	test('a category, a colleague and a reminder are listed', async () => {
		const opened = scene({ shapes });
		const call = inbox(opened);
		await call('updateCategory', { ...conversation, categoryId: byId(2) });
		await call('updateTeamMember', { ...conversation, teamMemberId: byId(601) });
		const reminderTime = '2026-02-01T09:00:00.000Z';
		await call('setReminder', {
			...conversation,
			which: 'id',
			statsId,
			message: 'Call',
			reminderTime,
		});
		expect((await call('getAssigned')).json[0]).toMatchObject({ category_id: 2 });
		expect((await call('getReminders')).json).toHaveLength(1);
	});

	test('an untracked reply that gets its lead is untracked no more', async () => {
		const opened = scene({ shapes });
		const call = inbox(opened);
		const [stranger] = (await call('getUntracked')).json;
		await call('associateUntrackedReply', {
			campaignId: lead2.campaignId,
			leadMapId: lead2.leadId,
			untrackedReplyId: String(stranger?.id),
		});
		expect((await call('getUntracked')).json).toEqual([]);
	});
});

test.each([
	[
		'replies of today',
		{ repliedAfter: '2026-01-02T00:00:00Z' },
		['2026-01-02T00', '2099-12-31T23'],
	],
	[
		'replies until then',
		{ repliedBefore: '2026-01-02T00:00:00Z' },
		['2000-01-01T00', '2026-01-02T00'],
	],
])('%s: the other end of the span is left open', async (_, filters, hours) => {
	const opened = scene();
	const { error } = await inbox(opened)('getReplies', { filters });
	expect(error).toBeUndefined();
	expect(opened.bodies('inbox.getReplies')[0]).toMatchObject({
		filters: { replyTimeBetween: hours.map((hour) => expect.stringContaining(hour) as unknown) },
	});
});

describe('what cannot be sent is said of its field, and nothing is sent', () => {
	test.each<[string, string, INodeParameters, string]>([
		[
			'more campaigns than the list takes',
			'getReplies',
			{ filters: { campaignIds: [1, 2, 3, 4, 5, 6] } },
			"'Campaign Names or IDs' takes at most 5 at once, not 6",
		],
		[
			'a span that ends before it begins',
			'getReplies',
			{ filters: { repliedAfter: '2026-01-02', repliedBefore: '2026-01-01' } },
			"'Replied Before' must not be before 'Replied After'",
		],
		[
			'a long search',
			'getUnread',
			{ filters: { search: 'a'.repeat(31) } },
			"'Search' must have at most 30 characters, not 31",
		],
		['an empty view', 'createSavedView', { name: 'Hot' }, "'Filters' is empty"],
		[
			'an address that is none',
			'forward',
			{ ...lead2, toEmails: 'one@example.com, two' },
			`'To Emails' must hold email addresses, not "two"`,
		],
		[
			'a file without an address',
			'reply',
			{
				...lead2,
				emailBody: 'Hi',
				options: { attachments: { file: [{ fileUrl: 'offer.pdf' }] } },
			},
			`'Attachments' has a 'URL' that must be a web address, not "offer.pdf"`,
		],
		[
			'a lead by its address without a campaign',
			'changeReadStatus',
			{ leadMapId: lead2.leadId },
			"'Campaign' is empty",
		],
	])('%s', async (_, operation, parameters, message) => {
		const opened = scene();
		const { error } = await inbox(opened)(operation, parameters);
		expect(error?.message).toBe(message);
		expect(opened.sandbox.log).toEqual([]);
	});

	test('lists of the inbox take pages of 20', async () => {
		const opened = scene();
		await inbox(opened)('getSent', { returnAll: true });
		expect(opened.bodies('inbox.getSent')).toEqual([{ offset: 0, limit: 20 }]);
		expect(operationById('inbox.getSent').pagination?.maxLimit).toBe(20);
	});
});

describe('the delay of Push to Subsequence, whose unit is not settled', () => {
	const where = { resource: 'inbox', operation: 'pushToSubsequence' };
	const pushed = { leadMapId: byId(9001), subSequenceId: byId(303) };

	test.each([
		[{ delaySeconds: 3 }, 3],
		[{ delaySeconds: 365 }, 365],
		[{ delaySeconds: 172_800, delayUnit: 'seconds' }, 172_800],
		[{ delaySeconds: 31_536_000, delayUnit: 'seconds' }, 31_536_000],
		[{ delaySeconds: 30, delayUnit: 'days' }, 30],
	])('%j is sent as it is', async (options, sent) => {
		const { run, bodies, answer } = scene();
		answer('inbox.pushToSubsequence', { ok: true, data: { success: true, delay_days: sent } });
		const { error } = await run(where, { ...pushed, options });
		expect(error).toBeUndefined();
		expect(bodies('inbox.pushToSubsequence')).toEqual([
			{ email_lead_map_id: 9001, sub_sequence_id: 303, sub_sequence_delay_time: sent },
		]);
	});

	test.each([
		[{ delaySeconds: 366 }, /^'Delay' must be at most 365, not 366: if SmartLead counts days/],
		[{ delaySeconds: 40_000_000 }, /^'Delay' must be at most 365, not 40000000/],
		[{ delaySeconds: 366, delayUnit: 'days' }, /^'Delay' must be at most 365 days/],
		[{ delaySeconds: 31_536_001, delayUnit: 'seconds' }, /^'Delay' must be at most 31536000 sec/],
		[{ delaySeconds: -1 }, /^'Delay' must be at least 0, not -1/],
		[
			{ delaySeconds: 1, delayUnit: 'weeks' },
			/^'Delay Unit' must be one of days, unknown, seconds, not "weeks"/,
		],
	])('%j is refused', async (options, message) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, { ...pushed, options });
		expect(error?.message).toMatch(message);
		expect(sandbox.log).toEqual([]);
	});
});

describe('the email that is meant is found by the lead', () => {
	const history = {
		history: [
			{ stats_id: 's-1', type: 'SENT', time: '2026-01-01T00:00:00Z' },
			{ stats_id: 's-2', type: 'REPLY', time: '2026-01-02T00:00:00Z' },
			{ stats_id: 's-3', type: 'SENT', time: '2026-01-03T00:00:00Z' },
		],
	};
	const reminder = { message: 'Call', reminderTime: '2026-02-01T09:00:00Z' };

	test('a reminder is of the latest email, whichever way the lead is named', async () => {
		for (const named of [{ campaignId: byId(301), leadMapId: lead2.leadId }, conversation]) {
			const opened = scene({ shapes: 'live' });
			opened.answer('campaignLead.getMessageHistory', history);
			opened.answer('inbox.get', { email_history: history.history });
			const { error } = await inbox(opened)('setReminder', { ...named, ...reminder });
			expect(error).toBeUndefined();
			expect(opened.bodies('inbox.setReminder')[0]?.email_stats_id).toBe('s-3');
		}
	});

	test('a reply is ignored that was one', async () => {
		const opened = scene({ shapes: 'live' });
		opened.answer('campaignLead.getMessageHistory', history);
		await inbox(opened)('ignoreReply', lead2);
		expect(opened.bodies('inbox.ignoreReply')[0]).toEqual({ id: 's-2', ignore_reply: true });
	});

	test('a lead that has not replied has no reply to ignore', async () => {
		const opened = scene({ shapes: 'live' });
		opened.answer('campaignLead.getMessageHistory', { history: history.history.slice(0, 1) });
		const { error } = await inbox(opened)('ignoreReply', lead2);
		expect(error?.message).toBe("'Lead' has not replied in this campaign yet");
		expect(opened.sandbox.calls('inbox.ignoreReply')).toEqual([]);
	});
});
