import { isList } from '../json';
import { attempt, InvalidValue, Problem } from '../problem';
import type { ApiRequest } from './apiRequest';
import { invalidParameter } from './parameter';
import { PromiseCache } from './promiseCache';

/** What SmartLead is asked: it only reads, and is known by its route. */
type Question = Pick<ApiRequest, 'route'> & Partial<ApiRequest>;

/**
 * An id that the user did not give but that SmartLead can name: the lead with this address, say.
 * It stands in a planned request until it is sent; the same request is asked once per run.
 */
export class Lookup {
	readonly request: ApiRequest;

	constructor(
		question: Question,
		/** Takes the id from the answer, or throws an `InvalidValue` that says what was not found. */
		readonly pick: (answer: unknown) => unknown,
		/** The field it came from, to begin the sentence with. */
		readonly field: string,
		readonly more: {
			/** Asked instead where SmartLead refuses the request. */
			fallback?: Question;
			/** What is wrong with the field where SmartLead answers that there is no such record. */
			absent?: string;
			/** What is looked for in the answer, where the request does not say it. */
			of?: unknown;
		} = {},
	) {
		this.request = asked(question);
	}

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

const asked = (question: Question): ApiRequest => ({
	method: 'GET',
	path: {},
	query: {},
	names: {},
	...question,
});

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
	(typeof value === 'object' && value !== null && Object.values(value).some(isOpen));

/** The lookups of a run. What several items ask for is asked once. */
export class Lookups {
	private readonly answers = new PromiseCache<unknown>();

	/** `ask` sends a request that has no lookup in it any more. */
	constructor(private readonly ask: (request: ApiRequest) => Promise<unknown>) {}

	/** A value, a whole request say, with what was found in place of its lookups, however deep they are. */
	async resolved<T>(value: T): Promise<T>;
	async resolved(value: unknown): Promise<unknown> {
		if (!isOpen(value)) return value;
		if (value instanceof Lookup) return await this.found(value);
		if (value instanceof Composed) return value.make(await this.resolved(value.values));
		const found: Array<[string, unknown]> = [];
		// One after the other: the same question is then asked only once.
		for (const [name, entry] of Object.entries(value as object)) {
			found.push([name, await this.resolved(entry as unknown)]);
		}
		return isList(value) ? found.map(([, entry]) => entry) : Object.fromEntries(found);
	}

	private async found(lookup: Lookup): Promise<unknown> {
		const { question, pick, field, more } = lookup;
		try {
			return pick(await this.answers.get(question, async () => await this.answer(lookup)));
		} catch (error) {
			const isAbsent = error instanceof Problem && error.httpCode === '404';
			throw notFound(field, isAbsent && more.absent ? new InvalidValue(more.absent) : error);
		}
	}

	/** Where the fallback fails as well, the first refusal is thrown: its words help more. */
	private async answer({ request, more: { fallback } }: Lookup): Promise<unknown> {
		// Its own request may hold a lookup: the id of a lead, then its messages.
		const first = await attempt(async () => await this.ask(await this.resolved(request)));
		if ('value' in first) return first.value;
		const { problem } = first;
		if (!fallback || problem.kind !== 'refused' || problem.final) throw problem;
		const second = await attempt(async () => await this.ask(asked(fallback)));
		if ('value' in second) return second.value;
		throw problem;
	}
}

/** SmartLead was asked and has no such record, as in a 404. */
function notFound(displayName: string, error: unknown): Problem {
	if (error instanceof Problem) return error;
	const { message } = invalidParameter({ displayName }, error);
	return new Problem('refused', message, { httpCode: '404' });
}
