/** Shorter text than this is no key, and replacing it would garble every answer. */
const shortest = 6;

/**
 * Takes the key out of a text, in every form it is seen in: as it is, encoded for a URL or a form,
 * inside JSON or HTML, one in the other, and whatever stands behind `api_key`. n8n stores and shows
 * what a node lets through.
 */
export function scrubber(key: string): (text: string) => string {
	const forms = [...key].map(formsOf).join('');
	const pattern = key.length < shortest ? undefined : new RegExp(forms, 'g');
	return (text) => {
		const clean = pattern ? text.replace(pattern, '***') : text;
		return clean.replace(/(api_key(?:=|%3D))[^&\s"'<>\\]*/gi, '$1***');
	};
}

const inHtml: Record<string, string[]> = {
	'"': ['&quot;', '&#34;'],
	"'": ['&#39;', '&apos;', '&#x27;'],
	'&': ['&amp;'],
	'<': ['&lt;'],
	'>': ['&gt;'],
	' ': ['+'],
};

/** A pattern for one character of the key, however it is written. */
function formsOf(character: string): string {
	if (/[\w-]|\p{Surrogate}/u.test(character)) return character;
	const url = encodeURIComponent(character);
	const urls = [url, encodeURIComponent(url)].flatMap((form) => [form, form.toLowerCase()]);
	const json = inJson(character);
	const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
	const escaped = units.map((unit) => `\\u${unit}`).join('');
	const all = [
		character,
		...urls,
		...[json, escaped].flatMap((form) => [form, inJson(form)]),
		...(inHtml[character] ?? []),
	];
	const longestFirst = [...new Set(all)].sort((a, b) => b.length - a.length);
	return `(?:${longestFirst.map(literally).join('|')})`;
}

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
