import { scrubber } from '../../nodes/engine/scrub';

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
	const clean = scrubber(key)(`before ${text} after`);
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
	expect(scrubber('another-key')(text)).toBe(clean);
});

it('takes out every occurrence', () => {
	expect(scrubber('secret-key')('secret-key and secret-key')).toBe('*** and ***');
});

it.each(['', 'a', '12345'])('does not garble answers for a key that is none: %j', (short) => {
	expect(scrubber(short)('{"id":12345,"a":"b"}')).toBe('{"id":12345,"a":"b"}');
});

it('leaves everything else alone', () => {
	const text = '{"api_keys":2,"note":"the api_key is needed","e":"é"}';
	expect(scrubber(key)(text)).toBe(text);
});
