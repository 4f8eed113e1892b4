import type { IDataObject } from 'n8n-workflow';

import { notDone, uncertainWrite } from '../http/errors';
import { firstValueAt, isObject } from '../json';
import { attempt, type Problem } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { SettleEntries } from '../spec/batch';
import type { Endpoint, SettleRecord } from '../spec/endpoint';
import type { Read } from '../spec/parameter';
import { isEmpty } from '../spec/value';
import { itemsOf } from './answer';
import { readBack, type Reader } from './readBack';

/** SmartLead's Date header has whole seconds: a record that is older than the request by more may be another one. */
const clockError = 2_000;
/** Only a record that is a day older was there before for certain: its date may be in the wrong time zone. */
const surelyOld = 86_400_000;

/** What is known of a write before it is sent. */
export interface KnownBefore {
	/** The values of its item. */
	read?: Read;
	/** The ids of the records that were there before it. */
	before?: Set<string>;
}

/** Which entries are there, and whether all others are not. */
export interface Found {
	rows: Map<string, { row: IDataObject; isNew: boolean }>;
	isWhole: boolean;
}

/** A write whose end says nothing. */
interface Uncertain extends KnownBefore {
	problem: Problem;
}

/** How old a record is, compared with the request. */
type Age = 'new' | 'recent' | 'old' | 'undated';

/** What was found of a record: itself, or that it is not there, or the ids of those that may be it. */
interface FoundRecord {
	found: IDataObject | undefined;
	isMissing: boolean;
	candidates: string[];
}

/**
 * Finds out what became of writes that ended without a usable answer: by documented reads, which cost
 * nothing and change nothing. Nothing is sent again.
 */
export class Settling {
	/** The records that this run has made. */
	private readonly own = new Set<string>();

	constructor(private readonly run: Reader) {}

	/** The answer of a write, or one made of what is found in its stead. Throws a `Problem`. */
	async answer(
		endpoint: Endpoint,
		request: ApiRequest,
		act: () => Promise<unknown>,
		known: KnownBefore,
	): Promise<unknown> {
		const { settle } = endpoint;
		if (!settle) return await act();
		const tried = await attempt(act);
		if ('value' in tried && !(known.before && isNameless(settle, tried.value))) {
			const [made] = itemsOf(tried.value);
			if (isObject(made)) this.remember(settle, made);
			return tried.value;
		}
		const problem =
			'problem' in tried
				? tried.problem
				: uncertainWrite('It did not return the ID of what it made', tried.value, endpoint);
		if (problem.kind !== 'uncertain') throw problem;
		const { found, isMissing, candidates } = await this.record(settle, request, {
			...known,
			problem,
		});
		// What SmartLead says it has done may come at any time.
		if (isMissing && 'problem' in tried) throw notDone(problem);
		if (!found) throw problem.described(withCandidates(problem, candidates));
		this.remember(settle, found);
		this.run.remark(
			'SmartLead gave no usable answer. It was done: this was found afterwards',
			nameOf(found),
		);
		return settle.answer(found);
	}

	/** The entries of a request that ended without a usable answer, by their dedupe keys. */
	async entries(
		settle: SettleEntries,
		request: ApiRequest,
		{ keys, problem }: { keys: Set<string>; problem: Problem },
	): Promise<Found> {
		const rows: Found['rows'] = new Map();
		const isWhole = await readBack(
			this.run,
			{ reads: settle.reads, request, problem },
			(rowsRead) => {
				for (const row of rowsRead) {
					const key = settle.key(row);
					if (key === undefined || !keys.has(key)) continue;
					rows.set(key, { row, isNew: this.ageOf(row, settle.since) === 'new' });
				}
				return rows.size === keys.size;
			},
		);
		return { rows, isWhole };
	}

	private async record(
		settle: SettleRecord,
		request: ApiRequest,
		{ read, before, problem }: Uncertain,
	): Promise<FoundRecord> {
		let found: IDataObject | undefined;
		let candidates: IDataObject[] = [];
		let isOpen = settle.mayComeLater === true;
		const isWhole = await readBack(
			this.run,
			{ reads: settle.reads, request, problem, read },
			(rowsRead) => {
				const isMatch = (row: IDataObject) => {
					const id = String(idIn(settle, row));
					return !this.own.has(id) && !before?.has(id) && settle.is(row, request);
				};
				const aged = rowsRead.filter(isMatch).map((row) => ({
					row,
					age: settle.isState ? 'new' : this.ageOf(row, settle.since, before !== undefined),
				}));
				const fresh = aged.filter(({ age }) => age === 'new');
				const isUntellable =
					rowsRead.some((row) => isMatch(row) === undefined) ||
					aged.some(({ age }) => age === 'undated');
				candidates = aged.filter(({ age }) => age !== 'old').map(({ row }) => row);
				isOpen = settle.mayComeLater === true || isUntellable || candidates.length > 0;
				// Of several that may be it, and of what has no date, nobody knows which is this one.
				if (fresh.length === 1) found = fresh[0].row;
				return fresh.length > 0 || isUntellable;
			},
		);
		const ids = candidates.map((row) => idIn(settle, row)).filter((id) => !isEmpty(id));
		return { found, isMissing: isWhole && !isOpen && !found, candidates: ids.map(String) };
	}

	/**
	 * Whether a row was there before the request, by its own date: one without an offset is none. Where
	 * those are known that were there, what has no date is new.
	 */
	private ageOf(row: IDataObject, since: string | string[] = [], isFurther = false): Age {
		const date = firstValueAt(row, since);
		const isDate = typeof date === 'string' && /(?:Z|[+-]\d\d:?\d\d)$/.test(date);
		if (!isDate) return isFurther ? 'new' : 'undated';
		const age = this.run.connection.writtenAt - Date.parse(date);
		if (age <= clockError) return 'new';
		return age > surelyOld ? 'old' : 'recent';
	}

	private remember(settle: SettleRecord, made: IDataObject): void {
		const id = idIn(settle, made);
		if (id !== undefined && id !== null) this.own.add(String(id));
	}
}

/** A job goes on with what it made: it has to know which one that is. */
const isNameless = (settle: SettleRecord, answer: unknown): boolean =>
	settle.id !== undefined && isEmpty(idIn(settle, itemsOf(answer)[0] ?? {}));

const idIn = ({ id = [] }: SettleRecord, row: IDataObject): unknown => firstValueAt(row, id);

const nameOf = (row: IDataObject): string =>
	String(firstValueAt(row, ['name', 'list_name', 'subject', 'id']) ?? '');

/** How to go on where nobody knows which one it is, if any. */
const withCandidates = ({ description }: Problem, ids: string[]): string | undefined =>
	ids.length === 0
		? description
		: [
				description,
				`There is one of this name (ID ${ids.join(', ')}), and SmartLead does not say whether this request made it or somebody else.`,
			]
				.filter(Boolean)
				.join(' ');
