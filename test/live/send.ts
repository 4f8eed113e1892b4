import { request as httpRequest } from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { Socket } from 'node:net';

/** A request to the API; the address has the key in it. */
export interface LiveRequest {
	method: string;
	url: URL;
	body?: string;
	userAgent?: string;
}

export interface LiveAnswer {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
}

export type Send = (request: LiveRequest) => Promise<LiveAnswer>;

const timeout = 120_000;
/** Some default clients are refused. */
const passingUserAgent = 'n8n-nodes-smartlead-check/1.0 (Mozilla/5.0 compatible)';

/** Sends over HTTPS: directly, or through an HTTPS proxy such as that of the sandbox. */
export const sender =
	({ proxy, ca }: { proxy?: string; ca?: string } = {}): Send =>
	async ({ method, url, body, userAgent = passingUserAgent }) => {
		const socket = proxy === undefined ? undefined : await tunnel(new URL(proxy), url.hostname);
		return await new Promise((resolve, reject) => {
			// `socket` is how the proxy agents of npm lay TLS over a tunnel; the types leave it out.
			const options: RequestOptions & { socket?: Socket } = {
				method,
				timeout,
				headers: {
					'User-Agent': userAgent,
					Accept: 'application/json',
					...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				},
				...(ca === undefined ? {} : { ca }),
				...(socket ? { socket, servername: url.hostname, agent: false } : {}),
			};
			const request = httpsRequest(url, options, (response) => {
				const chunks: Buffer[] = [];
				response.on('data', (chunk: Buffer) => chunks.push(chunk));
				response.on('error', reject);
				response.on('end', () => {
					socket?.destroy();
					const { statusCode: status = 0, headers } = response;
					resolve({ status, headers, text: Buffer.concat(chunks).toString('utf8') });
				});
			});
			request.on('timeout', () => request.destroy(new Error('No answer in two minutes')));
			request.on('error', reject);
			request.end(body);
		});
	};

async function tunnel(proxy: URL, host: string): Promise<Socket> {
	return await new Promise((resolve, reject) => {
		const { hostname, port } = proxy;
		httpRequest({ hostname, port, method: 'CONNECT', path: `${host}:443`, timeout })
			.on('connect', ({ statusCode }, socket: Socket) => {
				if (statusCode === 200) return resolve(socket);
				socket.destroy();
				reject(new Error(`The proxy refused the way to ${host} (${statusCode})`));
			})
			.on('error', reject)
			.end();
	});
}
