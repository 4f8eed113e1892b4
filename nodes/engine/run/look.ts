import type { IDataObject } from 'n8n-workflow';

import { cancelled, unreadable } from '../http/errors';
import { pause } from '../http/wait';
import { attempt, type Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { Endpoint, Sight, Values } from '../spec/endpoint';
import type { List } from '../spec/list';
import type { Read } from '../spec/parameter';
import { listOf, requestOf } from './calls';

/**
 * When it is looked, in ms after the end of the request. What is there ends the looking. What is not
 * there may be under way: only what is missing after some time counts as not done. Nobody says how
 * long SmartLead may work on a request whose connection is gone; a gateway that gave up has waited a
 * minute before. The last look is for where the one before could not be read.
 */
const looks = [2_000, 8_000, 20_000, 25_000];
const longEnough = 20_000;

/** Of longer lists the end is not waited for: at 100 rows a page, these are 100 requests. */
const mostRows = 10_000;

/** What a run gives to look with. */
export interface LookMeans {
	/** Sends a read, with the ids in it looked up that have to be. */
	send(request: ApiRequest, effects: Effects): Promise<unknown>;
	resolve(request: ApiRequest): Promise<ApiRequest>;
	signal: AbortSignal | undefined;
}

/** A write whose end says nothing, and where to look for what it makes. */
interface Sought {
	reads: Sight[];
	request: ApiRequest;
	problem: Problem;
	/** The values of its item. */
	read?: Read;
}

/**
 * Looks until `sees` has seen enough, or for as long as something may still come. False where that
 * could not be read in the end: what is missing then is not known to be so.
 */
export async function look(
	means: LookMeans,
	{ reads, request, problem, read }: Sought,
	sees: (rows: IDataObject[]) => boolean,
): Promise<boolean> {
	const sights = await attempt(async () => sightsOf(reads, request, read));
	if ('problem' in sights || sights.value.length === 0) return false;
	let passed = 0;
	for (const time of looks) {
		await wait(time - passed, means, problem);
		passed = time;
		const looked = await attempt(async () => await firstReadable(sights.value, means));
		if ('problem' in looked) {
			if (looked.problem.kind === 'cancelled') throw stopped(problem);
			if (looked.problem.final) return false;
		} else if (sees(looked.value) || time >= longEnough) return true;
	}
	return false;
}

/** The rows of the first read that can be read. */
async function firstReadable(sights: Wanted[], means: LookMeans): Promise<IDataObject[]> {
	const failures: Problem[] = [];
	for (const { operation, values, rows } of sights) {
		const tried = await attempt(async () => {
			const asked = await means.resolve(requestOf(operation, values));
			return await rowsSeen(operation, asked, { rows, means });
		});
		if (!('problem' in tried)) return tried.value;
		failures.push(tried.problem);
		if (tried.problem.final) break;
	}
	throw failures.at(-1) ?? cancelled();
}

async function rowsSeen(
	operation: Endpoint,
	request: ApiRequest,
	{ rows: read, means }: Pick<Sight, 'rows'> & { means: LookMeans },
): Promise<IDataObject[]> {
	const { list } = operation;
	const send = async (page: ApiRequest) => await means.send(page, operation);
	const whole = list && (await wholeList(request, list, send));
	const rows = read ? read(whole ?? (await send(request))) : whole;
	if (rows) return rows;
	throw unreadable(request);
}

async function wait(ms: number, means: LookMeans, problem: Problem): Promise<void> {
	const signal = means.signal ?? new AbortController().signal;
	const waited = await attempt(async () => await pause(ms, signal));
	if ('problem' in waited) throw stopped(problem);
}

/** All rows of a list. Throws where it breaks off, or goes on for too long. */
async function wholeList(
	request: ApiRequest,
	list: List,
	send: (page: ApiRequest) => Promise<unknown>,
): Promise<IDataObject[]> {
	let isShort = false;
	const rows = await listOf(request, list, send, mostRows, { onShort: () => (isShort = true) });
	if (isShort || rows.length >= mostRows) throw unreadable(request);
	return rows;
}

interface Wanted extends Pick<Sight, 'operation' | 'rows'> {
	values: Values;
}

/** The reads that would show what the request asks for. */
const sightsOf = (reads: Sight[], request: ApiRequest, read?: Read): Wanted[] =>
	reads.flatMap(({ operation, values, rows }) => {
		const wanted = values ? values(request, read) : { path: request.path };
		return wanted ? [{ operation, values: wanted, rows }] : [];
	});

/** The execution was stopped while it was looked: what was open stays open, and is said. */
const stopped = ({ message, description }: Problem) =>
	cancelled().triedBefore([`${message}.`, description].filter(Boolean).join(' '));
