import { isList, isNothing, isObject, parsedJson, valueAt } from '../json';
import { failureIn } from './failure';

/** An answer as it came, its text already free of the key. */
export interface RawAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/**
 * What became of a request:
 * - `accepted`: done; `data` is the answer (JSON as a value, anything else as text)
 * - `throttled`: 429, not executed; `wait` is what SmartLead asked for, in ms
 * - `refused`: SmartLead said no; asking again changes nothing
 * - `uncertain`: no usable answer; it may or may not have happened; `wait` as above
 * - `unsent`: nothing left this machine; `temporary` if that can pass by itself
 * - `cancelled`: the user stopped the execution; `underWay` if the request had been sent
 */
export type Outcome =
	| { kind: 'accepted'; data: unknown }
	| { kind: 'throttled'; wait?: number; status: number; said?: string }
	| { kind: 'refused'; status: number; said?: string; data: unknown; html: boolean; to?: string }
	| { kind: 'uncertain'; status?: number; said?: string; why: string; wait?: number }
	| { kind: 'unsent'; code: string; why: string; temporary: boolean }
	| { kind: 'cancelled'; underWay?: true };

/** One that is no answer to the request, and no word that it comes later. */
export type Failure = Exclude<Outcome, { kind: 'accepted' | 'throttled' }>;

/** What the reference says of the answers to a call. */
export interface Documented {
	/** The sentences with which it is refused under status 500. */
	refusals?: readonly string[];
	/** It always has an answer: an empty one, with a status of success, leaves open what happened. */
	answers?: boolean;
}

/** Reads an answer. Shapes and statuses: the error pages of the API reference and live reports. */
export function judge(
	{ status, headers, text }: RawAnswer,
	now: number,
	{ refusals = [], answers = false }: Documented = {},
): Outcome {
	// No text of the API begins with a tag; a page may begin with a comment, or be XML.
	const html = /^\s*<[!?a-z]/i.test(text) && !isCsv(headers);
	const parsed = parse(text, headers);
	const data = parsed.data;
	const said = html ? undefined : sentenceOf(data);
	const wait = waitOf(headers, data, now);

	if (status === 429) return { kind: 'throttled', wait, status, said };
	if (status >= 300 && status < 400) {
		return { kind: 'refused', status, data, html, said, to: hostOf(headers.location) };
	}
	const isDocumented = said !== undefined && refusals.some((one) => isSame(one, said));
	if (status >= 500 || status === 408) {
		// Words are no proof: a server that crashed after it had sent the email has some as well.
		if (status === 500 && isDocumented) return { kind: 'refused', status, said, data, html };
		return { kind: 'uncertain', status, said, wait, why: `It answered with status ${status}` };
	}
	if (status >= 400) return { kind: 'refused', status, said, data, html };
	if (html) return { kind: 'uncertain', status, why: 'It answered with a web page' };
	if (parsed.broken) return { kind: 'uncertain', status, why: 'Its answer broke off' };
	const failure = failureIn(data, said);
	if (failure === 429) return { kind: 'throttled', wait, status: 429, said };
	if (failure === 500 && !isDocumented) {
		return { kind: 'uncertain', status, said, why: 'It reported an error of its own' };
	}
	if (failure !== undefined) {
		return { kind: 'refused', status: failure === 401 ? 401 : status, said, data, html };
	}
	// Over the limit, SmartLead is said to answer so. 204 and 205 have no answer by their meaning.
	if (answers && status <= 203 && isNothing(typeof data === 'string' ? data.trim() : data)) {
		return { kind: 'uncertain', status, why: 'Its answer was empty' };
	}
	return { kind: 'accepted', data };
}

/** Reads why a request had no answer. `code` is the system's or the HTTP client's. */
export function judgeFailure(code: string, message: string): Failure {
	if (code === 'ERR_CANCELED') return { kind: 'cancelled' };
	// Lost on the way, a connection that was there ends with the same codes.
	const wasThere = /^(?:read|write) /.test(message);
	if (!wasThere && /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/.test(code)) {
		return { kind: 'unsent', code, why: networkWords[code] ?? message, temporary: true };
	}
	if (/CERT|SELF_SIGNED|UNABLE_TO_/.test(code)) {
		return { kind: 'unsent', code, why: 'its certificate was not accepted', temporary: false };
	}
	if (/^(ERR_INVALID_URL|ERR_INVALID_CHAR|ERR_UNESCAPED_CHARACTERS|ERR_BAD_OPTION)/.test(code)) {
		return { kind: 'unsent', code, why: message, temporary: false };
	}
	if (/domain not allowed/i.test(message)) {
		return { kind: 'unsent', code: 'DOMAIN', why: message, temporary: false };
	}
	const known = wasThere ? networkWords.ECONNRESET : networkWords[code];
	return { kind: 'uncertain', why: known ?? `The connection failed (${code || message})` };
}

const networkWords: Record<string, string> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'its name could not be found',
	EAI_AGAIN: 'its name could not be found',
	EHOSTUNREACH: 'there is no way to it',
	ENETUNREACH: 'there is no way to it',
	ECONNRESET: 'The connection broke off',
	EPIPE: 'The connection broke off',
	// What the HTTP client says of an answer that ends before its end.
	ERR_BAD_RESPONSE: 'Its answer broke off',
	ECONNABORTED: 'It took too long to answer',
	ETIMEDOUT: 'It took too long to answer',
};

/** The sentence of a refusal, wherever this endpoint puts it. */
export function sentenceOf(data: unknown): string | undefined {
	if (typeof data === 'string') return short(data);
	if (!isObject(data)) return undefined;
	const { message, error } = data;
	const inner = valueAt(data, 'error.message');
	if (typeof inner === 'string') return short(inner);
	if (typeof message === 'string' && message !== '') {
		const more = typeof error === 'string' && !/^(bad request|unauthorized)$/i.test(error);
		return short(more && error !== message ? `${message}: ${error}` : message);
	}
	if (typeof error === 'string') return short(error);
	const [first] = isList(data.errors) ? data.errors : [];
	const places = [
		valueAt(data, 'validation.body.message'),
		valueAt(first, 'message'),
		first,
		valueAt(data, 'data.message'),
	];
	const found = places.find((place): place is string => typeof place === 'string');
	return found === undefined ? undefined : short(found);
}

/** The parameters that a refusal names, in the API's words. */
export function fieldsOf(data: unknown): string[] {
	if (!isObject(data)) return [];
	const errors = isList(data.errors) ? data.errors : [];
	const named: unknown[] = [
		data.field,
		valueAt(data, 'error.details.field'),
		valueAt(data, 'details.field'),
		...errors.map((entry) =>
			isObject(entry) ? (entry.field ?? entry.path ?? entry.param) : undefined,
		),
		...Object.values(isObject(data.validation) ? data.validation : {}).flatMap((part) =>
			isObject(part) && isList(part.keys) ? part.keys : [],
		),
	];
	const names = named
		.map((name) => (Array.isArray(name) ? name.join('.') : name))
		.filter((name): name is string => typeof name === 'string' && name !== '');
	return [...new Set(names)];
}

const typeOf = (headers: Record<string, string>): string => headers['content-type'] ?? '';

const isCsv = (headers: Record<string, string>): boolean => typeOf(headers).includes('csv');

function parse(text: string, headers: Record<string, string>): { data: unknown; broken: boolean } {
	const body = text.replace(/^\uFEFF/, '').trim();
	const json = typeOf(headers).includes('json') || /^[[{]/.test(body);
	if (body === '' || !json || isCsv(headers)) return { data: text, broken: false };
	const data = parsedJson(body);
	if (data !== undefined) return { data, broken: false };
	// "success" under a JSON content type is text; half an object is no answer at all.
	return { data: text, broken: /^[[{"]/.test(body) };
}

/** The same sentence, whole. Case, spaces and the full stop may differ. */
const isSame = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (sentence: string): string =>
	sentence.replace(/\s+/g, ' ').trim().replace(/\.$/, '').toLowerCase();

/** Retry-After in seconds or as a date by the server's own clock, else `retry_after` of the body; in ms. */
function waitOf(headers: Record<string, string>, data: unknown, now: number): number | undefined {
	const header = headers['retry-after'];
	if (typeof header === 'string' && header.trim() !== '') {
		const seconds = Number(header);
		const theirNow = Date.parse(headers.date ?? '') || now;
		const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - theirNow;
		if (Number.isFinite(ms) && ms >= 0) return ms;
	}
	const seconds = Number(valueAt(data, 'error.retry_after') ?? valueAt(data, 'retry_after') ?? NaN);
	return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

const short = (text: string): string | undefined => {
	// A whole export comes by here as well.
	const line = text.slice(0, 2000).replace(/\s+/g, ' ').trim();
	if (line === '') return undefined;
	return line.length > 300 ? `${line.slice(0, 300)}…` : line;
};

function hostOf(location: string | undefined): string | undefined {
	return /^(?:https?:)?\/\/([^/?#]+)/i.exec(location ?? '')?.[1]?.replace(/^.*@/, '');
}
