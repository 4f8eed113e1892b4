import { hostName, type Host } from '../spec/apiRequest';
import { failureOf, type Context } from './exchange';
import { judgeFailure, type Failure } from './outcome';
import { userAgent } from './userAgent';
import { pause, shortWait } from './wait';

/** How long a person at a dropdown waits for a host from which nothing comes at all, in ms. */
const reachTimeout = 4500;

/**
 * Why nothing comes from a host, for somebody who looks at an empty list. Where the host answers
 * something else, the list is slow and has more time. Asked without the key.
 */
export async function whyNothingComes(
	{ helpers }: Context,
	host: Host,
	signal: AbortSignal,
): Promise<Failure> {
	await pause(reachTimeout / 2, signal);
	const request = {
		method: 'HEAD',
		url: `https://${hostName(host)}/`,
		headers: { 'user-agent': userAgent },
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: reachTimeout,
	} as const;
	const failure = await Promise.race([
		helpers.httpRequest(request).then(
			() => undefined,
			(error: unknown) => failed(error),
		),
		pause(reachTimeout / 2, signal).then(() => silent),
	]);
	if (failure) return failure;
	await pause(shortWait, signal);
	return judgeFailure('ETIMEDOUT', '');
}

const silent: Failure = {
	kind: 'unsent',
	code: 'ETIMEDOUT',
	why: 'it did not answer within 5 seconds',
	temporary: true,
};

function failed(error: unknown): Failure {
	const { code, message } = failureOf(error);
	return judgeFailure(code, message);
}
