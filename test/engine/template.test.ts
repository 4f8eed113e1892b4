import { onBehalfOf } from '../../nodes/engine/spec/parameter';
import { evaluated, filledLater, needsCare } from '../../nodes/engine/spec/template';

const field = filledLater({ displayName: 'Body', name: 'body', type: 'string', default: '' });

/** Shows what reaches n8n: its part in angle brackets. */
const shownToN8n = (expression: string) => expression.replace(/(?<!\\)\{\{(.*?)\}\}/gs, '<$1>');
const left = (text: string) => evaluated(`=${text}`, field, shownToN8n, onBehalfOf);

const variables = [
	'{{first_name}}',
	'{{ first_name }}',
	'{{First Name}}',
	'{{sl_sender_name}}',
	'{{job-title}}',
	'{{Straße}}',
	'{{Größe des Büros}}',
	'{{名前}}',
	'{{2nd contact}}',
	'{{Company/Group}}',
	'{{R&D budget}}',
	'{{Date}}',
	'{{company.name}}',
	'{{new customer}}',
	'{{Years in Company}}',
	'{{Revenue (USD)}}',
	'{{E-Mail (geschäftlich)}}',
	"{{Company's name}}",
	'{{Preis in €}}',
	'{{first_name|there}}',
	'{{first_name | default: "there"}}',
	"{{ First Name | 'my friend' }}",
];

test.each(variables)('SmartLead’s: %s', (variable) => {
	expect(left(`a ${variable} b`)).toBe(`a ${variable} b`);
	expect(left(variable)).toBe(variable);
	expect(left(`{{ $json.city }}${variable}{{$json.x}}`)).toBe(`< $json.city >${variable}<$json.x>`);
	expect(needsCare(`=${variable}`)).toBe(true);
	expect(needsCare(variable)).toBe(false);
});

test.each([
	'{{ $json.first_name }}',
	'{{$json["First Name"]}}',
	'{{ "text" }}',
	"{{ 'text' }}",
	'{{ `text` }}',
	'{{ 1 + 1 }}',
	'{{ 5 - 3 }}',
	'{{ 42 }}',
	'{{ 1e3 }}',
	'{{ 0xff }}',
	'{{ 10n }}',
	'{{ $now }}',
	'{{ $now.toISO() }}',
	'{{ DateTime.now() }}',
	'{{ DateTime.now }}',
	'{{ Math.PI }}',
	'{{ Math.max(1,2) }}',
	'{{ Math.max(1,2) | 0 }}',
	'{{ true ? 1 : 2 }}',
	'{{ true }}',
	'{{ undefined }}',
	'{{ null }}',
	'{{ NaN }}',
	'{{ null || "x" }}',
	'{{ undefined ?? 1 }}',
	'{{ new Date }}',
	'{{ new Date() }}',
	'{{ typeof x }}',
	'{{ encodeURIComponent($json.x) }}',
	'{{ [1, 2].join() }}',
	'{{ !$json.x }}',
	'{{ $fromAI("body", "", "string") }}',
	'{{ /*n8n-auto-generated-fromAI-override*/ $fromAI("body", ``, `string`) }}',
	'{{ $json.city.replace(/[/"]foo/g, "bar") }}',
	'{{ $json.city + 1 /* first_name */ }}',
	'{{ ({ a: 1, city: $json.city }).city }}',
	'{{ $json.people.map((one) => one.name).join() }}',
	'{{ $json.people.filter(function (one) { return one }) }}',
	'{{ $json.city\n\t.toUpperCase() }}',
	'{{ $json?.city ?? $("Start").item.json.city }}',
	'{{ `${$json.city} (first name)` }}',
	'{{ 10 / $json.a / 2 }}',
	'{{ $json.city instanceof String }}',
	'{{ parseInt (5) }}',
	'{{ $json.city ? "a" : \'b c\' }}',
	'{{}}',
	'{{ }}',
])('n8n’s: %s', (code) => {
	expect(left(code)).toBe(code.replace('{{', '<').replace('}}', '>'));
	expect(needsCare(`=${code}`)).toBe(false);
});

test.each([
	['{{{first_name}}|there}', '{{{first_name}}|there}'],
	['{Hi {{first_name}}|Hello {{ $json.name }}}', '{Hi {{first_name}}|Hello < $json.name >}'],
	['{Hi|Hello} you', '{Hi|Hello} you'],
	['{% if first_name %}{{first_name}}{% endif %}', '{% if first_name %}{{first_name}}{% endif %}'],
	['[{"a":{"b":"{{first_name}}"}}]', '[{"a":{"b":"{{first_name}}"}}]'],
	['\\{{ first_name }} {{x}}', '\\{{ first_name }} {{x}}'],
	['{{ "\\}}" }}{{x}}', '< "\\>" }}{{x}}'],
	['{{first_name', '{{first_name'],
	['{{a}}}} {{b}}', '{{a}}}} {{b}}'],
])('braces of other kinds: %s', (text, expected) => {
	expect(left(text)).toBe(expected);
});

test.each([
	'{{ first_name || "there" }}',
	'{{ first_name ?? "there" }}',
	'{{ first_name ? "a" : "b" }}',
	'{{ first_name && "x" }}',
	'{{ first_name.toUpperCase() }}',
	'{{ "Hi " + first_name }}',
	'{{ first_name + " for " + last_name }}',
	'{{ $json.greeting + first_name }}',
	'{{ $json.city ? first_name : "you" }}',
	'{{ `Hi ${first_name}` }}',
	'{{ [first_name] }}',
	'{{ { a: first_name } }} b',
	'{{ !first_name }}',
	'{{ first_name[0] }}',
	'{{capitalize(first_name)}}',
	'{{first_name, "there"}}',
	'{{first_name:there}}',
	'{{first_name!}}',
	'{{#if company}}x{{/if}}',
	'{{50% off}}',
	'{{/if}}',
	'{{#if}}',
	'{{ "Hi {{first_name}}" }}',
	'{{ $json.greeting + " {{first_name}}" }}',
	'{{ JSON.stringify([{ subject: "Hi {{first_name}}" }]) }}',
])('what n8n would make nothing of is refused: %s', (text) => {
	expect(() => left(text)).toThrow(/^'Body' has \{\{.*Write SmartLead's variables outside/s);
	expect(needsCare(`=${text}`)).toBe(true);
});

test('a value that n8n gives is no template', () => {
	const value = '{{first_name}} \uE0000\uE001 $&';
	expect(evaluated('={{ $json.x }}', field, () => value, onBehalfOf)).toBe(value);
	expect(
		evaluated(
			'={{ $json.x }} {{name}}',
			field,
			(text) => text.replace('{{ $json.x }}', () => '$&'),
			onBehalfOf,
		),
	).toBe('$& {{name}}');
});

test('a megabyte of braces takes no time worth counting', () => {
	for (const text of [
		'{',
		'{{',
		'}}',
		'{{a',
		'{{ a|',
		'\\{{',
		'{{{a}}',
		' ',
		'{{a }} \\',
		'{{1 ',
	]) {
		const long = text.repeat(1_000_000 / text.length);
		const started = performance.now();
		try {
			evaluated(`=${long}`, field, (text) => text, onBehalfOf);
		} catch (error) {
			expect(String(error)).toContain("'Body'");
		}
		expect([text, performance.now() - started < 5000]).toEqual([text, true]);
	}
});
