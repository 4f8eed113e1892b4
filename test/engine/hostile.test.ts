import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { explain } from '../../nodes/engine/http/errors';
import { judge, judgeFailure } from '../../nodes/engine/http/outcome';
import { redactor } from '../../nodes/engine/http/redact';
import { unwrap } from '../../nodes/engine/run/answer';
import { rowsOfCsv } from '../../nodes/engine/run/csv';
import { withoutSecrets } from '../../nodes/engine/run/secrets';
import { forTool } from '../../nodes/engine/run/tool';
import { dayOf } from '../../nodes/engine/spec/date';
import { reading } from '../../nodes/engine/spec/parameter';
import { pathOf } from '../../nodes/engine/spec/request';
import { evaluated, filledLater, needsCare } from '../../nodes/engine/spec/template';
import { check, listOf, shown } from '../../nodes/engine/spec/value';
import { factsOf, outputOf } from '../../nodes/events/delivery';
import { asDomain } from '../../nodes/fields/domain';
import { emailsOf, isEmail } from '../../nodes/fields/email';
import { asUrl, timeOfDayOf } from '../../nodes/fields/encode';
import { htmlOf } from '../../nodes/fields/htmlBody';
import { columnKey } from '../../nodes/fields/columns';
import { namesOf } from '../../nodes/fields/names';
import { addressIn } from '../../nodes/text/address';
import { decoded } from '../../nodes/text/entities';
import { newPart } from '../../nodes/text/reply';
import { seed, share } from '../seed';
import { testKey } from './runNode';

/*
 * n8n has one thread: a text that takes a second stops every workflow. Whatever reads foreign texts is
 * given a million characters of what hurts. Time is counted as what the processor did for this process,
 * and compared with a part of the text: of 32 times the text, work that grows with the square is 1,024 times.
 * Every reader meets a share of the pieces, and every piece some reader.
 */

const whole = 1_000_000;
const part = whole / 32;
/** Between 32, which grows with the text, and 1,024. */
const mostGrowth = 250;
/** What is below is not measured well, and harms nobody: some ten times what parsing the same as JSON takes. */
const shortEnough = 150_000;

// prettier-ignore
const pieces = [
	' ', '\u00a0', '\n', ' \n', '<', '<a', '<a "', '<a b="', '</div>', '<!--', '<div>', '<br>', '<style>', '<b>a</b>',
	'<blockquote>', '<div class="gmail_quote">', '<div class="yahoo_quoted"><div>', '<blockquote><div>a</blockquote>',
	'&', '&#1', '&uuml;', '>\n', 'a\n> b\n', '-', '_', ':', 'From: a\n', 'From: 1@2\nDate:\n', 'From: To: ',
	'On 1\n', 'On 1 wrote:\n', 'wrote ', 'a@b 1:11 wrote:\n', '-----Original Message-----\n', 'answers below ',
	'@', 'a@', 'a', 'a.', '.', 'a@b.c,', ',', '",', '"', '\\u0041', '1', '1:11 ', '{', '[', '{{', '%3', 'api_key=',
	'/', '://a', '?leadMap=', ' sent to ', 'e\u0301', '\ud800',
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
		(text) =>
			outputOf(payload('a', { reply_body: text, preview_text: 'a', sent_message: { text: 'a' } })),
	],
	['tell, of a stranger', (text) => outputOf(payload(text, { event_type: 'UNTRACKED_REPLIES' }))],
	['rowsOfCsv', rowsOfCsv],
	['rowsOfCsv below a header', (text) => rowsOfCsv(`a,b\n"${text}`)],
	['scrubber', redactor(testKey)],
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
	['a day', (text) => dayOf(text, { timezone: 'America/New_York' })],
	[
		'variables in an expression',
		(text) =>
			evaluated(
				`=${text}`,
				filledLater(field),
				(code) => code,
				(_, make) => make(),
			),
	],
	['an expression that needs care', needsCare],
	['listOf', listOf],
	['shown', shown],
	['isEmail', isEmail],
	['emailsOf', emailsOf],
	['a domain', (text) => asDomain(field).encode(text, nothing)],
	['a web address', (text) => asUrl(field).encode(text, nothing)],
	['a time of day', (text) => timeOfDayOf(text)],
	['htmlOf', htmlOf],
	['columnKey', columnKey],
	['namesOf', namesOf],
];

const nothing = reading({ timezone: 'UTC' }, () => undefined);

/** Microseconds of the processor. */
function work(read: (text: string) => unknown, text: string): number {
	const before = process.cpuUsage();
	read(text);
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

const filled = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

const pairs = readers.flatMap(([name]) => pieces.map((piece) => ({ name, piece })));
const drawn = share(pairs, ({ name, piece }) => [`reader ${name}`, `piece ${piece}`]);

test.each(readers)(`%s takes time that grows with the text, seed ${seed}`, (name, run) => {
	const read = quietly(run);
	const mine = drawn.filter((pair) => pair.name === name);
	const slow = mine.filter(({ piece }) => {
		// Text of a form that no engine has optimized for yet, and an end that fits nothing.
		const texts = [part, whole].map((length) => `${filled(piece, length)}\u0001!`);
		const [small = '', large = ''] = texts;
		if (work(read, large) <= shortEnough) return false;
		// What the collector of garbage did in between is not the text's.
		const [least = 0, most = 0] = [small, large].map((text) =>
			Math.min(work(read, text), work(read, text), work(read, text)),
		);
		return least > shortEnough || (most > shortEnough && most > mostGrowth * least);
	});
	expect(slow).toEqual([]);
});
