import type { IDataObject } from 'n8n-workflow';

import { asJson, isList, isObject, type Json } from '../json';
import { InvalidValue, Problem } from '../problem';
import type { ApiRequest } from './apiRequest';
import { invalidParameter } from './parameter';
import { PromiseCache } from './promiseCache';

/**
 * An id that the user did not give but that SmartLead can name: the lead with this address, say.
 * It stands in a planned request until it is sent; the same request is asked once per run.
 */
export class Lookup {
	constructor(
		readonly request: ApiRequest,
		/** Takes the id from the answer, or throws an `InvalidValue` that says what was not found. */
		readonly pick: (answer: unknown) => unknown,
		/** The field it came from, to begin the sentence with. */
		readonly field: string,
		readonly more: {
			/** Asked instead where SmartLead refuses the request. */
			fallback?: ApiRequest;
			/** What is wrong with the field where SmartLead answers that there is no such record. */
			absent?: string;
			/** What is looked for in the answer, where the request does not say it. */
			of?: unknown;
		} = {},
	) {}

	/** What is asked: two lookups may ask the same and look for different records in the answer. */
	get question(): string {
		const { route, path, query } = this.request;
		return JSON.stringify([route, path, query]);
	}

	/** Requests are compared as JSON: equal lookups ask for the same record. */
	toJSON(): unknown {
		return [this.question, this.more.of];
	}
}

/** The id of a record, or the way to find it out. */
export type RecordId = number | Lookup;

/** A value made of others, some of which have to be looked up first. */
class Composed {
	constructor(
		readonly values: unknown[],
		readonly make: (values: unknown[]) => unknown,
	) {}

	/** As of a lookup. */
	toJSON(): unknown {
		return this.values;
	}
}

/** Makes a value of others: at once, or as soon as those that have to be looked up are there. */
export const composed = <T>(values: T[], make: (values: T[]) => unknown): unknown =>
	values.some((value) => value instanceof Lookup)
		? new Composed(values, (found) => make(found as T[]))
		: make(values);

/** Whether this value itself stands for one that has to be looked up first. */
export const isPending = (value: unknown): boolean =>
	value instanceof Lookup || value instanceof Composed;

/** Whether anything in it has to be looked up before it can be sent. */
export const isOpen = (value: unknown): boolean =>
	isPending(value) ||
	(Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).some(isOpen);

/** The lookups of a run. What several items ask for is asked once. */
export class Lookups {
	private readonly answers = new PromiseCache<unknown>();

	/** `ask` sends a request that has no lookup in it any more. */
	constructor(private readonly ask: (request: ApiRequest) => Promise<unknown>) {}

	/** The request with what was found in place of its lookups, however deep they are. */
	async resolved(request: ApiRequest): Promise<ApiRequest> {
		const { path, query, body, bodyList } = request;
		if (![path, query, body, bodyList].some(isOpen)) return request;
		return {
			...request,
			path: await this.resolvedValues(path),
			query: await this.resolvedValues(query),
			...(body ? { body: await this.resolvedValues(body) } : {}),
			...(bodyList ? { bodyList: await this.inList(bodyList) } : {}),
		};
	}

	private async resolvedValues(values: IDataObject): Promise<IDataObject> {
		const found: Array<[string, Json]> = [];
		for (const [name, entry] of Object.entries(values)) {
			found.push([name, asJson(await this.valueOf(entry))]);
		}
		return Object.fromEntries(found);
	}

	private async valueOf(value: unknown): Promise<unknown> {
		if (value instanceof Lookup) return await this.find(value);
		if (value instanceof Composed) return value.make(await this.inList(value.values));
		if (!isOpen(value)) return value;
		if (isObject(value)) return await this.resolvedValues(value);
		return isList(value) ? await this.inList(value) : value;
	}

	/** One after the other: the same question is then asked only once. */
	private async inList(values: unknown[]): Promise<unknown[]> {
		const found: unknown[] = [];
		for (const entry of values) found.push(await this.valueOf(entry));
		return found;
	}

	private async find(lookup: Lookup): Promise<unknown> {
		const { field, pick, more } = lookup;
		// Its own request may hold a lookup: the id of a lead, then its messages.
		const answer = this.answers.get(lookup.question, async () => await this.asked(lookup));
		const found = await answer.catch((problem: unknown) => {
			const isAbsent = problem instanceof Problem && problem.httpCode === '404';
			throw isAbsent && more.absent !== undefined ? notFound(field, more.absent) : problem;
		});
		try {
			return pick(found);
		} catch (error) {
			throw notFound(field, error);
		}
	}

	/** Where the fallback fails as well, the first refusal is thrown: its words help more. */
	private async asked({ request, more: { fallback } }: Lookup): Promise<unknown> {
		const first = this.resolved(request).then(this.ask);
		if (!fallback) return await first;
		return await first.catch(async (problem: unknown) => {
			const isRefused = problem instanceof Problem && problem.kind === 'refused' && !problem.final;
			return isRefused ? await this.ask(fallback).catch(async () => await first) : await first;
		});
	}
}

/** SmartLead was asked and has no such record, as in a 404. */
function notFound(displayName: string, wrong: unknown): Problem {
	const error = typeof wrong === 'string' ? new InvalidValue(wrong) : wrong;
	const { message } = invalidParameter({ displayName }, error);
	return new Problem('refused', message, { httpCode: '404' });
}
