import { redactor } from '../../nodes/engine/http/redact';

const key = 'ab+c/d e"f\\gé\n-12345';
const form = new URLSearchParams({ key }).toString().slice('key='.length);

it.each([
	['as it is', key],
	['encoded', encodeURIComponent(key)],
	[
		'encoded with small letters',
		encodeURIComponent(key).replace(/%../g, (hex) => hex.toLowerCase()),
	],
	['as a form', form],
	['as a URI', encodeURI(key)],
	['in JSON', JSON.stringify({ echo: key })],
	['in JSON within JSON', JSON.stringify({ echo: JSON.stringify({ key }) })],
	['in HTML', `<p>${key.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}</p>`],
	['in a URL of n8n', `https://server.smartlead.ai/x?api_key=${encodeURIComponent(key)}&a=1`],
	['encoded twice', encodeURIComponent(encodeURIComponent(key))],
])('takes the key out: %s', (_, text) => {
	const clean = redactor(key)(`before ${text} after`);
	expect(clean).toContain('***');
	expect(clean).toMatch(/^before .* after$/s);
	for (const part of ['-12345', 'ab+c', 'ab%2']) expect(clean).not.toContain(part);
});

it.each([
	['api_key=unknown-key&a=1', 'api_key=***&a=1'],
	['API_KEY=unknown"', 'API_KEY=***"'],
	['api_key%3Dunknown end', 'api_key%3D*** end'],
	['"url":"/x?api_key=unknown","a":1', '"url":"/x?api_key=***","a":1'],
])('takes out what stands behind api_key, whosever it is: %s', (text, clean) => {
	expect(redactor('another-key')(text)).toBe(clean);
});

it('takes out every occurrence', () => {
	expect(redactor('secret-key')('secret-key and secret-key')).toBe('*** and ***');
});

describe('a key in disguise', () => {
	const plain = 'Ab3-4_5x0d1e2f';
	const each = (write: (code: number) => string) =>
		[...plain].map((character) => write(character.charCodeAt(0))).join('');
	const hex = (code: number) => code.toString(16);
	const mixed = [...plain].map(
		(character, index) =>
			[character, `%${hex(character.charCodeAt(0))}`, `&#${character.charCodeAt(0)};`][index % 3],
	);

	it.each([
		['in capitals', plain.toUpperCase()],
		['in small letters', plain.toLowerCase()],
		['every character encoded', each((code) => `%${hex(code)}`)],
		['every character encoded twice', each((code) => `%25${hex(code).toUpperCase()}`)],
		['escaped for JSON', each((code) => `\\u${hex(code).padStart(4, '0')}`)],
		['escaped for JSON within JSON', each((code) => `\\\\u${hex(code).padStart(4, '0')}`)],
		['escaped as a code point', each((code) => `\\u{${hex(code)}}`)],
		['escaped as bytes', each((code) => `\\x${hex(code)}`)],
		['numeric entities', each((code) => `&#${code};`)],
		['hexadecimal entities', each((code) => `&#x${hex(code)};`)],
		['entities with zeros in front', each((code) => `&#00${code};`)],
		['entities encoded twice', each((code) => `&amp;#${code};`)],
		['one form after the other', mixed.join('')],
	])('%s', (_, text) => {
		expect(redactor(plain)(`before ${text} after`)).toBe('before *** after');
	});

	it.each(['base64', 'base64url'] as const)('in %s, wherever it begins', (encoding) => {
		for (const around of ['', 'a', 'ab', 'user:', '{"key":"']) {
			const text = Buffer.from(`${around}${plain}":1}`).toString(encoding);
			const clean = redactor(plain)(`before ${text} after`);
			expect(clean).toMatch(/^before .*\*\*\*.* after$/);
			// What is left of it decodes to nothing of the key but its ends.
			for (const rest of clean.split('***')) {
				expect(Buffer.from(rest.trim(), encoding).toString()).not.toContain(plain.slice(2, -2));
			}
		}
	});

	it.each(['a', 'k-1', '12345', 'x"y', 'a b', '$^.*'])('a short one: %j', (short) => {
		const shown = redactor(short);
		expect(shown(`Invalid API key: ${short}.`)).toBe('Invalid API key: ***.');
		expect(shown(JSON.stringify({ error: `no key ${short}` }))).toBe('{"error":"no key ***"}');
	});

	it('one of 10,000 characters', () => {
		const long = Array.from({ length: 2_000 }, (_, number) => String(number).padStart(5, 'k')).join(
			'',
		);
		for (const form of [long, long.toUpperCase(), encodeURIComponent(long)]) {
			expect(redactor(long)(`before ${form} after`)).toMatch(/^before (\*\*\*)+ after$/);
		}
	});

	it.each(['', 'a', '12345'])('a short one leaves the form of an answer alone: %j', (short) => {
		const answer = '{"id":12345,"a":"b","ids":[12345,12345],"text":"an ax, 123456"}';
		expect(redactor(short)(answer)).toBe(answer);
	});
});

// Counted by the growth with the length of the text, not in seconds.
it.each([
	['escapes', '\\'],
	['encoded percents', '%25'],
	['entities', '&amp;'],
	['numeric entities', '&#0'],
	['all but the last character', 'a-long-secret-ke'],
])('takes no longer per character the longer a text of %s is', (_, piece) => {
	const shown = redactor('a-long-secret-key');
	const time = (length: number) => {
		const text = piece.repeat(length / piece.length);
		const times = Array.from({ length: 5 }, () => {
			const begin = performance.now();
			shown(text);
			return performance.now() - begin;
		});
		return Math.min(...times);
	};
	time(100_000);
	expect(time(2_000_000) / time(200_000)).toBeLessThan(40);
});

it('leaves everything else alone', () => {
	const text = '{"api_keys":2,"note":"the api_key is needed","e":"é"}';
	expect(redactor(key)(text)).toBe(text);
});
