import type { IDataObject } from 'n8n-workflow';

import { isNothing, isObject } from '../json';

/* Answers that have the status of a success and say that it was none. */

/**
 * The status that an answer should have had: of the rate limit, of the key, of a server that broke, or
 * that of any other refusal (400); undefined where it is a success. `said` is its sentence.
 */
export function failureIn(answer: unknown, said = ''): 429 | 401 | 500 | 400 | undefined {
	const within = statusWithin(answer, said);
	const isNo = isObject(answer) && (flagsOf(answer).includes('false') || isFailureAlone(answer));
	if (within === undefined && !isNo) return undefined;
	if (within === 429) return 429;
	if (within === 500 || isCrash(answer, said)) return 500;
	return within ?? 400;
}

/** Named by an answer in which nothing else stands: only then it is as good as that of the answer itself. */
function statusWithin(answer: unknown, said: string): 429 | 401 | 500 | undefined {
	if (!isAlone(answer)) return undefined;
	const codes = isObject(answer)
		? [...statusesOf(answer), answer.errorCode, isObject(answer.error) ? answer.error.code : '']
		: [];
	const found = statuses.find(
		({ code, words }) => words.test(said) || codes.some((one) => code.test(String(one))),
	);
	return found?.status;
}

/** As the reference and common gateways say it. A sentence that only holds such words may mean anything. */
const statuses = [
	{
		status: 429,
		code: /^(?:429|RATE_LIMIT_EXCEEDED)$/,
		words: /^(?:\w+: )?(?:too many requests|(?:api )?rate limit (?:exceeded|reached))\b/i,
	},
	{
		status: 401,
		code: /^(?:401|UNAUTHORIZED)$/,
		words:
			/^(?:invalid (?:or missing )?api key|(?:user )?not (?:authorized|authenticated)|unauthorized|api key is required)[.!]?$/i,
	},
	{
		status: 500,
		code: /^5\d\d$/,
		words:
			/^(?:internal (?:server )?error|bad gateway|gateway time-?out|service (?:temporarily )?unavailable|upstream (?:connect|request) )/i,
	},
] as const;

/** One endpoint spells it "sucess". */
const flagsOf = ({ ok, success, sucess }: IDataObject): string[] =>
	[ok, success, sucess].map((flag) => String(flag).toLowerCase());

const statusesOf = ({ statusCode, status, code }: IDataObject) => [statusCode, status, code];

function isFailureAlone(answer: IDataObject): boolean {
	if (!isAlone(answer)) return false;
	const { error, errors } = answer;
	return (
		[error, errors].some((one) => !isBlank(one)) ||
		answer.status === 'error' ||
		statusesOf(answer).some((code) => /^[45]\d\d$/.test(String(code)))
	);
}

/** A 5xx under a status of success: what a server says that broke on the way is no refusal. */
const isCrash = (data: unknown, said = ''): boolean =>
	(isObject(data) && statusesOf(data).some((code) => /^5\d\d$/.test(String(code)))) ||
	crashes.test(said);

const crashes =
	/\bcannot (?:read|set) propert|\bis not (?:a function|defined|iterable)\b|\binternal (?:server )?error\b|\bsomething went wrong\b|\bunexpected (?:error|token|end)\b|\btimed? ?out\b|\bE(?:CONN|TIMEDOUT)|\bdeadlock\b/i;

/** Nothing stands in it but the words of a refusal, and nothing that says yes. */
const isAlone = (answer: unknown): boolean =>
	typeof answer === 'string' ||
	(isObject(answer) &&
		!flagsOf(answer).includes('true') &&
		Object.entries(answer).every(([name, value]) => isBlank(value) || ofRefusals.has(name)));

const ofRefusals = new Set(
	'ok success sucess status statusCode code errorCode error errors message field details validation retry_after path timestamp provided_value provided_count max_allowed'.split(
		' ',
	),
);

const isBlank = (value: unknown): boolean =>
	value === false || isNothing(value) || (Array.isArray(value) && value.length === 0);
