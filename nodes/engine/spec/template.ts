import { isINodePropertyOptionsList, type INodeProperties } from 'n8n-workflow';

import { isObject } from '../json';
import { InvalidValue } from '../problem';
import { freeNameIn, isKnown, isValue } from './freeVariables';

/**
 * Texts that SmartLead fills in for each lead hold its variables, {{first_name}}, in the braces that
 * n8n has for expressions. This file tells the two apart.
 */

/** Marks a field whose text SmartLead fills in later. */
export const filledLater = (field: INodeProperties): INodeProperties => ({
	...field,
	typeOptions: { ...field.typeOptions, smartLeadVariables: true },
});

/** Whether a field is such a text, or holds one. */
export const holdsFilledLater = (field: INodeProperties): boolean =>
	field.typeOptions?.smartLeadVariables === true || insideOf(field).some(holdsFilledLater);

/** The fields inside a collection. */
function insideOf({ options = [] }: INodeProperties): INodeProperties[] {
	if (isINodePropertyOptionsList(options)) return [];
	return options.flatMap((option) =>
		'values' in option
			? option.values
			: 'displayName' in option && 'type' in option
				? [option]
				: [],
	);
}

/** Evaluates one expression of n8n's, given without its equals sign. */
type Evaluate = (expression: string) => unknown;

/**
 * The value of a parameter as n8n would give it, except that SmartLead's variables stay in the texts
 * that it fills in later. `named` makes an error say which field it is about.
 */
export function evaluated(
	raw: unknown,
	field: INodeProperties,
	evaluate: Evaluate,
	named: (field: INodeProperties, make: () => unknown) => unknown,
): unknown {
	if (typeof raw === 'string') {
		if (!raw.startsWith('=')) return raw;
		const expression = raw.slice(1);
		return named(field, () =>
			holdsFilledLater(field) ? withVariables(expression, evaluate) : evaluate(expression),
		);
	}
	if (Array.isArray(raw)) {
		return raw.map((entry: unknown) => evaluated(entry, field, evaluate, named));
	}
	if (!isObject(raw)) return raw;
	const inside = insideOf(field);
	return Object.fromEntries(
		Object.entries(raw).map(([name, value]) => [
			name,
			// In a fixed collection a group of its fields comes first.
			evaluated(value, inside.find((one) => one.name === name) ?? field, evaluate, named),
		]),
	);
}

/** Whether n8n would take something of SmartLead's for its own in a parameter. */
export function needsCare(raw: unknown): boolean {
	if (typeof raw === 'string') {
		return (
			raw.startsWith('=') &&
			partsOf(raw.slice(1)).some(({ kind }) => kind !== 'text' && kind !== 'code')
		);
	}
	return typeof raw === 'object' && raw !== null && Object.values(raw).some(needsCare);
}

/** Stands for a variable while n8n evaluates the rest. */
const sign = (place: number): string => `\uE000${place}\uE001`;

function withVariables(expression: string, evaluate: Evaluate): unknown {
	const parts = partsOf(expression);
	const lost = parts.find(({ kind }) => kind === 'lost');
	if (lost) {
		throw new InvalidValue(
			`has ${shortened(lost.text)} in an expression, where n8n looks for a value of its own. Write SmartLead's variables outside of n8n's braces: Hi {{first_name}} from {{ $json.city }}`,
		);
	}
	const given = parts.map(({ kind, text }, place) => (kind === 'variable' ? sign(place) : text));
	const value = evaluate(given.join(''));
	if (typeof value !== 'string') return value;
	return value.replace(/\uE000(\d+)\uE001/g, (found, place: string) =>
		parts[Number(place)]?.kind === 'variable' ? parts[Number(place)].text : found,
	);
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

interface Part {
	/** `code` is n8n's, `variable` SmartLead's; `lost` is what n8n would make nothing of. */
	kind: 'text' | 'code' | 'variable' | 'lost';
	/** As it was written, braces included. */
	text: string;
}

/** Takes an expression apart where n8n does: code ends at the next two braces. \{{ and \}} are text. */
function partsOf(expression: string): Part[] {
	const parts: Part[] = [];
	let from = 0;
	while (from < expression.length) {
		const opened = bracesAt(expression, '{{', from);
		const closed = opened < 0 ? -1 : bracesAt(expression, '}}', opened + 2);
		if (closed < 0) break;
		// Of three braces the first may be one of spintax: {{{first_name}}|there}
		const inner = /^\{*/.exec(expression.slice(opened + 2, closed))?.[0].length ?? 0;
		const code = expression.slice(opened + 2 + inner, closed);
		const start = isVariable(code) ? opened + inner : opened;
		if (start > from) parts.push({ kind: 'text', text: expression.slice(from, start) });
		const whole = expression.slice(start, closed + 2);
		parts.push({
			kind: isVariable(code) ? 'variable' : isLost(code) ? 'lost' : 'code',
			text: whole,
		});
		from = closed + 2;
	}
	if (from < expression.length) parts.push({ kind: 'text', text: expression.slice(from) });
	return parts;
}

/** Where two braces stand that no backslash makes text; -1 if nowhere. */
function bracesAt(text: string, braces: string, from: number): number {
	for (let at = text.indexOf(braces, from); at >= 0; at = text.indexOf(braces, at + 2)) {
		let before = at;
		while (before > from && text[before - 1] === '\\') before--;
		if ((at - before) % 2 === 0) return at;
	}
	return -1;
}

/** As people call their columns: First Name, 2nd contact, Company/Group, Revenue (USD), Company's name. */
const name =
	/^(?:\d+[ -]?)?[\p{L}_](?:[\p{L}\p{M}\p{N}_ \-./&#’€£°)]|(?<=\p{L})'(?=\p{L})|(?<= )\()*$/u;
const number = /^(?:\d+n|\d+e\d+|0[xob][\da-f]+)$/i;

/**
 * Whether braces hold a variable of SmartLead's: a name that n8n has no value for, as it is called in
 * SmartLead ("First Name"), with or without what stands for it when it is empty, behind a bar.
 */
function isVariable(code: string): boolean {
	const [, before = ''] = /^([^|]*)(?:\|(?!\|).*)?$/s.exec(code) ?? [];
	const text = before.trim();
	if (!name.test(text) || number.test(text) || isValue(text)) return false;
	if (/^(?:typeof|void|delete|await)\s/.test(text)) return false;
	const [, isNew, root = '', isUsed] = /^(new +)?([\p{L}\p{N}_]+)( *[.(])?/u.exec(text) ?? [];
	// Math.PI, parseInt (5) and new Date are n8n's.
	return !(isKnown(root) && (isNew ?? isUsed));
}

/**
 * Whether n8n would find nothing, or an error, where a variable of SmartLead's is meant: one inside
 * the code itself (n8n ends the code at its braces), or a name that only SmartLead knows.
 */
const isLost = (code: string): boolean =>
	(code.includes('{{') && !code.includes('\\}}')) ||
	tag.test(code) ||
	freeNameIn(code) !== undefined;

/** Tags of other template languages: {{#if}}, {{/if}}, {{> part}} */
const tag = /^\s*(?:[#>@%*^&|]|\/\w+\s*$)/;
