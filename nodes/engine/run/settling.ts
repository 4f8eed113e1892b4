import type { IDataObject } from 'n8n-workflow';

import { cancelled, notDone, openWrite, unreadable } from '../http/errors';
import { pause } from '../http/wait';
import { firstValueAt, isObject } from '../json';
import { attempt, type Problem } from '../problem';
import type { ApiRequest, Effects } from '../spec/apiRequest';
import type { SettleEntries } from '../spec/batch';
import type { Endpoint, SettleRecord, Sight, Values } from '../spec/endpoint';
import type { List } from '../spec/list';
import type { Read } from '../spec/parameter';
import { isEmpty } from '../spec/value';
import { itemsOf } from './answer';
import { listOf, requestOf } from './calls';

/**
 * When it is looked, in ms after the end of the request. What is there ends the looking. What is not
 * there may be under way: only what is missing after some time counts as not done. Nobody says how
 * long SmartLead may work on a request whose connection is gone; a gateway that gave up has waited a
 * minute before. The last look is for where the one before could not be read.
 */
const looks = [2_000, 8_000, 20_000, 25_000];
const longEnough = 20_000;

/** A clock that is wrong by less does no harm: what is older than the request was there before it. */
const clockError = 300_000;
/** Nor does one that is wrong by hours: only what is as old as that was there before for certain. */
const surelyOld = 86_400_000;

/** Of longer lists the end is not waited for: at 100 rows a page, these are 100 requests. */
const mostRows = 10_000;

/** What a run gives to settle with. */
interface Means {
	/** Sends a read, with the ids in it looked up that have to be. */
	send(request: ApiRequest, effects: Effects): Promise<unknown>;
	resolve(request: ApiRequest): Promise<ApiRequest>;
	signal: AbortSignal | undefined;
	remark(heading: string, detail: string): void;
}

/** Which entries are there, and whether all others are not. */
export interface Found {
	rows: Map<string, { row: IDataObject; isNew: boolean }>;
	isWhole: boolean;
}

/** A write whose end says nothing. */
interface Uncertain {
	started: number;
	problem: Problem;
	/** The values of its item. */
	read?: Read;
	/** The ids of the records that were there before it. */
	before?: Set<string>;
}

/** What a row tells of one record. */
type Age = 'new' | 'old' | 'unknown';

/**
 * Finds out what became of writes that ended without a usable answer: by documented reads, which cost
 * nothing and change nothing. Nothing is sent again.
 */
export class Settling {
	/** The records that this run has made. */
	private readonly own = new Set<string>();

	constructor(private readonly means: Means) {}

	/** The answer of a write, or one made of what is found in its stead. Throws a `Problem`. */
	async answer(
		endpoint: Endpoint,
		request: ApiRequest,
		act: () => Promise<unknown>,
		known: { read?: Read; before?: Set<string> },
	): Promise<unknown> {
		const { settle } = endpoint;
		if (!settle) return await act();
		const started = Date.now();
		const tried = await attempt(act);
		if ('value' in tried && !(known.before && isNameless(settle, tried.value))) {
			const [made] = itemsOf(tried.value);
			if (isObject(made)) this.remember(settle, made);
			return tried.value;
		}
		const problem =
			'problem' in tried
				? tried.problem
				: openWrite('It did not tell the ID of what it made', tried.value, endpoint);
		if (problem.kind !== 'uncertain') throw problem;
		const found = await this.record(settle, request, { ...known, started, problem });
		// What SmartLead says it has done may come at any time.
		if (found === 'missing' && 'problem' in tried) throw notDone(problem);
		if (found === 'missing' || found === 'unknown') throw problem;
		this.remember(settle, found);
		this.means.remark(
			'SmartLead gave no usable answer. It was done: this was found afterwards',
			name(found),
		);
		return settle.answer(found);
	}

	/** The entries of a request that ended without a usable answer, by their marks. */
	async entries(
		settle: SettleEntries,
		request: ApiRequest,
		{ marks, started, problem }: { marks: Set<string>; started: number; problem: Problem },
	): Promise<Found> {
		const rows: Found['rows'] = new Map();
		const isWhole = await this.look(settle.reads, request, problem, (seen) => {
			for (const row of seen) {
				const mark = settle.mark(row);
				if (mark === undefined || !marks.has(mark)) continue;
				rows.set(mark, { row, isNew: ageOf(row, settle.since, started) === 'new' });
			}
			return rows.size === marks.size;
		});
		return { rows, isWhole };
	}

	private async record(
		settle: SettleRecord,
		request: ApiRequest,
		{ read, before, started, problem }: Uncertain,
	): Promise<IDataObject | 'missing' | 'unknown'> {
		let found: IDataObject | undefined;
		let isOpen = settle.mayComeLater === true;
		const isWhole = await this.look(
			settle.reads,
			request,
			problem,
			(seen) => {
				const likeness = (row: IDataObject) => {
					const id = String(idIn(settle, row));
					return !this.own.has(id) && !before?.has(id) && settle.is(row, request);
				};
				const alike = seen.filter(likeness);
				const ages = alike.map((row) =>
					before || settle.isState ? 'new' : ageOf(row, settle.since, started),
				);
				const fresh = alike.filter((_, place) => ages[place] === 'new');
				const isOpaque = seen.some((row) => likeness(row) === undefined);
				const doubtful = isOpaque || ages.includes('unknown');
				isOpen = settle.mayComeLater === true || doubtful || fresh.length > 1;
				// Of several that may be it, and of what has no date, nobody knows which is this one.
				if (fresh.length === 1) [found] = fresh;
				return fresh.length > 0 || doubtful;
			},
			read,
		);
		if (found) return found;
		return isWhole && !isOpen ? 'missing' : 'unknown';
	}

	/**
	 * Looks until `sees` has seen enough, or for as long as something may still come. False where that
	 * could not be read in the end: what is missing then is not known to be so.
	 */
	private async look(
		reads: Sight[],
		request: ApiRequest,
		problem: Problem,
		sees: (rows: IDataObject[]) => boolean,
		read?: Read,
	): Promise<boolean> {
		const sights = await attempt(async () => sightsOf(reads, request, read));
		if ('problem' in sights || sights.value.length === 0) return false;
		let passed = 0;
		for (const time of looks) {
			await this.wait(time - passed, problem);
			passed = time;
			const looked = await attempt(async () => await this.rows(sights.value));
			if ('problem' in looked) {
				if (looked.problem.kind === 'cancelled') throw stopped(problem);
				if (looked.problem.final) return false;
			} else if (sees(looked.value) || time >= longEnough) return true;
		}
		return false;
	}

	/** The rows of the first read that can be read. */
	private async rows(sights: Wanted[]): Promise<IDataObject[]> {
		const failures: Problem[] = [];
		for (const { operation, values, rows } of sights) {
			const tried = await attempt(async () => {
				const asked = await this.means.resolve(requestOf(operation, values));
				return await this.rowsOf(operation, asked, rows);
			});
			if (!('problem' in tried)) return tried.value;
			failures.push(tried.problem);
			if (tried.problem.final) break;
		}
		throw failures.at(-1) ?? cancelled();
	}

	private async rowsOf(
		operation: Endpoint,
		request: ApiRequest,
		read: Sight['rows'],
	): Promise<IDataObject[]> {
		const { list } = operation;
		const send = async (page: ApiRequest) => await this.means.send(page, operation);
		const whole = list && (await wholeList(request, list, send));
		const rows = read ? read(whole ?? (await send(request))) : whole;
		if (rows) return rows;
		throw unreadable(request);
	}

	private async wait(ms: number, problem: Problem): Promise<void> {
		const signal = this.means.signal ?? new AbortController().signal;
		const waited = await attempt(async () => await pause(ms, signal));
		if ('problem' in waited) throw stopped(problem);
	}

	private remember(settle: SettleRecord, made: IDataObject): void {
		const id = idIn(settle, made);
		if (id !== undefined && id !== null) this.own.add(String(id));
	}
}

/** All rows of a list. Throws where it breaks off, or goes on for too long. */
async function wholeList(
	request: ApiRequest,
	list: List,
	send: (page: ApiRequest) => Promise<unknown>,
): Promise<IDataObject[]> {
	let isShort = false;
	const rows = await listOf(request, list, send, mostRows, { short: () => (isShort = true) });
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
	cancelled().described([`${message}.`, description].filter(Boolean).join(' '));

/** A job goes on with what it made: it has to know which one that is. */
const isNameless = (settle: SettleRecord, answer: unknown): boolean =>
	settle.id !== undefined && isEmpty(idIn(settle, itemsOf(answer)[0] ?? {}));

const idIn = ({ id = [] }: SettleRecord, row: IDataObject): unknown => firstValueAt(row, id);

const name = (row: IDataObject): string =>
	String(firstValueAt(row, ['name', 'list_name', 'subject', 'id']) ?? '');

/** Whether a row was there before the request, by its own date: one without an offset is none. */
function ageOf(row: IDataObject, since: string | string[] = [], started: number): Age {
	const date = firstValueAt(row, since);
	const isDate = typeof date === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(date);
	const time = isDate ? Date.parse(date) : NaN;
	if (time >= started - clockError) return 'new';
	return time < started - surelyOld ? 'old' : 'unknown';
}
