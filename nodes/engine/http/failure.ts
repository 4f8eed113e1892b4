import type { IDataObject } from 'n8n-workflow';

import { isNothing, isObject } from '../json';

/* Answers that have the status of a success and say that it was none. */

/**
 * Whether an answer says no: by a flag, or because it holds nothing but what went wrong. `said` is
 * its sentence.
 */
export const saysNo = (answer: unknown, said = ''): boolean =>
	(isObject(answer) && (flagsOf(answer).includes('false') || isFailureAlone(answer))) ||
	statusWithin(answer, said) !== undefined;

/**
 * The status that an answer should have had, where it says so and nothing else stands in it: only
 * then it is as good as that of the answer itself.
 */
export function statusWithin(answer: unknown, said = ''): number | undefined {
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
];

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
