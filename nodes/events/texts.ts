import type { IDataObject } from 'n8n-workflow';

import { Budget } from '../text/budget';
import { decoded } from '../text/entities';
import { isHtml, plainText } from '../text/html';
import { newPart, type Reply } from '../text/reply';
import { textAt } from './places';

export interface Texts {
	/** What the lead wrote, as plain text and without the email that is answered. */
	replyText: string | null;
	/** All of the reply, the quoted email as well. */
	replyFullText: string | null;
}

const places = {
	/** The whole reply, as text and as HTML. */
	text: ['reply_message.text', 'incoming_message.text', 'reply.text', 'reply_text'],
	html: [
		'reply_message.html',
		'incoming_message.html',
		'reply_body',
		'reply.html',
		'reply.body',
		'message_body',
		'last_reply.email_body',
		'lastReply.email_body',
	],
	/** What SmartLead takes for the new part; often only its beginning. */
	start: ['visible_text', 'preview_text'],
	/** The email that is answered. */
	sent: ['sent_message.text', 'sent_message.html', 'sent_message_body'],
};

/** What the lead wrote. The text of the reply and its HTML say the same: the one that shows the quote is read. */
export function textsOf(fields: IDataObject, budget: Budget): Texts {
	const [text, html, start] = [places.text, places.html, places.start].map((where) =>
		readable(textAt(fields, where), budget),
	);
	const full = text ?? html ?? start ?? null;
	if (full === null) return { replyText: null, replyFullText: null };
	const first = newPart(full, budget);
	const reply = replyIn(first, text === null ? null : html, budget);
	const { whole } = first;
	const isShort = start !== undefined && start !== null && start.length <= mostStart;
	const newText =
		!reply.wasCut && isShort ? wholeStart(start, whole, textAt(fields, places.sent)) : null;
	return { replyText: newText ?? reply.text, replyFullText: whole };
}

/** Entities stand in texts that are no HTML as well. */
const readable = (body: string | null, budget: Budget): string | null =>
	body === null || !budget.isLeft || isHtml(body) ? body : decoded(body);

/** Of the two bodies the first in which the quote is found; without one, the first that says something. */
function replyIn(first: Reply, other: string | null, budget: Budget): Reply {
	if (first.wasCut || other === null) return first;
	const second = newPart(other, budget);
	return second.wasCut || first.text === '' ? second : first;
}

/** How long a beginning may be, and how much of the reply and of the email before it is compared with it. */
const mostStart = 20_000;
const mostCompared = 100_000;

/**
 * What SmartLead took for the new part, where it is no piece of a longer answer: the email that was sent
 * must follow it. Of use where a client quotes in a way that is not known here.
 */
function wholeStart(start: string, full: string, sent: string | null): string | null {
	const [part, all, ours] = [
		plainText(start),
		full.slice(0, mostCompared),
		plainText((sent ?? '').slice(0, mostStart)),
	].map(words);
	const beginning = ours?.slice(0, 60) ?? '';
	const isWhole =
		part !== undefined &&
		part !== '' &&
		beginning.length >= 15 &&
		all?.startsWith(`${part} `) === true &&
		all.indexOf(beginning, part.length) >= 0 &&
		!part.includes(beginning);
	return isWhole ? plainText(start).trim() : null;
}

const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
