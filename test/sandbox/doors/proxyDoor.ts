import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import type { SecureContext } from 'node:tls';

import { generateCACertificate, getCA } from 'mockttp/dist/util/certificates';

import { toCall } from './call';
import { serveEvents } from './eventDoor';
import { hostNames, hosts } from '../hosts';
import type { Sandbox } from '../sandbox';
import type { ApiAnswer } from '../types';

/** An open proxy door. */
export interface ProxyDoor {
	/** `http://127.0.0.1:PORT`, for HTTPS_PROXY. */
	url: string;
	port: number;
	/** The CA's certificate in PEM, for NODE_EXTRA_CA_CERTS. */
	caFile: string;
	close(): Promise<void>;
}

/** A host besides SmartLead's that somebody plays behind the same door. */
export interface Neighbour {
	host: string;
	answer(request: IncomingMessage, response: ServerResponse): void;
}

/** Fresh certificates for the hosts behind the door, signed by a CA that exists only for it. */
async function certificates(
	names: string[],
): Promise<{ ca: string; contexts: Map<string, SecureContext> }> {
	const authority = await generateCACertificate({
		subject: { commonName: 'SmartLead sandbox', organizationName: 'For tests only' },
	});
	const ca = await getCA(authority);
	const contexts = new Map<string, SecureContext>();
	for (const name of names) {
		const { key, cert } = await ca.generateCertificate(name);
		contexts.set(name, createSecureContext({ key, cert }));
	}
	return { ca: authority.cert, contexts };
}

async function textOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}

/**
 * Sends an answer or breaks off. Behind a tunnel that already stands, a name that is not found, a
 * refused connection and a wrong certificate cannot be shown any more: they end like a reset, before
 * any answer.
 */
function send(answer: ApiAnswer, response: ServerResponse): void {
	const { status, headers, body, fault } = answer;
	if (fault === 'silence') return;
	if (fault && ['reset', 'dns', 'refused', 'certificate'].includes(fault)) {
		response.socket?.destroy();
		return;
	}
	const bytes = Buffer.from(body, 'utf8');
	response.writeHead(status, { ...headers, 'Content-Length': bytes.length });
	if (fault === undefined) {
		response.end(bytes);
		return;
	}
	response.flushHeaders();
	if (fault === 'trickle') {
		trickle(bytes, response);
		return;
	}
	const part = fault === 'halfBody' ? bytes.subarray(0, Math.floor(bytes.length / 2)) : '';
	const socket = response.socket;
	// destroySoon lets what was written leave first.
	if (part.length > 0) response.write(part, () => socket?.destroySoon());
	else socket?.destroySoon();
}

/** Byte by byte, one a second, until it is whole or nobody listens any more. */
function trickle(bytes: Buffer, response: ServerResponse): void {
	let sent = 0;
	const timer = setInterval(() => {
		response.write(bytes.subarray(sent, ++sent));
		if (sent < bytes.length) return;
		clearInterval(timer);
		response.end();
	}, 1000);
	response.once('close', () => clearInterval(timer));
}

async function serve(sandbox: Sandbox, request: IncomingMessage, response: ServerResponse) {
	const call = toCall({
		method: request.method ?? 'GET',
		host: request.headers.host ?? '',
		target: request.url ?? '/',
		headers: request.headers,
		body: await textOf(request),
	});
	send(await sandbox.handle(call), response);
}

/** The TLS end of the tunnels: it plays all the hosts and never listens on a port itself. */
function playHosts(
	sandbox: Sandbox,
	neighbours: Neighbour[],
	contexts: Map<string, SecureContext>,
): Server {
	return createTlsServer(
		{
			SNICallback(name, done) {
				const context = contexts.get(name.toLowerCase());
				if (context) done(null, context);
				else done(new Error(`No certificate for ${name}`));
			},
		},
		(request, response) => {
			const neighbour = neighbours.find(({ host }) => host === request.headers.host);
			if (neighbour) {
				neighbour.answer(request, response);
				return;
			}
			serve(sandbox, request, response).catch(() => response.socket?.destroy());
		},
	);
}

/** The proxy: tunnels to the hosts that are played end in `inside`, all others are refused. */
function createProxy(
	sandbox: Sandbox,
	isPlayed: (host: string) => boolean,
	inside: Server,
): Server {
	const proxy = createServer((request, response) => {
		// Whoever wants a way through names a whole address; a path alone is meant for us.
		if (request.url?.startsWith('/')) {
			serveEvents(sandbox, request, response).catch(() => response.socket?.destroy());
			return;
		}
		// Plain http through the proxy: SmartLead has none.
		sandbox.blocked.push(hostOf(request.url ?? '') ?? request.headers.host ?? 'unknown');
		response.writeHead(403, { 'Content-Type': 'text/plain' });
		response.end('The sandbox leads to the hosts of SmartLead over HTTPS only\n');
	});
	proxy.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
		socket.on('error', () => socket.destroy());
		const [host = '', port] = (request.url ?? '').split(':');
		if (!isPlayed(host.toLowerCase()) || port !== '443') {
			sandbox.blocked.push(host);
			socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		inside.emit('connection', socket);
	});
	return proxy;
}

function hostOf(url: string): string | undefined {
	return /^https?:\/\/([^/:]+)/i.exec(url)?.[1];
}

/**
 * Opens an HTTPS proxy on 127.0.0.1 that an unmodified n8n reaches through HTTPS_PROXY and
 * NODE_EXTRA_CA_CERTS. The certificates come from mockttp; the proxy itself is ours, because
 * mockttp opens a tunnel to any host and cannot break an answer off half-way.
 * `port` 0 (the default) takes a free one; a port in use rejects with EADDRINUSE.
 */
export async function openProxyDoor(
	sandbox: Sandbox,
	options: { port?: number; folder: string; neighbours?: Neighbour[] },
): Promise<ProxyDoor> {
	const { neighbours = [] } = options;
	const names = [...hostNames.map((name) => hosts[name]), ...neighbours.map(({ host }) => host)];
	const { ca, contexts } = await certificates(names);
	const inside = playHosts(sandbox, neighbours, contexts);
	const proxy = createProxy(sandbox, (host) => contexts.has(host), inside);
	const sockets = new Set<Socket>();
	proxy.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve, reject) => {
		proxy.once('error', reject);
		proxy.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const { port } = proxy.address() as AddressInfo;
	await mkdir(options.folder, { recursive: true });
	const caFile = join(options.folder, 'ca.pem');
	await writeFile(caFile, ca);
	return {
		url: `http://127.0.0.1:${port}`,
		port,
		caFile,
		async close() {
			const closed = new Promise((resolve) => proxy.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
