/** What n8n has a value for in its expressions, besides what begins with a dollar sign. */
const globals =
	'Array ArrayBuffer BigInt BigInt64Array BigUint64Array Boolean DataView Date DateTime Duration Error EvalError Float32Array Float64Array Infinity Int16Array Int32Array Int8Array Interval Intl JSON Map Math NaN Number Object RangeError ReferenceError RegExp Set String Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape extend extendOptional globalThis isFinite isNaN parseFloat parseInt unescape undefined';

const keywords =
	'await delete else false if in instanceof new null of return this throw true typeof void';

const values = new Set('undefined null true false NaN Infinity this globalThis'.split(' '));
const known = new Set(`${globals} ${keywords}`.split(' '));

/** Whether a word means something in n8n's code by itself. */
export const isKnown = (word: string): boolean => known.has(word);

/** Whether it has a value that can be shown, and names nothing in SmartLead. */
export const isValue = (word: string): boolean => values.has(word);

/** Code that gives names to values of its own is left to n8n. */
const declares = /^(?:=>|function|const|let|var|class|catch|for)$/;

const comment = /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?/uy;
const text = /"(?:\\[^]|[^\\"])*"?|'(?:\\[^]|[^\\'])*'?|`(?:\\[^]|[^\\`])*`?/uy;
/** Behind one of these marks, or at the beginning, a slash divides nothing. */
const regularExpression =
	/\/(?<=(?:^|[([{,;:?=!&|+\-*%<>~^])\s*\/)(?:\\[^]?|\[(?:\\[^]?|[^\\\]])*(?:\]|$)|[^\\/[])*(?:\/[a-z]*)?/uy;
const word = /[\p{L}\p{N}_$]+/uy;

/** What code is made of; what is not closed goes on to the end. */
const pieces = new RegExp(
	[comment, text, regularExpression, word, /=>|\S/u].map(({ source }) => source).join('|'),
	'gu',
);

/**
 * The first name in the code of an expression that stands for nothing in n8n, such as `first_name` in
 * `first_name.toUpperCase()`: n8n takes it for undefined, in silence.
 */
export function freeNameIn(code: string): string | undefined {
	let free: string | undefined;
	let before = '';
	for (const { 0: piece, index } of code.matchAll(pieces)) {
		if (/^\/[/*]/.test(piece)) continue;
		if (before !== '.' && declares.test(piece)) return undefined;
		if (piece.startsWith('`')) free ??= freeNameInside(piece);
		else if (isFree(piece, before, code, index + piece.length)) free ??= piece;
		before = piece;
	}
	return free;
}

function isFree(word: string, before: string, code: string, end: number): boolean {
	if (!/^[\p{L}_]/u.test(word) || known.has(word)) return false;
	// A property, or what is asked whether it is there.
	if (before === '.' || before === 'typeof') return false;
	const isKey = (before === '{' || before === ',') && /^\s*:/.test(code.slice(end, end + 20));
	return !isKey;
}

/** What is calculated inside a text in backticks. */
function freeNameInside(text: string): string | undefined {
	for (const part of text.split('${').slice(1)) {
		const free = freeNameIn(part.split('}', 1)[0]);
		if (free !== undefined) return free;
	}
	return undefined;
}
