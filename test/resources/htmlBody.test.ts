import type { INodeParameters } from 'n8n-workflow';

import { htmlOf } from '../../nodes/fields/htmlBody';
import { byId } from './row';
import { scene } from './scene';

describe('a text without tags', () => {
	test.each([
		['Hi {{first_name}},\n\nhow are you?\nSam', 'Hi {{first_name}},<br><br>how are you?<br>Sam'],
		['one\r\ntwo\rthree', 'one<br>two<br>three'],
		['a < b & c > d', 'a &lt; b &amp; c > d'],
		['Write to <sam@example.com>', 'Write to &lt;sam@example.com>'],
		['<https://example.com/?a=1&copy=2>', '&lt;https://example.com/?a=1&amp;copy=2>'],
		['Hello <name>', 'Hello &lt;name>'],
		['Tom &amp; Jerry &#8364; &#x20AC;', 'Tom &amp; Jerry &#8364; &#x20AC;'],
		['{Hi|Hello} {{first_name}}', '{Hi|Hello} {{first_name}}'],
		['{% if score < 5 %}few & far{% endif %}', '{% if score < 5 %}few &amp; far{% endif %}'],
		['{{ name | default: "A & B" }}\nx', '{{ name | default: "A & B" }}<br>x'],
		['', ''],
		['Thank you!', 'Thank you!'],
	])('%j becomes %j', (text, html) => {
		expect(htmlOf(text)).toBe(html);
		expect(htmlOf(html)).toBe(html);
	});
});

describe('HTML', () => {
	test.each([
		'<p>Hi</p>\n<p>{{first_name}} & co</p>',
		'<BR/>',
		'Hi <b>there</b>\nand a < b',
		'<!-- note -->\nHi',
		'Hi,<br>\tyou',
	])('%j stays', (html) => {
		expect(htmlOf(html)).toBe(html);
	});

	test.each([
		['Hi<br>\nthere', 'Hi<br>there'],
		['Hi<br />\r\n\r\nthere', 'Hi<br />there'],
		['<p>Hi<BR class="x"> \n  there</p>\n', '<p>Hi<BR class="x">  there</p>\n'],
	])('%j has no raw line break behind a <br>: SmartLead would make two of it', (html, sent) => {
		expect(htmlOf(html)).toBe(sent);
	});
});

describe('every body of an email keeps its line breaks', () => {
	const text = 'Hi {{first_name}},\nbest regards';
	const html = 'Hi {{first_name}},<br>best regards';
	const byStatsId = { campaignId: byId(301), which: 'id', statsId: 'stats-1' };

	test.each<[string, string, INodeParameters, (body: unknown) => unknown]>([
		[
			'campaign.saveSequences',
			'campaign saveSequences',
			{ campaignId: byId(301), steps: { step: [{ subject: 'Hi', emailBody: text }] } },
			(body) => (body as { sequences: Array<{ email_body: string }> }).sequences[0]?.email_body,
		],
		[
			'campaign.saveSequences',
			'campaign saveSequences',
			{
				campaignId: byId(301),
				stepsFrom: 'json',
				stepsJson: JSON.stringify([
					{
						seq_variants: [
							{ subject: 'Hi', email_body: '<p>Hi</p>' },
							{ subject: 'Hi', email_body: text },
						],
					},
				]),
			},
			(body) =>
				(body as { sequences: Array<{ seq_variants: Array<{ email_body: string }> }> }).sequences[0]
					?.seq_variants[1]?.email_body,
		],
		[
			'inbox.reply',
			'inbox reply',
			{ ...byStatsId, emailBody: text },
			(body) => (body as { email_body: string }).email_body,
		],
		[
			'inbox.reply',
			'inbox reply',
			{ ...byStatsId, emailBody: 'x', options: { replyEmailBody: text } },
			(body) => (body as { reply_email_body: string }).reply_email_body,
		],
		[
			'inbox.forward',
			'inbox forward',
			{
				...byStatsId,
				messageId: '<a@example.com>',
				toEmails: 'one@example.com',
				options: { forwardEmailBody: text },
			},
			(body) => (body as { forward_email_body: string }).forward_email_body,
		],
		[
			'email.sendSingle',
			'emailAccount sendEmail',
			{ from: byId(101), to: 'one@example.com', subject: 'Hi', emailBody: text },
			(body) => (body as { body: string }).body,
		],
		[
			'emailAccount.update',
			'emailAccount update',
			{ emailAccountId: byId(101), updateFields: { signature: text } },
			(body) => (body as { signature: string }).signature,
		],
		[
			'emailAccount.bulkUpdateConfig',
			'emailAccount updateMany',
			{ emailAccountIds: [101], updateFields: { signature: text } },
			(body) => (body as { updateData: { signature: string } }).updateData.signature,
		],
	])('%s', async (id, where, parameters, sent) => {
		const { run, bodies, answer } = scene();
		answer(id, { ok: true });
		const [resource = '', operation = ''] = where.split(' ');
		const { error } = await run({ resource, operation }, parameters);
		expect(error).toBeUndefined();
		expect(sent(bodies(id)[0])).toBe(html);
	});
});
