import type { IHookFunctions } from 'n8n-workflow';

import { Problem } from '../engine/problem';

/** The address that n8n gives this hook. */
export function webhookUrlOf(context: IHookFunctions): string {
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined || !URL.canParse(url)) {
		throw new Problem('parameter', 'n8n does not know the address of this webhook');
	}
	return context.getNode().webhookId === undefined ? encodedTwice(url) : url;
}

/**
 * n8n 1 gives no webhook id to a trigger that came over its API or command line, and puts the node's
 * name into the path instead, encoded. A request that arrives is decoded once before n8n looks its
 * path up: encoded twice, the name is then what n8n knows, and without it the answer is a 404.
 */
function encodedTwice(url: string): string {
	const steps = url.split('/');
	const [name = '', last = ''] = steps.splice(-2);
	return [...steps, name.replaceAll('%', '%25'), last].join('/');
}

/**
 * Whether two addresses of a trigger differ at most in where n8n is found. n8n builds them as
 * <base>/<endpoint>/<webhook id>/webhook, with one endpoint for events and another for tests; both
 * have names that can be set.
 */
export function sameEndpoint(context: IHookFunctions, one: string, other: string): boolean {
	// Without a webhook id, the ids of workflow and node stand in its place.
	const tail = context.getNode().webhookId === undefined ? 3 : 2;
	const endpoint = (url: string) => new URL(url).pathname.split('/').at(-tail - 1) ?? '';
	return endpoint(one) === endpoint(other);
}

/** Names and addresses that mean something only at home: those without a dot, and private ones. */
const local = [
	/^[^.:]+$/,
	/\.(localhost|local|internal)$/i,
	/^(0|10|127|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\.[\d.]+$/,
	/^\[(::1?|f[cde].+)\]$/i,
];

/** SmartLead sends from the internet, and only over https. */
export function assertReachable(webhookUrl: string): void {
	const { protocol, hostname, origin } = new URL(webhookUrl);
	if (protocol === 'https:' && !local.some((form) => form.test(hostname))) return;
	throw new Problem('parameter', `SmartLead cannot reach this n8n at ${origin}`, {
		description:
			'Set N8N_WEBHOOK_URL (WEBHOOK_URL in older n8n) to the public https address of this n8n and restart it. Where the internet cannot reach it, use the SmartLead Poll Trigger instead.',
	});
}
