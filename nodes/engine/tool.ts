import type { IDataObject } from 'n8n-workflow';

import { isObject } from './answer';

/** How much of a text an AI agent gets to see, in characters. */
export const shownToTool = 2000;

/**
 * What a row looks like to an AI agent: HTML as text, long texts cut with a mark. Mail bodies are
 * written by strangers and can be long.
 */
export const forTool = (row: IDataObject): IDataObject => shortened(row) as IDataObject;

function shortened(value: unknown): unknown {
	if (typeof value === 'string') return cut(withoutTags(value));
	if (Array.isArray(value)) return value.map(shortened);
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}

const cut = (text: string): string =>
	text.length > shownToTool
		? `${text.slice(0, shownToTool)}… (cut here; ${text.length} characters in all)`
		: text;

/** HTML as plain text; other text stays as it is. */
export function withoutTags(text: string): string {
	if (!/<\/?[a-z][^>]*>|<!--/i.test(text)) return text;
	return text
		.replace(/<!--[\s\S]*?(-->|$)/g, '')
		.replace(/<(style|script|head)\b[\s\S]*?<\/\1\s*>/gi, '')
		.replace(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6])>/gi, '\n')
		.replace(/<[^>]*>/g, '')
		.replace(/&nbsp;/g, ' ')
		.replace(/&lt;/g, '<')
		.replace(/&gt;/g, '>')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/&amp;/g, '&')
		.replace(/[ \t]+/g, ' ')
		.replace(/\s*\n\s*/g, '\n')
		.trim();
}
