import type { ApiAnswer, MisbehaviourRule } from '../sandbox';

/** What SmartLead, or the way to it, does instead of answering. */
export interface Fault {
	answer: Partial<ApiAnswer>;
	/** How long it goes on; for good unless given. */
	lasts?: Pick<MisbehaviourRule, 'times' | 'lasts'>;
	/** As n8n shows it: the status, or the code of the system. */
	httpCode?: string;
	/** What the user reads of it: the reason, or the words of SmartLead. */
	says?: string;
	/** How the user reads to go on, where that is a matter of this fault alone. */
	hint?: string;
}

const page = '<!DOCTYPE html><html><body>Something is wrong</body></html>';
const json = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
	status,
	headers: { 'Content-Type': 'application/json', ...headers },
	body: JSON.stringify(body),
});
const tooMany = (retryAfter?: string, body: unknown = {}) =>
	json(429, body, retryAfter === undefined ? {} : { 'Retry-After': retryAfter });

const seconds = (count: number) => ({ times: Infinity, lasts: count * 1000 });
const twice = { times: 2 };
const check = 'Check the parameters of this node.';
const brokeOff = 'The connection broke off';

/** The rows of the table. */
export const faults: Record<string, Fault> = {
	'429, Retry-After': { answer: tooMany('5'), lasts: twice },
	'429, said in the body': {
		answer: tooMany(undefined, { error: { retry_after: 5 } }),
		lasts: twice,
	},
	'429, without a word': { answer: tooMany(), lasts: twice },
	'429, says 0 s, takes 20': { answer: tooMany('0'), lasts: seconds(20) },
	'429, says 1 s, takes 480': { answer: tooMany('1'), lasts: seconds(480) },
	'429, eight minutes': { answer: tooMany(), lasts: seconds(480) },
	'429, eleven minutes': {
		answer: tooMany(),
		lasts: seconds(660),
		httpCode: '429',
		hint: ' The next try would have been in a while.',
	},
	'429, says a day': {
		answer: tooMany('86400', { message: 'Daily limit reached' }),
		httpCode: '429',
		says: 'SmartLead said: Daily limit reached. ',
		hint: ' The next try would have been in a while.',
	},

	'500, of itself': {
		answer: json(500, { error: 'Error while creating' }),
		httpCode: '500',
		says: 'It answered with status 500: Error while creating',
	},
	'500, a crash': {
		answer: json(500, { error: "Cannot read properties of undefined (reading 'email')" }),
		httpCode: '500',
		says: "It answered with status 500: Cannot read properties of undefined (reading 'email')",
	},
	'500, already there': {
		answer: json(500, { message: 'duplicate key: person405@example.com already exists' }),
		httpCode: '500',
		says: 'It answered with status 500: duplicate key: person405@example.com already exists',
	},
	'500, of another one': {
		answer: json(500, { message: 'Invalid campaign Id!' }),
		httpCode: '500',
		says: 'It answered with status 500: Invalid campaign Id!',
	},
	'500, without a word': {
		answer: { status: 500 },
		httpCode: '500',
		says: 'It answered with status 500',
	},
	'502, a web page': {
		answer: { status: 502, body: page },
		httpCode: '502',
		says: 'It answered with status 502',
	},
	'503, a web page': {
		answer: { status: 503, body: page },
		httpCode: '503',
		says: 'It answered with status 503',
	},
	'504, empty': { answer: { status: 504 }, httpCode: '504', says: 'It answered with status 504' },
	'524, a web page': {
		answer: { status: 524, body: page },
		httpCode: '524',
		says: 'It answered with status 524',
	},

	'reset before the answer': { answer: { fault: 'reset' }, says: brokeOff },
	'reset in the answer': {
		answer: { ...json(200, { id: 1 }), fault: 'halfBody' },
		says: 'Its answer broke off',
	},
	'reset after the head': {
		answer: { ...json(200, { id: 1 }), fault: 'resetAfterHeaders' },
		says: brokeOff,
	},
	'no answer': { answer: { fault: 'silence' }, says: 'It took too long to answer' },
	'half a JSON': {
		answer: { body: '{"id": 301, "na' },
		httpCode: '200',
		says: 'Its answer broke off',
	},
	'200, a web page': {
		answer: { body: page },
		httpCode: '200',
		says: 'It answered with a web page',
	},
	'200, a text': {
		answer: { body: 'It will be done soon' },
		lasts: { times: 1 },
		httpCode: '200',
		says: 'It answered with a text: It will be done soon',
	},
	'200, empty': { answer: { body: '' }, httpCode: '200', says: 'Its answer was empty' },

	'200, a failure': {
		answer: json(200, { success: false, message: 'Limit exceeded' }),
		httpCode: '200',
		says: 'Limit exceeded',
		hint: check,
	},
	'302, elsewhere': {
		answer: { status: 302, headers: { Location: 'https://app.example.com/login?x=1' } },
		httpCode: '302',
		says: 'SmartLead sent this request on to app.example.com',
		hint: 'The node did not follow, because a change followed that way can be lost. The API has probably moved: look for a newer version of this node.',
	},

	'name not found': {
		answer: { fault: 'dns' },
		httpCode: 'ENOTFOUND',
		says: 'its name could not be found',
	},
	'connection refused': {
		answer: { fault: 'refused' },
		httpCode: 'ECONNREFUSED',
		says: 'the connection was refused',
	},
	'wrong certificate': {
		answer: { fault: 'certificate' },
		httpCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		says: 'its certificate was not accepted',
	},
};
