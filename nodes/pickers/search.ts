import {
	NodeOperationError,
	type IDataObject,
	type ILoadOptionsFunctions,
	type INodeListSearchItems,
	type INodeListSearchResult,
	type INodePropertyOptions,
} from 'n8n-workflow';

import { unreadable } from '../engine/http/errors';
import { Connection } from '../engine/http/transport';
import { shortWait } from '../engine/http/wait';
import { asProblem, Problem, toNodeError } from '../engine/problem';
import { rowsOf } from '../engine/run/answer';
import type { Host, ApiRequest } from '../engine/spec/apiRequest';
import type { List, Page } from '../engine/spec/list';
import type { Encoded } from '../engine/spec/parameter';
import { campaign } from '../fields/campaign';
import type { PagedList } from '../fields/lists';
import { chosenPath } from './chosen';
import { complete, entries, nameOf, optionsOf } from './entries';

/** How many pages one look into a list may take: a person waits for it. */
export const pagesAtOnce = 5;

/** What a dropdown asks for. */
export interface Question {
	path?: IDataObject;
	query?: IDataObject;
	/** A POST that reads. */
	body?: IDataObject;
	host?: Host;
}

/** Asks on behalf of a person at a dropdown. Throws: a list that fails never shows as empty. */
export interface Ask {
	/** The rows of a list that comes whole. */
	all(route: string, list: List, question?: Question): Promise<IDataObject[]>;
	/**
	 * Looks through a list until something is found, a few pages at a time; `from` is where the look
	 * before has ended.
	 */
	look(
		route: string,
		list: PagedList,
		question: Question,
		find: (rows: IDataObject[]) => INodeListSearchItems[],
		from?: string,
		most?: number,
	): Promise<INodeListSearchResult>;
	/** The rows of the first few pages of a list that should be short, and whether it goes on. */
	few(
		route: string,
		list: PagedList,
		question: Question,
	): Promise<{ rows: IDataObject[]; more: boolean }>;
	/** The answer itself. */
	answer(route: string, question?: Question): Promise<unknown>;
}

/** Runs a picker; what goes wrong becomes the error that n8n shows in the dropdown. */
export async function picking<T>(
	context: ILoadOptionsFunctions,
	pick: (ask: Ask) => Promise<T>,
): Promise<T> {
	try {
		const options = { maxWait: shortWait, priority: true, watched: true };
		const connection = await Connection.open(context, options);
		return await pick(asking(connection));
	} catch (error) {
		throw failure(context, error);
	}
}

/** What is asked for, in the panel of which node. */
export type Rows = (ask: Ask, context: ILoadOptionsFunctions) => Promise<IDataObject[]>;
type Label = (row: IDataObject) => string;

/** The rows of a list that comes whole, whatever the node is set to. */
export const whole =
	(route: string, list: List, question?: Question): Rows =>
	async (ask) =>
		await ask.all(route, list, question);

/** The same of the chosen campaign. */
export const ofCampaign = (route: string, list: List): Rows =>
	ofChosen({ campaign_id: campaign }, route, list);

/** The same of another record that the node is set to. */
export const ofChosen =
	(place: Record<string, Encoded>, route: string, list: List, question?: Question): Rows =>
	async (ask, context) =>
		await ask.all(route, list, { ...question, path: chosenPath(place, context) });

/** A picker for one of the rows that come all at once. */
export const oneOf = (rows: Rows, label: Label = nameOf) =>
	async function (this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await picking(this, async (ask) =>
			complete(entries(await rows(ask, this), { label }, filter)),
		);
	};

/** A picker for several of them. */
export const severalOf = (rows: Rows, label: Label = nameOf, value = 'id') =>
	async function (this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
		return await picking(this, async (ask) => {
			try {
				return optionsOf(await rows(ask, this), label, value);
			} catch (error) {
				return whatIsMissing(asProblem(error));
			}
		});
	};

/**
 * Of an error n8n shows here no more than "Error fetching options", in red and before anybody has
 * touched the field. What has to be chosen first stands in the list instead: to choose it adds nothing.
 */
function whatIsMissing(problem: Problem): INodePropertyOptions[] {
	if (problem.kind !== 'parameter') throw problem;
	return [{ name: problem.message, value: '' }];
}

/** What a picker looks through page by page, and what it finds there. */
interface Search {
	route: string;
	list: PagedList;
	question?: Question;
	find(rows: IDataObject[]): INodeListSearchItems[];
}

/** A picker for one of a list that comes page by page, `filter` being what somebody has typed. */
export const lookedUp = (search: (filter: string, context: ILoadOptionsFunctions) => Search) =>
	async function (
		this: ILoadOptionsFunctions,
		filter = '',
		paginationToken?: string,
	): Promise<INodeListSearchResult> {
		return await picking(this, async (ask) => {
			const { route, list, question = {}, find } = search(filter.trim(), this);
			return await ask.look(route, list, question, find, paginationToken);
		});
	};

function asking(connection: Connection): Ask {
	const send = async (request: ApiRequest, host: Host = 'server') =>
		await connection.send(request, { host, reads: true, effects: {} });
	const page = async (route: string, list: List, question: Question): Promise<Page> => {
		const request = requestOf(route, question);
		const answer = await send(request, question.host);
		const rows = rowsOf(answer, list);
		if (!rows) throw unreadable(request);
		return { rows, answer };
	};

	/** Whoever ignores the pages gives all there is at once. */
	const steps = (route: string, list: PagedList, question: Question, from?: string) => {
		const { pages } = list;
		const next = async (numbers: IDataObject) =>
			await page(route, list, { ...question, [pages.in]: { ...question[pages.in], ...numbers } });
		return pages.pages(next, Infinity, { continueFrom: from, mayBeUnpaged: true });
	};

	return {
		answer: async (route, question = {}) => await send(requestOf(route, question), question.host),
		all: async (route, list, question = {}) => (await page(route, list, question)).rows,
		async look(route, list, question, find, from, most = pagesAtOnce) {
			const results: INodeListSearchItems[] = [];
			let pages = 0;
			for await (const step of steps(route, list, question, from)) {
				for (const entry of find(step.rows)) results.push(entry);
				if (results.length > 0 || ++pages === most) {
					return { results, ...(step.next === undefined ? {} : { paginationToken: step.next }) };
				}
			}
			return { results };
		},
		async few(route, list, question) {
			const all: IDataObject[] = [];
			let pages = 0;
			for await (const { rows } of steps(route, list, question)) {
				if (pages++ === pagesAtOnce) return { rows: all, more: true };
				for (const row of rows) all.push(row);
			}
			return { rows: all, more: false };
		},
	};
}

const requestOf = (route: string, { path = {}, query = {}, body }: Question): ApiRequest => ({
	method: body ? 'POST' : 'GET',
	route,
	path,
	query,
	body,
	names: {},
});

/** n8n's own errors (no credential, say) stay what they are. */
const failure = (context: ILoadOptionsFunctions, error: unknown) =>
	error instanceof NodeOperationError ? error : toNodeError(context.getNode(), asProblem(error));
