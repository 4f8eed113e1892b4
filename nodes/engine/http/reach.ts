import type { IHttpRequestOptions } from 'n8n-workflow';

import { hostName, type Host } from '../spec/apiRequest';
import { userAgent } from './userAgent';
import { pause } from './wait';

/** How long a person at a dropdown waits for a host from which nothing comes at all, in ms. */
export const reachTimeout = 4500;

/**
 * Whether the host answers anything within a time: so that a slow list is not taken for a
 * host that cannot be reached. Asked without the key.
 */
export async function isReachable(
	send: (options: IHttpRequestOptions) => Promise<unknown>,
	host: Host,
	ms: number,
	signal: AbortSignal,
): Promise<boolean> {
	const answer = send({
		method: 'HEAD',
		url: `https://${hostName(host)}/`,
		headers: { 'user-agent': userAgent },
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		disableFollowRedirect: true,
		timeout: reachTimeout,
	});
	const answered = answer.then(
		() => true,
		() => false,
	);
	return (await Promise.race([answered, pause(ms, signal)])) ?? false;
}
