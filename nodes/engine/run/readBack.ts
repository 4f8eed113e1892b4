import type { IDataObject } from 'n8n-workflow';

import { cancelled, unreadable } from '../http/errors';
import { pause } from '../http/wait';
import { attempt, type Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { SettleRead } from '../spec/endpoint';
import type { Read } from '../spec/parameter';
import { requestOf } from '../spec/request';
import { listOf } from './pages';

/**
 * When it is read, in ms after the end of the write. What is there ends the reading. What is not there
 * may be under way: only what is missing after some time counts as not done. Nobody says how long
 * SmartLead may work on a request whose connection is gone; a gateway that gave up has waited a minute
 * before. The last read is for where the one before could not be read.
 */
const times = [2_000, 8_000, 20_000, 25_000];
const longEnough = 20_000;

/** Of longer lists the end is not waited for: at 100 rows a page, these are 100 requests. */
const mostRows = 10_000;

/** What reading takes: a run of the node. */
export interface Reader {
	/** Sends a request in which nothing is to be looked up any more. */
	send(request: ApiRequest, effects: Effects): Promise<unknown>;
	/** The request with the ids in it that had to be looked up. */
	resolved(request: ApiRequest): Promise<ApiRequest>;
	readonly connection: {
		readonly signal: AbortSignal | undefined;
		/** When the last write was sent, by SmartLead's clock. */
		readonly writtenAt: number;
	};
	remark(heading: string, detail: string): void;
}

/** A write that ended without a usable answer. */
export interface LostWrite {
	request: ApiRequest;
	problem: Problem;
	/** The values of its item. */
	read?: Read;
}

/** What is there at one time. `isLate`: what is missing now was not done. */
interface Look {
	rows: IDataObject[];
	isLate: boolean;
}

/** Looks where a write leaves its traces, for as long as something may still come. */
export async function* readBack(
	reader: Reader,
	reads: SettleRead[],
	{ request, problem, read }: LostWrite,
): AsyncGenerator<Look> {
	const planned = await attempt(() => plannedReads(reads, request, read));
	if ('problem' in planned || planned.value.length === 0) return;
	const signal = reader.connection.signal ?? new AbortController().signal;
	let passed = 0;
	for (const time of times) {
		const tried = await attempt(async () => {
			await pause(time - passed, signal);
			return await firstReadable(planned.value, reader);
		});
		passed = time;
		if ('value' in tried) {
			yield { rows: tried.value, isLate: time >= longEnough };
			if (time >= longEnough) return;
		} else {
			if (signal.aborted || tried.problem.kind === 'cancelled') throw stopped(problem);
			if (tried.problem.final) return;
		}
	}
}

interface PlannedRead extends Pick<SettleRead, 'operation' | 'rows'> {
	request: ApiRequest;
}

/** The reads that would show what the request asks for. */
const plannedReads = (reads: SettleRead[], request: ApiRequest, read?: Read): PlannedRead[] =>
	reads.flatMap(({ operation, values, rows }) => {
		const wanted = values ? values(request, read) : { path: request.path };
		return wanted ? [{ operation, rows, request: requestOf(operation, wanted) }] : [];
	});

/** The rows of the first read that can be read. */
async function firstReadable(planned: PlannedRead[], reader: Reader): Promise<IDataObject[]> {
	let problem = cancelled();
	for (const one of planned) {
		const tried = await attempt(async () => await rowsOfRead(one, reader));
		if ('value' in tried) return tried.value;
		({ problem } = tried);
		if (problem.final) break;
	}
	throw problem;
}

/** Throws where the answer cannot be read, or a list breaks off or goes on for too long. */
async function rowsOfRead(
	{ operation, request: planned, rows: rowsIn }: PlannedRead,
	reader: Reader,
): Promise<IDataObject[]> {
	const { list } = operation;
	const request = await reader.resolved(planned);
	const send = async (page: ApiRequest) => await reader.send(page, operation);
	let isShort = false;
	const onShort = () => (isShort = true);
	const listed = list && (await listOf(request, list, send, mostRows, { onShort }));
	if (isShort || (listed && listed.length >= mostRows)) throw unreadable(request);
	const rows = rowsIn ? rowsIn(listed ?? (await send(request))) : listed;
	if (rows) return rows;
	throw unreadable(request);
}

/** The execution was stopped meanwhile: what was open stays open, and is said. */
const stopped = ({ message, description }: Problem) =>
	cancelled().doubted([`${message}.`, description].filter(Boolean).join(' '));
