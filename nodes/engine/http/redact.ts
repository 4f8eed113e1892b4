/** A key shorter than this may be part of an ordinary word: it is redacted only as a word of its own. */
const shortest = 6;
/** A longer one is redacted piece by piece: a pattern of so many forms would be too large. */
const longest = 200;

/**
 * Takes keys out of a text, in every form they are seen in: as they are or in another case, encoded for
 * a URL or a form, escaped inside JSON or HTML, one in the other, in Base64, and whatever stands
 * behind `api_key`. n8n stores and shows what a node lets through.
 */
export function redactor(...keys: string[]): (text: string) => string {
	const patterns = keys
		.flatMap(piecesOf)
		.flatMap((piece) => [patternOf(piece), ...base64Of(piece)]);
	return (text) => {
		let clean = text;
		for (const pattern of patterns) clean = clean.replace(pattern, '***');
		return clean.replace(/(api_key(?:=|%3D))[^&\s"'<>\\]*/gi, '$1***');
	};
}

/** Pieces of about the same length; a usual key is one. */
function piecesOf(key: string): string[] {
	const characters = [...key];
	const count = Math.ceil(characters.length / longest);
	const size = Math.ceil(characters.length / count);
	return Array.from({ length: count }, (_, piece) =>
		characters.slice(piece * size, (piece + 1) * size).join(''),
	);
}

function patternOf(key: string): RegExp {
	const forms = [...key].map(formsOf).join('');
	if (key.length >= shortest) return new RegExp(forms, 'gi');
	// Neither the name of a property nor a bare number of JSON: without it the answer could not be read.
	const number = /^\d+$/.test(key) ? '|"\\s{0,4}:\\s{0,4}|[[,]' : '';
	return new RegExp(`(?<![\\w-]${number})${forms}(?![\\w-]|"\\s{0,4}:)`, 'gi');
}

const inHtml: Record<string, string> = {
	'"': 'quot',
	"'": 'apos',
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
};

/** A pattern for one character of the key, however it is written. The case of letters is ignored. */
function formsOf(character: string): string {
	const units = character.split('').map((unit) => unit.charCodeAt(0));
	const hex = (code: number) => code.toString(16);
	const point = character.codePointAt(0) ?? 0;
	const json = JSON.stringify(character).slice(1, -1);
	const forms = [
		literally(character),
		// %41, and %2541 where it was encoded twice.
		bytesOf(character)
			.map((byte) => `%(?:25){0,3}${hex(byte).padStart(2, '0')}`)
			.join(''),
		// \u0041, and \\u0041 inside a text of JSON that stands in another.
		units.map((unit) => `\\\\{1,4}u${hex(unit).padStart(4, '0')}`).join(''),
		`\\\\{1,4}u\\{0{0,6}${hex(point)}\\}`,
		...(point < 256 ? [`\\\\{1,4}x${hex(point).padStart(2, '0')}`] : []),
		`&(?:amp;){0,3}#(?:0{0,6}${point}|x0{0,6}${hex(point)});?`,
		...(json === character ? [] : [`\\\\{1,4}${literally(json.slice(1))}`]),
		...(character === '/' ? ['\\\\{1,4}/'] : []),
		...(character === ' ' ? ['\\+'] : []),
		...(inHtml[character] ? [`&(?:amp;){0,3}${inHtml[character]};`] : []),
	];
	// What is longer first: the backslash itself begins its own escapes.
	return `(?:${[...forms.slice(1), forms[0]].join('|')})`;
}

/**
 * The key inside Base64, alone or with other text around it: three texts, as it may begin at any of
 * three places of a group. The characters that it shares with its neighbors are left out.
 */
function base64Of(key: string): RegExp[] {
	const bytes = bytesOf(key);
	if (bytes.length < shortest) return [];
	const found = [0, 1, 2].map((offset) => {
		const bits = [...Array<number>(offset).fill(0), ...bytes]
			.map((byte) => byte.toString(2).padStart(8, '0'))
			.join('');
		const groups = bits.match(/.{6}/g) ?? [];
		const own = groups.slice(Math.ceil((offset * 8) / 6));
		return own.map((group) => base64[parseInt(group, 2)]).join('');
	});
	return [new RegExp(`(?:${found.join('|')})={0,2}`, 'g')];
}

/** Patterns of the alphabet's 64 characters; the last two also as URLs have them. */
const base64 = [
	...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
	'(?:\\+|-|%2B)',
	'(?:\\\\?/|_|%2F)',
];

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
