import type { IDataObject } from 'n8n-workflow';

import { plainText } from '../../text/html';
import { newPart } from '../../text/reply';
import { isObject } from '../json';

/** How much of a text an AI agent gets to see, in characters. */
export const shownToTool = 2000;

/** How many rows an AI agent gets of what has no Limit to set, and of a list inside a row. */
export const mostForTool = 50;

/** Says that there were more, as the last row and beside the output. */
export const cutForTool = (all: number): string =>
	`Only the first ${mostForTool} of ${all.toLocaleString('en')} results are shown to an AI agent.`;

/**
 * What a row looks like to an AI agent: HTML as text, emails without what they quote, long texts cut with
 * a mark. Email bodies are written by strangers and can be long; what they quote stands in a row of its own.
 */
export const forTool = (row: IDataObject): IDataObject => shortened(row) as IDataObject;

function shortened(value: unknown): unknown {
	if (typeof value === 'string') return cut(plainText(value));
	if (Array.isArray(value)) {
		const shown = value.slice(0, mostForTool).map(shortened);
		return value.length > mostForTool ? [...shown, cutForTool(value.length)] : shown;
	}
	if (!isObject(value)) return value;
	const isMessage = messageKeys.some((name) => Object.hasOwn(value, name));
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [
			name,
			isMessage && typeof inner === 'string' && bodyKeys.has(name)
				? cut(newPart(inner).text)
				: shortened(inner),
		]),
	);
}

/** What tells an email that was sent or received from a step of a sequence, which stays as it is. */
const messageKeys = [
	'message_id',
	'stats_id',
	'email_stats_id',
	'received_at',
	'last_reply_time',
	'sender_detail',
	'email_lead_map_id',
];

const bodyKeys = new Set([
	...[
		'body',
		'text',
		'html',
		'email_body',
		'email_text',
		'reply_body',
		'reply_text',
		'message_body',
	],
	...['body_text', 'body_html', 'plain_text', 'visible_text', 'preview_text', 'email_message'],
]);

/** Letters that no screen shows and models read: orders are smuggled in them. */
const tagCharacters = /[\u{E0000}-\u{E007F}]/gu;

function cut(whole: string): string {
	const text = whole.replace(tagCharacters, '');
	return text.length > shownToTool
		? `${text.slice(0, shownToTool)}… (cut here; ${text.length} characters in all)`
		: text;
}
