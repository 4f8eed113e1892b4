import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { unwrap } from '../../nodes/engine/answer';
import { rowsOfCsv } from '../../nodes/engine/csv';
import { explain } from '../../nodes/engine/errors';
import { judge, judgeFailure } from '../../nodes/engine/outcome';
import { pathOf } from '../../nodes/engine/request';
import { scrubber } from '../../nodes/engine/scrub';
import { withoutSecrets } from '../../nodes/engine/secrets';
import { addressIn } from '../../nodes/engine/text/address';
import { decoded } from '../../nodes/engine/text/entities';
import { newPart } from '../../nodes/engine/text/reply';
import { forTool } from '../../nodes/engine/tool';
import { check, dayWritten, listOf, shown } from '../../nodes/engine/value';
import { asDomain } from '../../nodes/fields/domain';
import { emailsOf, isEmail } from '../../nodes/fields/email';
import { asTimeOfDay, asUrl } from '../../nodes/fields/encode';
import { htmlOf } from '../../nodes/fields/htmlBody';
import { columnKey } from '../../nodes/fields/leadRow';
import { namesOf } from '../../nodes/SmartLeadProspect/fields/contactFilters';
import { factsOf, tell } from '../../nodes/events/delivery';
import { testKey } from './runNode';

/*
 * n8n has one thread: a text that takes a second stops every workflow. Whatever reads foreign texts is
 * given a million characters of what hurts. Time is counted as what the processor did for this process,
 * and compared with a part of the text: of 32 times the text, work that grows with the square is 1,024 times.
 */

const whole = 1_000_000;
const part = whole / 32;
/** Between 32, which grows with the text, and 1,024. */
const mostGrowth = 100;
/** What is below is not measured well, and harms nobody: some ten times what parsing the same as JSON takes. */
const shortEnough = 150_000;

const pieces = [
	...[' ', '\u00a0', '\n', '\r\n', ' \n', '\t', '\u200b', '\ufeff'],
	...[
		'<',
		'<a',
		'<a ',
		'<a<a',
		'<a "',
		'<a b="',
		"<a b='",
		'</',
		'</div>',
		'<!--',
		'<!-- -->',
		'<!',
		'<?',
	],
	...[
		'<div>',
		'<br>',
		'<p>',
		'<style>',
		'<pre>',
		'<td>',
		'<b>a</b>',
		'<blockquote>',
		'<hr id="stopSpelling">',
	],
	...[
		'<div class="gmail_quote">',
		'<div class="gmail_quote"></div>',
		'<div class="yahoo_quoted"><div>',
		'<div class',
	],
	...['<blockquote><div>a</blockquote>', '<div id="appendonsend">', '<div class=gmail_attr>a:'],
	...['&', '&amp;', '&#', '&#1', '&a', '&uuml;', '>', '> ', '>\n', '> a\n', '> 1\n', 'a\n> b\n'],
	...[
		'-',
		'--',
		'_',
		'=',
		'*',
		':',
		'::',
		'From:',
		'From: a\n',
		'From: 1@2\nDate:\n',
		'To: From: ',
		'Von:\n\n',
	],
	...[
		'On ',
		'On 1\n',
		'On 1 wrote:\n',
		'wrote:',
		'wrote ',
		'a@b 1:11 wrote:\n',
		'Le 1 a écrit :\n',
		'On 1 a@b\n',
	],
	...[
		'-----Original Message-----\n',
		'________\n',
		'Am 1.1.2026 10:00 schrieb a, b:\n',
		'answers below ',
	],
	...[
		'@',
		'a@',
		'@a',
		'a',
		'a.',
		'.',
		'..',
		'a@b.c ',
		'a@b.c,',
		',',
		'",',
		'"',
		'""',
		'",""',
		"'",
		'\\',
		'\\u0041',
	],
	...[
		'0',
		'1',
		'1.',
		'1e',
		'0-',
		'1:',
		'1:11 ',
		'{',
		'[',
		'{{',
		'{%',
		'}}',
		'{"a":',
		'[[',
		'%',
		'%3',
		'api_key=',
		'api_key',
	],
	...[
		'/',
		'//',
		'http://',
		'://a',
		'?',
		'#',
		'?leadMap=',
		' sent to ',
		'(',
		')',
		';',
		'é',
		'e\u0301',
		'😀',
		'\ud800',
		'ß',
		'İ',
	],
];

const quietly = (run: (text: string) => unknown) => (text: string) => {
	try {
		run(text);
	} catch {
		// A refusal is as good.
	}
};

const field: INodeProperties = { displayName: 'A', name: 'a', type: 'string', default: '' };
const request = { method: 'GET', route: '/a/{a}', path: {}, query: {}, names: {} } as const;
const now = Date.UTC(2026, 0, 20);
const answered = (status: number, text: string) => judge({ status, headers: {}, text }, now);
const attempts = { count: 1, reads: true, open: false } as unknown as Parameters<typeof explain>[2];
const payload = (text: string, more: IDataObject = {}): IDataObject => ({
	event_type: 'EMAIL_REPLY',
	...more,
	from_email: text,
	to_email: text,
	description: text,
	app_url: text,
	sender_detail: text,
	campaign_id: text,
});

const readers: Array<[string, (text: string) => unknown]> = [
	['newPart', newPart],
	['decoded', decoded],
	['addressIn', addressIn],
	['forTool', (text) => forTool({ message_id: '1', email_body: text, subject: text })],
	['factsOf', (text) => factsOf(payload(text))],
	[
		'tell, as HTML',
		(text) => tell(payload('a', { reply_body: text, preview_text: text, sent_message: { text } })),
	],
	['tell, of a stranger', (text) => tell(payload(text, { event_type: 'UNTRACKED_REPLIES' }))],
	['rowsOfCsv', rowsOfCsv],
	['rowsOfCsv below a header', (text) => rowsOfCsv(`a,b\n"${text}`)],
	['scrubber', scrubber(testKey)],
	['judge, accepted', (text) => answered(200, text)],
	['judge, broken', (text) => answered(500, JSON.stringify({ message: text, error: text }))],
	['judgeFailure', (text) => judgeFailure(text.slice(0, 20), text)],
	[
		'explain',
		(text) => explain(answered(422, JSON.stringify({ message: text })) as never, request, attempts),
	],
	['pathOf', (text) => pathOf({ route: '/a/{a}', path: { a: text } })],
	['unwrap', unwrap],
	['withoutSecrets', (text) => withoutSecrets({ [text]: 1, webhook_url: text })],
	['a number', (text) => check({ ...field, type: 'number' }, text)],
	['a date', (text) => check({ ...field, type: 'dateTime' }, text)],
	['dayWritten', dayWritten],
	['listOf', listOf],
	['shown', shown],
	['isEmail', isEmail],
	['emailsOf', emailsOf],
	['a domain', (text) => asDomain(field).encode(text, () => undefined)],
	['a web address', (text) => asUrl(field).encode(text, () => undefined)],
	['a time of day', (text) => asTimeOfDay(field).encode(text, () => undefined)],
	['htmlOf', htmlOf],
	['columnKey', columnKey],
	['namesOf', namesOf],
];

/** Microseconds of the processor. */
function work(read: (text: string) => unknown, text: string): number {
	const before = process.cpuUsage();
	read(text);
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

test.each(readers)('%s takes time that grows with the text', (_, run) => {
	const read = quietly(run);
	const slow = pieces.filter((piece) => {
		// Text of a form that no engine has optimized for yet, and an end that fits nothing.
		const texts = [part, whole].map((length) => `${filled(piece, length)}\u0001!`);
		const [small = '', large = ''] = texts;
		const little = work(read, small);
		if (little > shortEnough) return true;
		if (work(read, large) <= shortEnough) return false;
		// What the collector of garbage did in between is not the text's.
		const [least, most] = [small, large].map((text) =>
			Math.min(work(read, text), work(read, text), work(read, text)),
		);
		return (most ?? 0) > shortEnough && (most ?? 0) > mostGrowth * (least ?? 0);
	});
	expect(slow).toEqual([]);
});
