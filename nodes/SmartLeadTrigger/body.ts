import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isList, isObject, parsedJson } from '../engine/json';
import { nameIn } from '../events/events';

/**
 * What a body may hold at most, as n8n has one thread. An event has some KB; a reply with pictures in its
 * HTML more, in bytes.
 */
const megabyte = 1024 * 1024;
const largest = 5 * megabyte;
/** How deeply it may be nested. Events are some five levels deep. */
const deepest = 100;
/** How many values it may have. An event has some fifty, and five for each email of its conversation. */
const mostValues = 10_000;
/** How many events may come in one list, and in how many bytes. SmartLead sends them one by one. */
const mostEvents = 300;
const largestList = megabyte;

/** The events of a delivery, or why there are none, as the status to answer with. */
export type Body =
	| { events: IDataObject[]; others: number; raw: Buffer }
	| { status: 400 | 413; why: string };

/** Reads the body of a delivery. Its size and depth are looked at before anything walks through it. */
export function bodyOf(context: IWebhookFunctions): Body {
	const { rawBody, headers } = context.getRequestObject() as {
		rawBody?: Buffer;
		headers: IDataObject;
	};
	const size = rawBody?.length ?? Number(headers['content-length'] ?? 0);
	if (size > largest) return { status: 413, why: `its body has ${size} bytes` };
	const given: unknown = context.getBodyData();
	// SmartLead may say another content type than JSON. Of a form, n8n makes an object all the same.
	const isForm = /urlencoded/i.test(String(headers['content-type']));
	const isParsed =
		Array.isArray(given) || (isObject(given) && Object.keys(given).length > 0 && !isForm);
	const value = isParsed ? given : parsedJson(rawBody?.toString('utf8') ?? String(given));
	const form = formOf(value);
	if (form === 'deep') {
		return { status: 400, why: `its body is nested more than ${deepest} levels deep` };
	}
	if (form === 'wide') return { status: 413, why: `its body has more than ${mostValues} values` };
	const entries = isList(value) ? value : [value];
	const events = entries.filter(isEvent);
	if (events.length > mostEvents || (events.length > 1 && size > largestList)) {
		return { status: 413, why: `its body has ${events.length} events in ${size} bytes` };
	}
	if (events.length === 0) return { status: 400, why: 'its body is no event in JSON' };
	const raw = rawBody ?? Buffer.from(JSON.stringify(given));
	return { events, others: entries.length - events.length, raw };
}

/** Goes no deeper and no further than it has to: a body can be nested deeper than the stack is high. */
function formOf(body: unknown): 'deep' | 'wide' | 'fine' {
	let values = 0;
	const look = (value: unknown, levels: number): 'deep' | 'wide' | 'fine' => {
		if (++values > mostValues) return 'wide';
		if (typeof value !== 'object' || value === null) return 'fine';
		if (levels === 0) return 'deep';
		for (const inner of Array.isArray(value) ? value : Object.values(value)) {
			const form = look(inner, levels - 1);
			if (form !== 'fine') return form;
		}
		return 'fine';
	};
	return look(body, deepest);
}

const isEvent = (value: unknown): value is IDataObject =>
	isObject(value) && nameIn(value) !== undefined;
