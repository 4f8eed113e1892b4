import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { RequestOptions } from 'node:https';
import type { Socket } from 'node:net';

import { client } from '../fixtures';

/** What it takes to use a proxy door. */
export interface DoorAddress {
	port: number;
	caFile: string;
}

/** Asks a proxy for a tunnel to `target` (`host:port`); the status says whether it agreed. */
export async function openTunnel(
	door: DoorAddress,
	target: string,
): Promise<{ status: number; socket: Socket }> {
	return await new Promise((resolve, reject) => {
		const { port } = door;
		httpRequest({ host: '127.0.0.1', port, method: 'CONNECT', path: target })
			.on('connect', (response, socket: Socket) =>
				resolve({ status: response.statusCode ?? 0, socket }),
			)
			.on('error', reject)
			.end();
	});
}

/** One request over TLS through a tunnel, trusting nothing but the door's own CA. */
export async function through(
	door: DoorAddress,
	host: string,
	method: string,
	path: string,
	body = '',
): Promise<{ status: number; text: string }> {
	const { socket } = await openTunnel(door, `${host}:443`);
	return await new Promise((resolve, reject) => {
		const type = body === '' ? {} : { 'Content-Type': 'application/json' };
		// `socket` is how the proxy agents of npm lay TLS over a tunnel; the types leave it out.
		const options: RequestOptions & { socket: Socket } = {
			host,
			method,
			path: `/api/v1${path}`,
			headers: { 'User-Agent': client, ...type },
			ca: readFileSync(door.caFile),
			socket,
			servername: host,
			agent: false,
		};
		httpsRequest(options)
			.on('response', (response) => {
				let text = '';
				response.on('data', (chunk: Buffer) => (text += chunk.toString()));
				response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
				response.on('error', reject);
			})
			.on('error', reject)
			.end(body);
	});
}
