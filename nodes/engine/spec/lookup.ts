import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';
import { Problem } from '../problem';
import type { ApiRequest } from './apiRequest';
import { invalidParameter } from './parameter';

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
	) {}

	/** What tells two lookups apart when requests are compared. */
	toJSON(): unknown {
		return [this.request.route, this.request.path, this.request.query];
	}
}

/** The lookups of a run. What several items ask for is asked once. */
export class Lookups {
	private readonly answers = new Map<string, Promise<unknown>>();

	/** `ask` sends a request that has no lookup in it any more. */
	constructor(private readonly ask: (request: ApiRequest) => Promise<unknown>) {}

	/** The request with what was found in place of its lookups, however deep they are. */
	async settled(request: ApiRequest): Promise<ApiRequest> {
		return await settle(request, async (lookup) => await this.find(lookup));
	}

	private async find(lookup: Lookup): Promise<unknown> {
		const key = JSON.stringify(lookup);
		let answer = this.answers.get(key);
		if (!answer) {
			// What is asked for may itself have to be looked up: the lead, then what it wrote.
			answer = this.settled(lookup.request).then(this.ask);
			this.answers.set(key, answer);
			answer.catch(() => this.answers.delete(key));
		}
		const found = await answer;
		try {
			return lookup.pick(found);
		} catch (error) {
			throw notThere(invalidParameter({ ...blank, displayName: lookup.field }, error));
		}
	}
}

/** SmartLead was asked and has no such record, as in a 404. */
const notThere = ({ message }: Problem) => new Problem('refused', message, { httpCode: '404' });

const blank = { name: '', type: 'string', default: '' } as const;

async function settle(
	request: ApiRequest,
	find: (lookup: Lookup) => Promise<unknown>,
): Promise<ApiRequest> {
	const settled = async (values: IDataObject) => (await settledValue(values, find)) as IDataObject;
	return {
		...request,
		path: await settled(request.path),
		query: await settled(request.query),
		...(request.body && !Array.isArray(request.body) ? { body: await settled(request.body) } : {}),
	};
}

/** One after the other: the same question is then asked only once. */
async function settledValue(
	value: unknown,
	find: (lookup: Lookup) => Promise<unknown>,
): Promise<unknown> {
	if (value instanceof Lookup) return await find(value);
	if (!holdsLookup(value)) return value;
	if (Array.isArray(value)) {
		const found: unknown[] = [];
		for (const entry of value as unknown[]) found.push(await settledValue(entry, find));
		return found;
	}
	const found: Array<[string, unknown]> = [];
	for (const [name, entry] of Object.entries(value as object)) {
		found.push([name, await settledValue(entry, find)]);
	}
	return Object.fromEntries(found);
}

const holdsLookup = (value: unknown): boolean =>
	value instanceof Lookup ||
	(Array.isArray(value) ? value : isObject(value) ? Object.values(value) : []).some(holdsLookup);
