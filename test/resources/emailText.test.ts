import { braceFault, variablesIn } from '../../nodes/fields/emailText';

/* What SmartLead fills in when it sends, and what is wrong with its braces. */

test.each<[string, ReturnType<typeof braceFault>]>([
	['Hi {{first_name}}', undefined],
	['{{{first_name}}|there}', undefined],
	['{Hi|{Hello|Hey}} {{a|b}}', undefined],
	['{{{first_name}}|{{last_name}}}', undefined],
	['plain', undefined],
	['<style>a{b:c</style>', undefined],
	['Hi {{first_name', 'variable'],
	['Hi {{first_name}', 'variable'],
	['Hi first_name}}', 'variable'],
	['Hi {{ }}', 'variable'],
	['{Hi|Hello', 'spintax'],
	['Hi|Hello}', 'spintax'],
	['}{', 'spintax'],
	['{Hi|Hello}}', 'spintax'],
	['{{Hi|Hello}', 'spintax'],
	['{{Hi|Hello}|Hey', 'spintax'],
	['{{Hi|Hello}|Hey}', undefined],
	['{{first_name|there}', 'variable'],
	['{first_name}}', 'variable'],
	['{{first_name}} {{last_name', 'variable'],
	['{Hi|Hello {{first_name}}', 'spintax'],
])('the braces of %j', (text, fault) => expect(braceFault(text)).toBe(fault));

test.each<[string, string[]]>([
	['{{first_name}} {{ Job Title }}', ['first_name', 'Job Title']],
	['<a href="{{website}}">x</a>', ['website']],
	['{{a|b}}', ['a?']],
	['{{sl_sender_name}} {{}}', []],
	['{% if a %}{{a}}{% endif %} {{ab}}', ['a?', 'ab']],
	['{{R&amp;D}}', ['R&D']],
])('the variables of %j', (text, names) =>
	expect(variablesIn(text).map(({ name, hasFallback }) => name + (hasFallback ? '?' : ''))).toEqual(
		names,
	),
);
