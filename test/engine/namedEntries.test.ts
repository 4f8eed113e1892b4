import { isAboutAccount, isLeadLimit } from '../../nodes/engine/http/accountLimits';
import { namedEntries } from '../../nodes/engine/run/namedEntries';

const addresses = Array.from({ length: 12 }, (_, index) => `l${index}@x.example`);
const named = (answer: unknown) => namedEntries(answer, 'lead_list', addresses).places;

describe('a refusal names entries', () => {
	it.each<[string, unknown, number[]]>([
		['by index', { error: 'lead_list[3].email is not valid' }, [3]],
		['in quotes', { message: '"lead_list[3].email" must be a valid email' }, [3]],
		['with dots', { error: 'The lead_list.3.email must be a valid email address.' }, [3]],
		['with slashes', { error: '/body/lead_list/3/email must match format "email"' }, [3]],
		['below the body', { error: 'body.lead_list[0] does not match' }, [0]],
		['of two digits', { error: 'lead_list[11] is bad, lead_list/1 too' }, [1, 11]],
		[
			'in errors',
			{ message: 'No', errors: [{ field: 'lead_list[2].email' }, { path: 'lead_list.4' }] },
			[2, 4],
		],
		[
			'in keys of a validation',
			{ message: 'No', validation: { source: 'body', keys: ['lead_list.5.email'] } },
			[5],
		],
		[
			'in keys of a part',
			{ validation: { body: { keys: ['lead_list[6].email'], message: 'x' } } },
			[6],
		],
		['in details', { error: { message: 'No', details: { field: 'lead_list[7].email' } } }, [7]],
		[
			'as a path in pieces',
			{ details: [{ message: 'must be', path: ['lead_list', 8, 'email'] }] },
			[8],
		],
		['as a pointer', { errors: [{ instancePath: '/lead_list/9/email', keyword: 'format' }] }, [9]],
		['as the name of a field', { errors: { 'lead_list[1].email': ['is not valid'] } }, [1]],
		['by address', { error: 'Invalid email format for l7@x.example' }, [7]],
		['by an address in other case', 'Invalid: L7@X.EXAMPLE.', [7]],
		[
			'by an address in marks',
			{ error: "'l7@x.example', <l8@x.example> and (email)=(l9@x.example)" },
			[7, 8, 9],
		],
		['by an address behind 300 characters', { error: `${'very '.repeat(200)} l2@x.example` }, [2]],
		['several at once', { error: 'Bad: l1@x.example, l3@x.example, l5@x.example' }, [1, 3, 5]],
		['in a list', { invalid_emails: ['l4@x.example', 'l6@x.example'] }, [4, 6]],
		[
			'between other marks',
			'email=l3@x.example|l4@x.example, l5@x.example/l6@x.example',
			[3, 4, 5, 6],
		],
		['in a web page', '<li>&lt;l3@x.example&gt;</li>、l4@x.example。', [3, 4]],
		['under another spelling of the list', { error: 'leadList[3], LEAD_LIST.[4]' }, [3, 4]],
		['as fields in fields', { errors: { lead_list: { 3: { email: ['Invalid'] } } } }, [3]],
		[
			'beside a field called like a word of accounts',
			{ error: '"custom_fields.subscription" and "payment" are not allowed for l3@x.example' },
			[3],
		],
		[
			'beside the whole request',
			{
				error: 'lead_list[3].email is not valid',
				_original: { lead_list: addresses.map((email) => ({ email })) },
			},
			[3],
		],
		['in both ways', { error: 'lead_list[0] and l11@x.example' }, [0, 11]],
		[
			'by index, whatever it is called',
			{ error: '"lead_list[3].custom_fields.credits" must be text' },
			[3],
		],
	])('%s', (_, answer, places) => expect(named(answer)).toEqual(places));

	it.each<[string, unknown]>([
		['a longer address that ends alike', { error: 'xl7@x.example is not valid' }],
		['a longer one that begins alike', { error: 'l7@x.example.org, l7@x.examples' }],
		['one with a point or a plus before it', { error: 'a.l7@x.example b+l7@x.example' }],
		['another list', { error: 'other_lead_list[3], lead_list_ids[3], lead_lists.3' }],
		['a place that is not there', { error: 'lead_list[400].email' }],
		[
			'the list as a whole',
			{ error: 'lead_list cannot exceed 5 leads per request', max_allowed: 5 },
		],
		['the account', { message: 'User l0@x.example may not add leads' }],
		['credits', { error: 'The credits of l0@x.example are used up' }],
		[
			'the whole request',
			{ error: 'No', body: { lead_list: addresses.map((email) => ({ email })) } },
		],
		['nothing', {}],
		['no answer', undefined],
	])('nobody: %s', (_, answer) => expect(named(answer)).toEqual([]));
});

describe('a refusal that mentions everybody', () => {
	const all = addresses.join(', ');
	const everybody = addresses.map((_, place) => place);

	it.each<[string, unknown]>([
		['a sentence', { error: `Invalid emails: ${all}` }],
		['a text', `These addresses are not valid: ${addresses.join(' and ')}.`],
		['a sentence for each', { errors: addresses.map((one) => `${one} must be a valid email`) }],
		[
			'a record with its reason for each',
			{ error: 'No', errors: addresses.map((email) => ({ email, message: 'is not allowed' })) },
		],
		['a list under a telling name', { message: 'Bad Request', invalid_emails: addresses }],
		['another reason', { message: `Blocked: ${all}` }],
		[
			'a sentence, with the request behind it',
			{
				error: `Bad emails: ${all}`,
				body: { lead_list: addresses.map((email) => ({ email })) },
			},
		],
	])('names all: %s', (_, answer) => expect(named(answer)).toEqual(everybody));

	it.each<[string, unknown]>([
		['a list of no such name', { error: 'Invalid parameters provided', emails: addresses }],
		[
			'the request',
			{
				error: 'Invalid parameters provided',
				body: { lead_list: addresses.map((email) => ({ email, first_name: 'Sam' })) },
			},
		],
		[
			'the request in a text',
			{
				error: `Invalid body {"lead_list":[${addresses.map((email) => `{"email":"${email}"}`).join()}]}`,
			},
		],
		['one of them, and then the request', { error: `Invalid: ${addresses[0]}`, emails: addresses }],
	])('names nobody by repeating %s', (_, answer) => expect(named(answer)).toEqual([]));
});

it.each<[string, unknown, boolean]>([
	['two of them', { error: '"lead_list[0].email" must be a valid email: l5@x.example' }, true],
	['one of them, twice', { error: '"lead_list[5].email" is no email: l5@x.example' }, false],
	['one of them', { error: 'l5@x.example' }, false],
])('an index and an address mean %s', (_, answer, doubtful) =>
	expect(namedEntries(answer, 'lead_list', addresses).doubtful).toBe(doubtful),
);

it.each([
	'No credits left',
	'Your plan does not include this',
	'Upgrade to add more leads',
	'User a@x.example may not add leads',
	'You have reached the limit',
	'Daily limit exceeded',
	'lead credit limit',
])('is about the account: %s', (text) => expect(isAboutAccount(text)).toBe(true));

it.each([
	'Invalid email format for plan@credits.example',
	'custom_fields limit exceeded',
	'first_name is not allowed',
	'lead_list cannot exceed 400 leads per request',
	'Lead already exists',
])('is not about the account: %s', (text) => expect(isAboutAccount(text)).toBe(false));

it.each(['Lead credit limit exhausted', 'lead limit reached', 'You have exceeded your lead limit'])(
	'the account takes no more leads: %s',
	(text) => expect(isLeadLimit(text)).toBe(true),
);

it.each(['lead_limit must be a number', 'No credits', 'The limit is 400 leads'])(
	'the account may take more leads: %s',
	(text) => expect(isLeadLimit(text)).toBe(false),
);
