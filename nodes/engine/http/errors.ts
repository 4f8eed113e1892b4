import { Problem, sentence } from '../problem';
import { hostName, type Effects, type ApiRequest, type Host } from '../spec/apiRequest';
import { shown } from '../spec/value';
import { isLeadLimit } from './accountLimits';
import { fieldsOf, sentenceOf, type Failure, type Outcome } from './outcome';

/** What is known of a request that failed. */
interface Attempts {
	host: Host;
	effects: Effects;
	/** How often it was sent and ended without a usable answer. */
	uncertainTries: number;
	/** It may be sent again after an uncertain end. */
	again: boolean;
}

/**
 * A refused or lost request as sentences the user can act on: the message says what happened, in
 * SmartLead's own words where it has some; the description says how to go on.
 */
export function explain(outcome: Failure, request: ApiRequest, attempts: Attempts): Problem {
	switch (outcome.kind) {
		case 'refused':
			return refusal(outcome, request);
		case 'uncertain':
			return uncertain(outcome, attempts);
		case 'unsent':
			return unsent(outcome, attempts);
		case 'cancelled':
			return cancelled();
	}
}

export const cancelled = () =>
	new Problem('cancelled', 'The execution was cancelled', { final: true });

/** The rate limit kept a request waiting for longer than it may. `ms` is how long it would still take. */
export function waitedTooLong(ms: number, maxWait: number, said?: string): Problem {
	const next = Number.isFinite(ms) ? ` The next try would have been in ${span(ms)}.` : '';
	return new Problem('waited', `SmartLead's rate limit was not lifted within ${span(maxWait)}`, {
		description: `${said ? `SmartLead said: ${sentence(said)} ` : ''}This request was not sent.${next} Run the rest later, or raise 'Max Wait (Minutes)' in the options.`,
		httpCode: '429',
		final: true,
	});
}

/** Nothing usable came for as long as a run may wait: what is left of it is not sent. */
export const gaveUp = (maxWait: number) =>
	new Problem('waited', `SmartLead gave no usable answer for ${span(maxWait)}`, {
		description:
			"This request was not sent. Run the rest later, or raise 'Max Wait (Minutes)' in the options.",
		final: true,
	});

/** What SmartLead has no word for: the answer to a read was empty. */
export function notFound(request: ApiRequest): Problem {
	return new Problem('refused', 'SmartLead found nothing under what you gave', {
		description: checkParameters(request),
		httpCode: '404',
	});
}

/** A list that is in none of the documented places. An empty list would be a lie. */
export const unreadable = ({ method, route }: Pick<ApiRequest, 'method' | 'route'>) =>
	new Problem('refused', 'SmartLead answered in a form that this node does not know', {
		description: `The answer to ${method} ${route} holds no list where one is documented. Please report it, so that the node learns it.`,
	});

/** What to do when the plan of the account takes no more leads. */
const makeRoom =
	'The lead limit of your SmartLead plan is used up. Make room or raise the plan there, then run what is left: nothing more of this run was sent.';

/** A write of which the answer leaves open how much of it was carried out. */
export const uncertainWrite = (why: string, answer: unknown, effects: Effects) =>
	uncertain(
		{ kind: 'uncertain', status: 200, why, said: sentenceOf(answer) },
		{ again: false, uncertainTries: 1, effects },
	);

/** A write that ended without a usable answer, and was not done: it was looked for long enough. */
export const notDone = ({ httpCode }: Problem) =>
	new Problem('refused', 'SmartLead did not do this', {
		description:
			'It gave no usable answer, and what was asked for was not there 20 seconds later. It was not sent again: run it again.',
		httpCode,
	});

function refusal(
	{ status, said, data, html, to }: Extract<Outcome, { kind: 'refused' }>,
	request: ApiRequest,
): Problem {
	const problem = (message: string, description: string, final = false) =>
		new Problem('refused', message, {
			description,
			httpCode: String(status),
			final,
			answer: html ? undefined : data,
		});

	if (status >= 300 && status < 400) {
		return problem(
			`SmartLead sent this request on to ${to ?? 'another address'}`,
			'The node did not follow, because a change followed that way can be lost. The API has probably moved: look for a newer version of this node.',
		);
	}
	if (said !== undefined && isLeadLimit(said)) return problem(said, makeRoom, true);
	switch (status) {
		case 401:
			return problem(
				/not authorized/i.test(said ?? '')
					? 'This API key may not use this operation'
					: 'SmartLead refused the API key',
				`${said ? `SmartLead said: ${sentence(said)} ` : ''}Check the key in the credential. It is in SmartLead under Settings > API; regenerating it there ends the old key at once, and the key of a client reaches only what belongs to that client.`,
				true,
			);
		case 402:
			return problem(
				said ?? 'SmartLead has no credits left for this',
				'The credits of your SmartLead plan are used up. Buy more or wait for the next period.',
			);
		case 403:
			return html
				? problem(
						'The request was blocked on the way to SmartLead',
						'The answer is a web page, not the API: a firewall or a proxy refused it. Ask whoever runs this n8n, or try from another network.',
					)
				: problem(
						said ?? 'SmartLead does not allow this',
						'Your plan or the permissions of this API key do not include it. The Basic plan of SmartLead has no API access.',
					);
		case 404:
			return problem(
				said ?? 'SmartLead found nothing under what you gave',
				checkParameters(request),
			);
		case 406:
			return problem(
				said ?? 'SmartLead allows this only now and then',
				'SmartLead limits how often this may be done. It was not done now and not tried again; run it later.',
			);
		case 409:
			return problem(
				said ?? 'SmartLead has this already, or it is in use',
				`What is there stands in the way of what you asked for. ${checkParameters(request)}`,
			);
		case 413:
			return problem(
				said ?? 'This request is larger than SmartLead takes',
				'Send less at once: shorter texts, or fewer custom fields.',
			);
		default:
			return problem(
				said ??
					(status < 300
						? 'SmartLead did not do this'
						: `SmartLead refused this with status ${status}`),
				fieldsHint(data) ??
					(said ? 'Check the parameters of this node.' : checkParameters(request)),
			);
	}
}

/** Why the end of a write does not tell whether it was done: it was deleted before, say, and now not found. */
export const doubts = {
	before: 'A try before got no usable answer and may have done this already.',
	underWay:
		'The request that was under way may or may not have been carried out. Look in SmartLead before you run this again.',
};

const asked = (times: number): string =>
	times > 1
		? `It was asked ${times} times, which does no harm here.`
		: 'Asking again does no harm here.';

function unsent(
	{ why, code }: Extract<Outcome, { kind: 'unsent' }>,
	{ host, uncertainTries }: Attempts,
) {
	const sent = uncertainTries > 0 ? 'The last try sent nothing. ' : 'Nothing was sent. ';
	return new Problem('unsent', `SmartLead could not be reached: ${why} (${hostName(host)})`, {
		description: `${code === 'ETIMEDOUT' ? '' : sent}Check the network of this n8n, its proxy, and that the credential allows this domain.`,
		httpCode: code,
	});
}

function uncertain(
	{ status, said, why }: Extract<Outcome, { kind: 'uncertain' }>,
	{ again, uncertainTries, effects: { sendsEmail, cost } }: Omit<Attempts, 'host'>,
): Problem {
	const httpCode = status === undefined ? undefined : String(status);
	const reason = sentence(`${why}${said ? `: ${said}` : ''}`);
	if (again) {
		return new Problem('uncertain', 'SmartLead did not give a usable answer', {
			description: `${reason} ${asked(uncertainTries)} Run this again later.`,
			httpCode,
		});
	}
	const risk = sendsEmail
		? ', so that nobody is emailed twice'
		: cost
			? ', so that nothing is paid twice'
			: '';
	return new Problem('uncertain', 'This may or may not have happened in SmartLead', {
		description: `${reason} It was not sent again${risk}. Look in SmartLead before you run it again.`,
		httpCode,
	});
}

function checkParameters({ path, query, names }: ApiRequest): string {
	const values = Object.entries(Object.keys(path).length > 0 ? path : query);
	const asked = values.map(([name, value]) => `'${names[name] ?? name}' (${shown(value)})`);
	const those = asked.length > 0 ? `${asked.join(' and ')}, and ` : '';
	return `Check ${those}that it belongs to the account of this API key.`;
}

function fieldsHint(data: unknown): string | undefined {
	const fields = fieldsOf(data);
	if (fields.length === 0) return undefined;
	return `SmartLead names ${fields.map((field) => `'${field}'`).join(', ')}. Check what you entered there.`;
}

/** A span of time in words. */
export function span(ms: number): string {
	const seconds = Math.ceil(ms / 1000);
	if (seconds < 120) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
	return `${Math.ceil(seconds / 60)} minutes`;
}
