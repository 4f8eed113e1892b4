import type { IDataObject } from 'n8n-workflow';

import { isNothing, isObject } from '../json';

/* Answers that have the status of a success and say that it was none. */

/** Whether an answer says no: by a flag, or because it holds nothing but what went wrong. */
export const saysNo = (answer: unknown): answer is IDataObject =>
	isObject(answer) && (flagsOf(answer).includes('false') || isFailureAlone(answer));

/**
 * The status that an answer should have had, where it names one and nothing else stands in it: only
 * then it is as good as that of the answer itself.
 */
export function statusWithin(answer: IDataObject): number | undefined {
	if (!isAlone(answer)) return undefined;
	const { error, errorCode } = answer;
	const codes = [...statusesOf(answer), errorCode, isObject(error) ? error.code : undefined];
	if (codes.some((code) => /^(429|RATE_LIMIT_EXCEEDED)$/.test(String(code)))) return 429;
	return codes.some((code) => /^(401|UNAUTHORIZED)$/.test(String(code))) ? 401 : undefined;
}

/** One endpoint spells it "sucess". */
const flagsOf = ({ ok, success, sucess }: IDataObject): string[] =>
	[ok, success, sucess].map((flag) => String(flag).toLowerCase());

const statusesOf = ({ statusCode, status, code }: IDataObject) => [statusCode, status, code];

function isFailureAlone(answer: IDataObject): boolean {
	if (!isAlone(answer) || flagsOf(answer).includes('true')) return false;
	const { error, errors } = answer;
	return (
		[error, errors].some((one) => !isBlank(one)) ||
		answer.status === 'error' ||
		statusesOf(answer).some((code) => /^[45]\d\d$/.test(String(code)))
	);
}

/** Nothing stands in it but the words of a refusal. */
const isAlone = (answer: IDataObject): boolean =>
	Object.entries(answer).every(([name, value]) => isBlank(value) || ofRefusals.has(name));

const ofRefusals = new Set(
	'ok success sucess status statusCode code errorCode error errors message field details validation retry_after path timestamp provided_value provided_count max_allowed'.split(
		' ',
	),
);

const isBlank = (value: unknown): boolean =>
	value === false || isNothing(value) || (Array.isArray(value) && value.length === 0);
