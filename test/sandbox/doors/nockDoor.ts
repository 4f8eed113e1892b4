import type { ClientRequest } from 'node:http';
import { Readable } from 'node:stream';

import nock from 'nock';
import timers from 'nock/lib/common';

import { toCall } from './call';
import { hostNames, hosts } from '../hosts';
import type { Sandbox } from '../sandbox';
import type { ApiAnswer } from '../types';

// nock takes over Node's http as soon as it is imported. It must wait for the door: test files of one
// worker share http, and a second nock on top of a forgotten one breaks both.
nock.restore();

/** Every verb on its own, because nock has no "any". */
const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

/** Node's error codes for the faults in which no answer begins. */
const codes = {
	reset: 'ECONNRESET',
	dns: 'ENOTFOUND',
	refused: 'ECONNREFUSED',
	certificate: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
} as const;

/** Taken before a test can replace it by fake time, in which a broken answer would never break. */
const later = setTimeout;

// Every answer of nock waits twice, for a delay of none as well, and a timer of Node's takes at least
// a millisecond: it would be half the time of the tests.
timers.setTimeout = (callback, ms) =>
	ms > 0 ? later(callback, ms) : timers.setImmediate(callback);

/** How long a broken answer is whole, milliseconds: its reader must have taken hold of it. */
const beforeBreak = 20;

function failure(code: string, host: string): NodeJS.ErrnoException {
	const reasons: Record<string, string> = {
		ECONNRESET: 'socket hang up',
		ENOTFOUND: `getaddrinfo ENOTFOUND ${host}`,
		ECONNREFUSED: `connect ECONNREFUSED ${host}:443`,
		UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
	};
	return Object.assign(new Error(reasons[code] ?? code), { code });
}

/** An open nock door. */
export interface NockDoor {
	close(): void;
}

/** Requests whose answer is on its way, and answers about to break off. */
const answering = new Set<ClientRequest>();
let breaking = 0;

/**
 * Whether an answer is on its way, which takes some milliseconds of real time: who fakes time has to
 * wait for it. One that never comes, or takes its fake time, is none.
 */
export function isAnswering(): boolean {
	for (const request of answering) if (request.destroyed) answering.delete(request);
	return breaking > 0 || answering.size > 0;
}

/** A body that breaks off after its first `length` characters. */
function brokenBody(body: string, length: number): Readable {
	const stream = new Readable({ read() {} });
	if (length > 0) stream.push(body.slice(0, length));
	breaking++;
	stream.once('close', () => breaking--);
	later(() => stream.destroy(failure('ECONNRESET', '')), beforeBreak);
	return stream;
}

/** In how many pieces a trickling answer comes, and how much time passes before each. */
const pieces = 10;
const betweenPieces = 20_000;

/** A body that comes in pieces, so slowly that it takes longer than any answer should. */
function tricklingBody(body: string): Readable {
	const stream = new Readable({ read() {} });
	const length = Math.ceil(body.length / pieces);
	const push = (from: number) => {
		if (stream.destroyed) return;
		stream.push(from < body.length ? body.slice(from, from + length) : null);
		if (from < body.length) setTimeout(push, betweenPieces, from + length);
	};
	setTimeout(push, betweenPieces, 0);
	return stream;
}

type NockReply = [number, string | Readable, Record<string, string>];

function toReply(answer: ApiAnswer, host: string): NockReply | Promise<NockReply> {
	const { status, headers, body, fault } = answer;
	switch (fault) {
		case undefined:
			return [status, body, headers];
		case 'trickle':
			return [status, tricklingBody(body), headers];
		case 'silence':
			return new Promise<NockReply>(() => {});
		case 'resetAfterHeaders':
		case 'halfBody': {
			const length = fault === 'halfBody' ? Math.floor(body.length / 2) : 0;
			const whole = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) };
			return [status, brokenBody(body, length), whole];
		}
		default:
			throw failure(codes[fault], host);
	}
}

const comesAtOnce = ({ fault }: ApiAnswer): boolean => fault === undefined;

/**
 * Leads every request of this process to the sandbox, without a network: the four hosts are
 * answered, every other host is refused and noted in `sandbox.blocked`.
 */
export function openNockDoor(sandbox: Sandbox): NockDoor {
	// nock hands a parsed body to its reply functions; its event still has the text.
	const bodies = new WeakMap<ClientRequest, string>();
	const note = (request: ClientRequest, _interceptor: unknown, body: string) => {
		bodies.set(request, body);
	};
	const noteBlocked = (request: { host?: string; options?: { host?: string } }) => {
		sandbox.blocked.push(request.host ?? request.options?.host ?? 'unknown');
	};
	if (!nock.isActive()) nock.activate();
	nock.disableNetConnect();
	nock.emitter.on('no match', noteBlocked);
	for (const name of hostNames) {
		const host = hosts[name];
		const scope = nock(`https://${host}`).persist();
		scope.on('request', note);
		scope.on('replied', (request: ClientRequest) => answering.delete(request));
		for (const verb of verbs) {
			scope.intercept(/.*/, verb).reply(async function (target) {
				const request = this.req as ClientRequest;
				const body = bodies.get(request) ?? '';
				const headers = request.getHeaders();
				const call = toCall({ method: verb, host, target, headers, body });
				const answer = await sandbox.handle(call);
				if (comesAtOnce(answer)) answering.add(request);
				return toReply(answer, host);
			});
		}
	}
	return {
		close() {
			answering.clear();
			nock.emitter.off('no match', noteBlocked);
			nock.cleanAll();
			nock.enableNetConnect();
			nock.restore();
		},
	};
}
