import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { unreadable } from '../engine/http/errors';
import { Connection } from '../engine/http/transport';
import { shortWait } from '../engine/http/wait';
import { firstValueAt } from '../engine/json';
import { rowsOf } from '../engine/run/answer';
import { partsOf, type ApiRequest, type Route } from '../engine/spec/apiRequest';
import * as lists from '../fields/lists';
import type { PagedList } from '../fields/lists';

/** How long a poll may go without an accepted request, in ms. At a test somebody waits. */
const maxWait = 120_000;

interface Question {
	path?: IDataObject;
	query?: IDataObject;
	body?: IDataObject;
}

/** A page of a list, and how many rows the list has where the answer says so. */
export interface Part {
	rows: IDataObject[];
	total?: number;
}

/** Reads lists of SmartLead. Every method throws a `Problem`. */
export class Reader {
	private constructor(private readonly connection: Connection) {}

	static async open(context: IPollFunctions): Promise<Reader> {
		const isTest = context.getMode() === 'manual';
		return new Reader(
			await Connection.open(context, {
				maxWait: isTest ? shortWait : maxWait,
				priority: isTest,
			}),
		);
	}

	/** What was made of answers, without the key: HTML may have kept its parts asunder. */
	redacted(event: IDataObject): IDataObject {
		return this.connection.redacted(event);
	}

	/** A list page by page. Who leaves early asks for no more. */
	async *pages(route: Route, list: PagedList, question: Question): AsyncGenerator<Part> {
		let total: number | undefined;
		const { pages } = list;
		const ask = async (numbers: IDataObject) => {
			const request = requestOf(route, {
				...question,
				[pages.in]: { ...question[pages.in], ...numbers },
			});
			const answer = await this.send(request);
			const rows = rowsOf(answer, list);
			if (!rows) throw unreadable(request);
			total = numberIn(firstValueAt(answer, ['total_leads', 'total']));
			return { rows, answer };
		};
		for await (const { rows } of pages.pages(ask, Infinity)) yield { rows, total };
	}

	/** All rows of a list. */
	async all(route: Route, list: PagedList, question: Question): Promise<IDataObject[]> {
		const all: IDataObject[] = [];
		for await (const { rows } of this.pages(route, list, question)) {
			for (const row of rows) all.push(row);
		}
		return all;
	}

	/** The first page of a list. */
	async first(route: Route, list: PagedList, question: Question): Promise<IDataObject[]> {
		for await (const { rows } of this.pages(route, list, question)) return rows;
		return [];
	}

	/** The campaigns of the account that may have sent something. */
	async campaignIds(): Promise<number[]> {
		const request = requestOf('GET /campaigns/', {});
		const rows = rowsOf(await this.send(request), lists.campaigns);
		if (!rows) throw unreadable(request);
		return rows.filter(({ status }) => status !== 'DRAFTED').map(({ id }) => Number(id));
	}

	/** The emails to and fro between a campaign and a lead. */
	async conversation(campaignId: number, leadId: number): Promise<IDataObject[]> {
		const request = requestOf('GET /campaigns/{campaign_id}/leads/{lead_id}/message-history', {
			path: { campaign_id: campaignId, lead_id: leadId },
		});
		const messages = rowsOf(await this.send(request), lists.conversation);
		if (!messages) throw unreadable(request);
		return messages;
	}

	private async send(request: ApiRequest): Promise<unknown> {
		return await this.connection.send(request, { host: 'server', reads: true, effects: {} });
	}
}

function requestOf(route: Route, { path = {}, query = {}, body }: Question): ApiRequest {
	const names = { campaign_id: 'Campaign Names or IDs', lead_id: 'Lead' };
	return { ...partsOf(route), path, query, ...(body ? { body } : {}), names };
}

function numberIn(value: unknown): number | undefined {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}
