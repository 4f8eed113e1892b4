import type { IDataObject } from 'n8n-workflow';

import { notDone, uncertainWrite } from '../http/errors';
import { firstValueAt, isObject } from '../json';
import { attempt } from '../problem';
import type { ApiRequest } from '../spec/apiRequest';
import type { SettleEntries } from '../spec/batch';
import type { Endpoint, SettleRecord } from '../spec/endpoint';
import type { Read } from '../spec/parameter';
import { isEmpty } from '../spec/value';
import { itemsOf } from './answer';
import { readBack, type LostWrite, type Reader } from './readBack';

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
interface FoundEntries {
	rows: Map<string, { row: IDataObject; isNew: boolean }>;
	isWhole: boolean;
}

/** What was found of a record: itself, or that it is not there, or those that may be it. */
interface FoundRecord {
	row?: IDataObject;
	isMissing?: boolean;
	candidates: IDataObject[];
}

/** How old a record is, compared with the request. */
type Age = 'new' | 'recent' | 'old' | 'undated';

/**
 * Finds out what became of writes that ended without a usable answer: by documented reads, which cost
 * nothing and change nothing. Nothing is sent again.
 */
export class Settling {
	/** The records that this run has made. */
	private readonly own = new Set<string>();
	/** The requests that made one of which the answer did not say which. */
	private readonly nameless: ApiRequest[] = [];

	constructor(private readonly run: Reader) {}

	/** The answer of a write, or one made of what is found in its stead. Throws a `Problem`. */
	async answer(
		endpoint: Endpoint,
		request: ApiRequest,
		act: () => Promise<unknown>,
		{ read, before }: KnownBefore,
	): Promise<unknown> {
		const { settle } = endpoint;
		if (!settle) return await act();
		const tried = await attempt(act);
		if ('value' in tried && !(before && isNameless(settle, tried.value))) {
			this.remember(settle, itemsOf(tried.value)[0]);
			if (isNameless(settle, tried.value)) this.nameless.push(request);
			return tried.value;
		}
		const problem =
			'problem' in tried
				? tried.problem
				: uncertainWrite('It did not return the ID of what it made', tried.value, endpoint);
		if (problem.kind !== 'uncertain') throw problem;
		const found = await this.record(settle, { request, read, problem }, before);
		// What SmartLead says it has done may come at any time.
		if (found.isMissing && 'problem' in tried) throw notDone(problem);
		const { row, candidates } = found;
		if (!row) {
			const ids = candidates.map((one) => idIn(settle, one)).filter((id) => !isEmpty(id));
			const maybe = `There is one of this name (ID ${ids.join(', ')}), and SmartLead does not say whether this request made it or somebody else.`;
			const known = [problem.description, ...(ids.length > 0 ? [maybe] : [])];
			throw problem.described(known.filter(Boolean).join(' ') || undefined);
		}
		this.remember(settle, row);
		this.run.remark(
			'SmartLead gave no usable answer. It was done: this was found afterwards',
			String(firstValueAt(row, ['name', 'list_name', 'subject', 'id']) ?? ''),
		);
		return settle.answer(row);
	}

	/** The entries of a request that ended without a usable answer, by their dedupe keys. */
	async entries(settle: SettleEntries, keys: Set<string>, lost: LostWrite): Promise<FoundEntries> {
		const found: FoundEntries = { rows: new Map(), isWhole: false };
		for await (const { rows, isLate } of readBack(this.run, settle.reads, lost)) {
			for (const row of rows) {
				const key = settle.key(row);
				if (key === undefined || !keys.has(key)) continue;
				found.rows.set(key, { row, isNew: this.ageOf(row, settle.since) === 'new' });
			}
			const areAllThere = found.rows.size === keys.size;
			found.isWhole = isLate || areAllThere;
			if (areAllThere) break;
		}
		return found;
	}

	private async record(
		settle: SettleRecord,
		lost: LostWrite,
		before?: Set<string>,
	): Promise<FoundRecord> {
		let found: FoundRecord = { candidates: [] };
		const isMatch = (row: IDataObject) => {
			const id = String(idIn(settle, row));
			return !this.own.has(id) && !before?.has(id) && settle.is(row, lost.request);
		};
		for await (const { rows, isLate } of readBack(this.run, settle.reads, lost)) {
			const aged = rows.filter(isMatch).map((row) => ({
				row,
				age: settle.isState ? 'new' : this.ageOf(row, settle.since, before !== undefined),
			}));
			const fresh = aged.filter(({ age }) => age === 'new');
			const mayBeEarlier = this.nameless.some((one) =>
				fresh.some(({ row }) => settle.is(row, one)),
			);
			const isUntellable =
				mayBeEarlier ||
				rows.some((row) => isMatch(row) === undefined) ||
				aged.some(({ age }) => age === 'undated');
			const candidates = aged.filter(({ age }) => age !== 'old').map(({ row }) => row);
			const isOpen = settle.mayComeLater ?? (isUntellable || candidates.length > 0);
			found = { candidates, isMissing: isLate && !isOpen };
			// Of several that may be it, and of what has no date, nobody knows which is this one.
			if (fresh.length === 1 && !mayBeEarlier) found.row = fresh[0].row;
			if (fresh.length > 0 || isUntellable) break;
		}
		return found;
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

	private remember(settle: SettleRecord, made: unknown): void {
		const id = isObject(made) ? idIn(settle, made) : undefined;
		if (id !== undefined && id !== null) this.own.add(String(id));
	}
}

/** A job goes on with what it made: it has to know which one that is. */
const isNameless = (settle: SettleRecord, answer: unknown): boolean =>
	settle.id !== undefined && isEmpty(idIn(settle, itemsOf(answer)[0] ?? {}));

const idIn = ({ id = [] }: SettleRecord, row: IDataObject): unknown => firstValueAt(row, id);
