/** What n8n has a value for in its expressions, besides what begins with a dollar sign. */
const globals =
	'Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date DateTime Duration Error EvalError Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Interval Intl JSON Map Math NaN Number Object RangeError ReferenceError RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape extend extendOptional globalThis isFinite isNaN parseFloat parseInt unescape undefined';

const keywords =
	'await delete else false if in instanceof new null of return this throw true typeof void';

const known = new Set(`${globals} ${keywords}`.split(' '));

/** Whether a word means something in n8n's code by itself. */
export const isKnown = (word: string): boolean => known.has(word);

/** Code that gives names to values of its own is left to n8n. */
const declaring = new Set(['function', 'const', 'let', 'var', 'class', 'catch', 'for']);

/** Behind one of these, or at the beginning, a slash begins a regular expression. */
const beforeOperand = '([{,;:?=!&|+-*%<>~^';

const word = /[\p{L}\p{N}_$]+/uy;

/**
 * The first name in the code of an expression that stands for nothing in n8n, such as `first_name` in
 * `first_name.toUpperCase()`: n8n takes it for undefined, in silence.
 */
export function freeNameIn(code: string): string | undefined {
	let found: string | undefined;
	let before = '';
	for (let at = 0; at < code.length; ) {
		const char = code[at];
		if (char.trim() === '') {
			at++;
			continue;
		}
		const end = endOfLiteral(code, at, before);
		if (end !== undefined) {
			const free = char === '`' ? freeNameInside(code.slice(at, end)) : undefined;
			found ??= free;
			// A comment is nothing.
			if (char !== '/' || !'/*'.includes(code[at + 1])) before = char;
			at = end;
			continue;
		}
		word.lastIndex = at;
		const [name] = word.exec(code) ?? [];
		if (name === undefined) {
			if (code.startsWith('=>', at)) return undefined;
			before = char;
			at++;
			continue;
		}
		at += name.length;
		if (before !== '.' && declaring.has(name)) return undefined;
		if (isFree(name, before, code, at)) found ??= name;
		before = name === 'typeof' ? name : 'a';
	}
	return found;
}

function isFree(name: string, before: string, code: string, end: number): boolean {
	if (/^[\d$]/.test(name) || known.has(name)) return false;
	// A property, or what is asked whether it is there.
	if (before === '.' || before === 'typeof') return false;
	const isKey = (before === '{' || before === ',') && /^\s*:/.test(code.slice(end, end + 20));
	return !isKey;
}

/** Where the text, regular expression or comment ends that begins here; undefined if none does. */
function endOfLiteral(code: string, at: number, before: string): number | undefined {
	const char = code[at];
	if (char === '"' || char === "'" || char === '`') return endOf(code, at, char);
	if (char !== '/') return undefined;
	const end = { '/': '\n', '*': '*/' }[code[at + 1]];
	if (end !== undefined) {
		const found = code.indexOf(end, at + 2);
		return found < 0 ? code.length : found + end.length;
	}
	if (before !== '' && !beforeOperand.includes(before)) return undefined;
	let past = endOf(code, at, '/');
	while (/[a-z]/.test(code[past] ?? '')) past++;
	return past;
}

function endOf(code: string, from: number, delimiter: string): number {
	let inSet = false;
	for (let at = from + 1; at < code.length; at++) {
		if (code[at] === '\\') at++;
		// In a set of characters a slash is one of them.
		else if (delimiter === '/' && '[]'.includes(code[at])) inSet = code[at] === '[';
		else if (code[at] === delimiter && !inSet) return at + 1;
	}
	return code.length;
}

/** What is calculated inside a text in backticks. */
function freeNameInside(text: string): string | undefined {
	for (const part of text.split('${').slice(1)) {
		const free = freeNameIn(part.split('}', 1)[0]);
		if (free !== undefined) return free;
	}
	return undefined;
}
