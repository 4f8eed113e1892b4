/*
 * What SmartLead fills in when it sends: {{variables}}, and spintax: {Hi|Hello}. Pure.
 */

/** A variable in a text, as its leads must have it. */
export interface Variable {
	name: string;
	/** Something stands for it where a lead has none: {{first_name|there}}. */
	hasFallback: boolean;
}

/** A variable, with what stands for it when it is empty. */
const variable = /\{\{([^{}]*)\}\}/g;
/** A text in quotes, or the signs with which template languages begin something else. */
const isNoName = /^[#/>^&!]|["']/;
const tags = /\{%[^%]*%\}/g;

/** Variables that SmartLead has a value for, whoever the lead is: {{sl_day_of_week}}. */
const ownOfSmartLead = /^sl_/i;

/** The variables that a text takes from its leads. Those that a condition asks about may be empty. */
export function variablesIn(text: string): Variable[] {
	const shown = withoutStyles(text);
	const conditions = (shown.match(tags) ?? []).join(' ');
	return [...shown.matchAll(variable)].flatMap(([, inner]) => {
		const [before, ...behind] = inner.split('|');
		const name = unescaped(before).trim();
		if (name === '' || ownOfSmartLead.test(name) || isNoName.test(name)) return [];
		const isAsked = new RegExp(`(?<![\\w])${literal(name)}(?![\\w])`).test(conditions);
		return [{ name, hasFallback: behind.join('|').trim() !== '' || isAsked }];
	});
}

/** What is wrong with the braces of a text: those of a variable, or those of spintax. */
export function braceFault(text: string): 'variable' | 'spintax' | undefined {
	const shown = withoutStyles(text).replace(tags, '');
	if (/\{\{\s*\}\}/.test(shown)) return 'variable';
	const rest = shown.replace(variable, '');
	let depth = 0;
	let isBroken = false;
	for (const sign of rest) {
		if (sign === '{') depth++;
		if (sign === '}' && --depth < 0) isBroken = true;
	}
	if (!isBroken && depth === 0) return undefined;
	return isOfVariable(rest) ? 'variable' : 'spintax';
}

/** Whether unmatched braces are those of a variable: two of them, around no choice between texts. */
const isOfVariable = (text: string): boolean =>
	/\{\{|\}\}/.test(
		text.replace(/\{([^{}|]*)\|[^{}]*\}/g, (choice, first: string) =>
			isFieldName(first) ? choice : '',
		),
	);

/** {{first_name|there} is a variable that lacks a brace, {{Hi|Hello} a choice that has one too many. */
const isFieldName = (text: string): boolean =>
	/^[a-z]+(?:_[a-z]+)+$|^(?:email|location|website)$/.test(text.trim());

/** Names in single braces, which go out as they are: {first_name} is no variable and no choice. */
export const namesInSingleBraces = (text: string): string[] =>
	[
		...withoutStyles(text)
			.replace(tags, '')
			// One in three braces is no choice either.
			.replace(variable, (_, name: string) => `${inner[0]}${name}${inner[1]}`)
			.matchAll(/\{([^{}|\s][^{}|]{0,99})\}/g),
	].map(([, name]) => name.trim().replaceAll(inner[0], '{{').replaceAll(inner[1], '}}'));

/** Stand for the braces of a variable: no text has them. */
const inner = ['\ue000', '\ue001'];

/** Without the parts of HTML in which braces mean something else. */
function withoutStyles(html: string): string {
	let rest = html;
	for (const [begin, end] of [
		['<style', '</style>'],
		['<script', '</script>'],
		['<!--', '-->'],
	]) {
		const lower = rest.toLowerCase();
		let kept = '';
		let from = 0;
		for (let at = lower.indexOf(begin); at >= 0; at = lower.indexOf(begin, from)) {
			const closed = lower.indexOf(end, at);
			kept += rest.slice(from, at);
			from = closed < 0 ? rest.length : closed + end.length;
		}
		rest = kept + rest.slice(from);
	}
	return rest;
}

const unescaped = (text: string): string =>
	text
		.replace(/<[^<>]*>/g, '')
		.replace(/&nbsp;/gi, ' ')
		.replace(/&amp;/gi, '&');

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
