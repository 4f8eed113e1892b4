import type { IDataObject } from 'n8n-workflow';

import { factsOf, outputOf } from '../../nodes/events/delivery';
import { normalizeEvent } from '../../nodes/events/events';

/* Payloads as SmartLead really sends them, with what a user must get; the values are made up. */

const lead = 'lead@example.com';
const mailbox = 'sender@example.org';
const colleague = 'colleague@example.com';
const link = (id: number | string) => `https://app.example.com/app/master-inbox?leadMap=${id}`;
const time = '2026-03-28T09:35:01+00:00';

const wanted = (payload: IDataObject, told: IDataObject) =>
	expect(outputOf(payload)).toMatchObject(told);

describe('a bounce', () => {
	const bounce: IDataObject = {
		event_type: 'EMAIL_BOUNCE',
		sl_email_lead_id: '77',
		stats_id: 's',
		sent_message: { html: '<div>Hi</div>', text: 'Hi', time: '2026-03-28T08:14:40.843+00:00' },
		time_sent: '2026-03-28T08:14:40.843+00:00',
		bounce_message: { html: '', text: '550 no such user', time },
		app_url: link(99),
		description: `Email 12 sent to ${lead} got bounced`,
		metadata: { webhook_created_at: '2026-03-28T08:14:40.843Z' },
	};

	test('finds the lead in the description, its entry in the link, the time in the notice', () => {
		wanted(bounce, {
			event: 'EMAIL_BOUNCE',
			leadEmail: lead,
			leadId: 77,
			leadMapId: 99,
			occurredAt: time,
			repliedBy: null,
			mailbox: null,
			replyText: null,
			campaignId: null,
		});
	});

	test.each([
		[`Email 3 sent to Some Lead <${lead}> got bounced.`, lead],
		[`Email 3 sent to ${lead}.`, lead],
		['Email 3 got bounced', null],
		['...', null],
		[null, null],
	])('%j', (description, leadEmail) => {
		wanted({ ...bounce, description }, { leadEmail });
	});

	test('what stands in fields of its own wins', () => {
		const to_email = 'other@example.com';
		const more = { to_email, from_email: mailbox, event_timestamp: '2026-03-29T00:00:00Z' };
		wanted(
			{ ...bounce, ...more, sl_email_lead_map_id: '5' },
			{
				leadEmail: to_email,
				mailbox,
				leadMapId: 5,
				occurredAt: '2026-03-29T00:00:00Z',
			},
		);
	});
});

describe('who replied, and which email account it was', () => {
	const told = (leadEmail: string | null, repliedBy: string | null, ours: string | null) => ({
		leadEmail,
		repliedBy,
		mailbox: ours,
	});
	const named = { sl_lead_email: lead };
	const by = (replyReceivedFrom: string) => ({
		leadCorrespondence: {
			targetLeadEmail: lead,
			replyReceivedFrom,
			repliedCompanyDomain: 'SAME_COMPANY',
		},
	});

	test.each<[string, IDataObject, IDataObject]>([
		['the lead', { ...named, from_email: mailbox, to_email: lead }, told(lead, lead, mailbox)],
		[
			'the lead, ends exchanged',
			{ ...named, from_email: lead, to_email: mailbox },
			told(lead, lead, mailbox),
		],
		[
			'the lead, in other letters',
			{ ...named, from_email: 'Lead@Example.com', to_email: mailbox },
			told(lead, 'Lead@Example.com', mailbox),
		],
		[
			'a colleague',
			{ ...named, ...by(colleague), from_email: mailbox, to_email: colleague },
			told(lead, colleague, mailbox),
		],
		[
			'a colleague, ends exchanged',
			{ ...named, ...by(colleague), from_email: colleague, to_email: mailbox },
			told(lead, colleague, mailbox),
		],
		[
			'a colleague, beside the lead',
			{ ...named, ...by(colleague), from_email: colleague, to_email: lead },
			told(lead, colleague, null),
		],
		[
			'a colleague who is not named, as documented',
			{ ...named, from_email: mailbox, to_email: colleague },
			told(lead, colleague, mailbox),
		],
		[
			'a colleague who is not named, ends exchanged',
			{ ...named, from_email: colleague, to_email: mailbox },
			told(lead, colleague, mailbox),
		],
		[
			'another company',
			{ ...named, ...by('other@example.net'), from_email: mailbox, to_email: 'other@example.net' },
			told(lead, 'other@example.net', mailbox),
		],
		['no lead is named', { from_email: mailbox, to_email: lead }, told(lead, lead, mailbox)],
		[
			'no lead is named, but who replied',
			{ leadCorrespondence: { replyReceivedFrom: lead }, from_email: lead, to_email: mailbox },
			told(lead, lead, mailbox),
		],
		['only the lead is named', { lead_email: lead }, told(lead, lead, null)],
		['an address in `email`', { email: lead }, told(lead, lead, null)],
		[
			'an email as object in `email`',
			{ email: { subject: 'Hi' }, lead: { email: lead } },
			told(lead, lead, null),
		],
		[
			'names around the addresses',
			{ ...named, from_email: `Us <${mailbox}>`, to_email: `Lead <${lead}>` },
			told(lead, lead, mailbox),
		],
		['nothing', {}, told(null, null, null)],
	])('%s', (_, payload, parties) => {
		wanted({ event_type: 'EMAIL_REPLY', ...payload }, parties);
		wanted({ event: 'EMAIL_REPLIED', data: payload }, parties);
	});

	test('an event that is no reply has no author', () => {
		wanted(
			{ event_type: 'EMAIL_OPEN', from_email: mailbox, to_email: lead },
			told(lead, null, mailbox),
		);
	});

	test('a category after the reply of a colleague', () => {
		const payload = { event_type: 'LEAD_CATEGORY_UPDATED', from: mailbox, to: lead };
		wanted({ ...payload, last_reply: { from: colleague } }, told(lead, colleague, mailbox));
		wanted({ ...payload, last_reply: { from: mailbox } }, told(lead, null, mailbox));
	});
});

describe('where else a field stands', () => {
	test.each<[string, IDataObject, IDataObject]>([
		['the entry of the lead', { app_url: link(88) }, { leadMapId: 88 }],
		['in the older link', { ui_master_inbox_link: `${link(88)}&tab=1#x` }, { leadMapId: 88 }],
		[
			'the newer link is empty',
			{ app_url: '', ui_master_inbox_link: link('87') },
			{ leadMapId: 87 },
		],
		['a link without it', { app_url: 'https://app.example.com/?map=88' }, { leadMapId: null }],
		['a number that is none', { app_url: link('12345678901234567890') }, { leadMapId: null }],
		['the key wins', { app_url: link(1), sl_email_lead_map_id: '2' }, { leadMapId: 2 }],
		['a category', { reply_category: 1 }, { categoryId: 1 }],
		['a category as text', { reply_category: '7' }, { categoryId: 7 }],
		['a category by its name', { reply_category: 'Interested' }, { categoryId: null }],
		['a category in an object', { reply_category: { id: 3 } }, { categoryId: 3 }],
		['the newer category', { reply_category: 1, lead_category: { new_id: 2 } }, { categoryId: 2 }],
		['the time of the reply', { reply_message: { time } }, { occurredAt: time }],
		['the time of the last reply', { last_reply: { time } }, { occurredAt: time }],
		['the older key of it', { lastReply: { time } }, { occurredAt: time }],
		['not that of the email before', { sent_message: { time } }, { occurredAt: null }],
		['seconds', { timestamp: 1774690501 }, { occurredAt: '2026-03-28T09:35:01.000Z' }],
		[
			'milliseconds',
			{ event_timestamp: '1774690501000' },
			{ occurredAt: '2026-03-28T09:35:01.000Z' },
		],
		[
			'nested',
			{ data: { campaign_id: '9', lead_id: '77', reply_category: 4 } },
			{ campaignId: 9, leadId: 77, categoryId: 4 },
		],
		['outside wins', { campaign_id: 1, data: { campaign_id: 2 } }, { campaignId: 1 }],
		['a handler of others', { reply_text: 'ok', message_body: 'ok' }, { replyText: 'ok' }],
	])('%s', (_, payload, told) => {
		wanted({ event_type: 'EMAIL_REPLY', ...payload }, told);
	});

	test('an email that was sent has its own time', () => {
		wanted({ event_type: 'EMAIL_SENT', sent_message: { time } }, { occurredAt: time });
	});
});

test.each<[IDataObject, boolean | null]>([
	[{}, null],
	[{ is_first_reply: false }, false],
	[{ history: [{ type: 'SENT' }, { type: 'REPLY' }] }, true],
	[{ history: [{ type: 'REPLY' }, { type: 'SENT' }, { type: 'REPLY' }] }, false],
	[{ history: [{ type: 'SENT' }] }, null],
	[{ history: 'none' }, null],
	[{ reply_count: 1 }, true],
	[{ reply_count: '3' }, false],
	[{ reply_count: [1] }, null],
	[{ reply_count: { toString: 1 } }, null],
])('the first reply: %j is %j', (payload, isFirstReply) => {
	wanted({ event_type: 'LEAD_CATEGORY_UPDATED', ...payload }, { isFirstReply });
});

test.each([
	['EMAIL_UNSUBSCRIBE', 'LEAD_UNSUBSCRIBED'],
	['EMAIL_UNSUBSCRIBED', 'LEAD_UNSUBSCRIBED'],
	['EMAIL_LINK_CLICKED', 'EMAIL_LINK_CLICK'],
	['email.replied', 'EMAIL_REPLY'],
	[' Email_Opened ', 'EMAIL_OPEN'],
	['UNTRACKED_REPLY', 'UNTRACKED_REPLIES'],
])('%s is %s', (name, event) => {
	expect(normalizeEvent(name)).toEqual({ event, isKnown: true });
});

describe('what the lead wrote', () => {
	const sent_message = { text: 'Hello Robin, would you like to see our examples?', html: '' };
	const quoted = `Sure, send it\r\nOn Mon, A wrote:\r\n> ${sent_message.text}`;

	test.each<[string, IDataObject, string, string]>([
		['text', { reply_message: { text: quoted } }, 'Sure, send it', quoted.replaceAll('\r', '')],
		[
			'HTML where the text shows no quote',
			{
				reply_message: { text: 'Sure\n\nHello', html: '<p>Sure</p><blockquote>Hello</blockquote>' },
			},
			'Sure',
			'Sure\n\nHello',
		],
		[
			'a part that is cut',
			{ visible_text: 'Sure, se', preview_text: 'Sure', reply_body: 'Sure, send it' },
			'Sure, send it',
			'Sure, send it',
		],
		[
			'the part that SmartLead shows, where only it knows the quote',
			{
				visible_text: 'Sure\n',
				reply_message: { text: `Sure\nA odpisal:\n${sent_message.text}` },
				sent_message,
			},
			'Sure',
			`Sure\nA odpisal:\n${sent_message.text}`,
		],
		[
			'only that part',
			{ preview_text: 'Gr&uuml;&szlig;e &#8217;&euro;&#x27;\n' },
			"Grüße ’€'",
			"Grüße ’€'",
		],
		[
			'entities in text',
			{ reply_message: { text: 'F&uuml;r 5 &lt; 6' } },
			'Für 5 < 6',
			'Für 5 < 6',
		],
		[
			'a quote and nothing else',
			{ reply_message: { text: 'On Mon, A wrote:\n> Hi' } },
			'',
			'On Mon, A wrote:\n> Hi',
		],
		[
			'a text without anything',
			{ reply_message: { text: ' ', html: '<p>Sure</p>' } },
			'Sure',
			'Sure',
		],
	])('%s', (_, payload, replyText, whole) => {
		const told = outputOf({ event_type: 'EMAIL_REPLY', ...payload });
		expect(told.replyText).toBe(replyText);
		expect(told.replyFullText?.replaceAll('\r', '')).toBe(whole);
	});

	test.each<[string, IDataObject, string]>([
		['a text of many lines', { text: `Yes\n${'x\n'.repeat(300_000)}Last words` }, 'Last words'],
		['a quote of many lines', { text: `${'> x\n'.repeat(200_000)}Last words` }, 'Last words'],
		[
			'many tags',
			{ html: `<p>Yes</p>${'<p>x</p>'.repeat(100_000)}<p>Last words</p>` },
			'Last words',
		],
		[
			'a quote of many tags',
			{ html: `<blockquote>${'<p>x</p>'.repeat(100_000)}</blockquote><p>Last words</p>` },
			'Last words',
		],
		['many characters', { html: `<p>${'&amp;'.repeat(200_000)}<p>Last words` }, 'Last words'],
	])('the end of %s stays, though it is not read', (_, reply_message, end) => {
		const told = outputOf({ event_type: 'EMAIL_REPLY', reply_message });
		expect(told.replyText).toMatch(new RegExp(`${end}$`));
		expect(told.replyFullText).toMatch(new RegExp(`${end}$`));
		expect(told.replyFullText).not.toContain('<p>');
	});

	test('what an event is can be told without its texts', () => {
		const facts = factsOf({ event_type: 'EMAIL_REPLY', reply_message: { text: quoted } });
		expect(facts).not.toHaveProperty('replyText');
		expect(facts).toMatchObject({ event: 'EMAIL_REPLY', isKnownEvent: true });
	});
});

test.each(['lead', 5, '', [], ['lead@example.com'], { toString: 1 }])(
	'%j is no address: the next place is looked at',
	(given) => {
		const payload = { event_type: 'EMAIL_REPLY', to_email: 'lead@example.com', from_email: given };
		wanted({ ...payload, sl_lead_email: given } as IDataObject, {
			leadEmail: 'lead@example.com',
			mailbox: null,
		});
	},
);
