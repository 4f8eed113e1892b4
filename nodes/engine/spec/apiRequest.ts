import type { IDataObject } from 'n8n-workflow';

/** The four hosts of the API, as the API reference names them. */
export type Host = 'server' | 'smartdelivery' | 'prospect-api' | 'smart-senders';

/** How a host is addressed. */
export const hostName = (host: Host): string => `${host}.smartlead.ai`;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = `${Method} /${string}`;

/** Both parts of a route: how it is called, and where. */
export function partsOf(route: Route): { method: Method; route: string } {
	const [method, place] = route.split(' ') as [Method, string];
	return { method, route: place };
}

/** What an API call may do; decides when it may be sent again and what the documentation says of it. */
export interface Effects {
	/** A POST that only reads. A GET always does. */
	readOnly?: true;
	/** Sending it twice does no more than sending it once. */
	idempotent?: true;
	/** May cause email to be sent. Never repeated after an uncertain end. */
	sendsEmail?: true;
	/** Uses up credits or money. Never repeated after an uncertain end. */
	cost?: 'credits' | 'money';
	/** Takes something away that cannot be brought back. */
	destructive?: true;
	/**
	 * The sentences with which the reference shows it refused under status 500, word for word. Any
	 * other 500 may have happened after all.
	 */
	refusals?: string[];
}

/** A request as planned: values may still be `Lookup`s. */
export interface ApiRequest {
	method: Method;
	/** With its {placeholders}: what rate limits and messages know it by. */
	route: string;
	path: IDataObject;
	query: IDataObject;
	body?: IDataObject;
	/** The body where it is a bare list. */
	bodyList?: unknown[];
	/** Parameter of the path → what its field is called, for messages. */
	names: Record<string, string>;
}
