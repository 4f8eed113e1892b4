import { isDomain } from '../../nodes/fields/domain';
import { isEmail } from '../../nodes/fields/email';

test.each([
	'someone@example.com',
	'a.b+c@mail.example.com',
	"o'hara!#$%&*@example.com",
	'jörg@bücher.example',
	'x@1-2.example',
	'ok@xn--bcher-kva.example',
])('%s can be an address', (text) => {
	expect(isEmail(text)).toBe(true);
});

test.each([
	'',
	'someone',
	'@example.com',
	'someone@',
	'someone@example',
	'someone@example.c',
	'someone@.example.com',
	'someone@example..com',
	'someone@example.com.',
	'someone@-example.com',
	'someone@example-.com',
	'some one@example.com',
	'a@b@example.com',
	'a@example.com, b@example.com',
	'Someone <someone@example.com>',
	'someone@example.com?x=1',
	'someone@example.com#top',
	'someone@example.com/../1',
	'someone@exa_mple.com',
	'someone@example.com\n',
	'some\u200bone@example.com',
	'\u202esomeone@example.com',
	'some\u0000one@example.com',
	`${'x'.repeat(310)}@example.com`,
])('%j cannot', (text) => {
	expect(isEmail(text)).toBe(false);
});

test.each(['example.com', 'sub.example.co.uk', 'bücher.example', '*.example.com'])(
	'%s can be a domain',
	(text) => expect(isDomain(text)).toBe(true),
);

test.each([
	'',
	'example',
	'example..com',
	'"example.com"',
	'["example.com"',
	'<example.com>',
	'(example.com)',
	'example.com;',
	'exam ple.com',
	'exam\u200bple.com',
	'someone@example.com',
	'example.com/path',
])('%j is none', (text) => expect(isDomain(text)).toBe(false));
