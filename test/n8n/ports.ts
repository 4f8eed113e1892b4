import { createServer, connect } from 'node:net';

const host = '127.0.0.1';

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, host, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

async function answers(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host, timeout: 1_000 });
		const done = (taken: boolean) => {
			socket.destroy();
			resolve(taken);
		};
		socket.once('connect', () => done(true));
		socket.once('timeout', () => done(false));
		socket.once('error', () => done(false));
	});
}

async function refuses(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(true));
		server.listen(port, host, () => server.close(() => resolve(false)));
	});
}

/**
 * Whether somebody listens on that port. Asked both ways: some systems let two programs listen on
 * one port when one of them listens on all addresses, and then only connecting shows it.
 */
export async function portTaken(port: number): Promise<boolean> {
	return (await answers(port)) || (await refuses(port));
}
