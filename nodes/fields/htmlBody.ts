import type { INodeProperties } from 'n8n-workflow';

import type { Encoded } from '../engine/spec/parameter';
import { check } from '../engine/spec/value';
import { withVariables } from './plain';

/** Elements that emails are made of; <name> or <sam@example.com> in a text is none. */
const elements =
	'a|abbr|address|article|b|big|blockquote|body|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|figure|font|footer|h[1-6]|head|header|hr|html|i|img|ins|kbd|li|link|main|mark|meta|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|var';
const tag = new RegExp(`<!--|<!doctype|</?(?:${elements})(?:[\\s/][^<>]*)?>`, 'i');

/** What SmartLead fills in or computes when it sends; it stands as it was written. */
const filledInLater = /(\{\{[^{}]*\}\}|\{%[^%]*%\})/;

/**
 * The body of an email as HTML. A text without tags keeps its line breaks, and characters that HTML
 * would read as its own are escaped. HTML stays, but for raw line breaks behind a <br>: SmartLead makes
 * breaks of them as well.
 */
export function htmlOf(text: string): string {
	if (tag.test(text)) return text.replace(/(<br(?:\s[^<>]*)?\/?>)(?:[ \t]*[\r\n])+/gi, '$1');
	return text
		.split(filledInLater)
		.map((part, index) => (index % 2 === 1 ? part : escaped(part)))
		.join('');
}

const escaped = (text: string): string =>
	text
		.replace(/&(?!#?\w{1,32};)/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/\r\n?|\n/g, '<br>');

/** A field that takes the body of an email, as HTML or as text. */
export const asHtml = (field: INodeProperties): Encoded => ({
	field: withVariables(field),
	encode(value) {
		const text = check(field, value);
		return typeof text === 'string' ? htmlOf(text) : text;
	},
});
