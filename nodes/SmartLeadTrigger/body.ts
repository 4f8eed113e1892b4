import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { nameIn } from '../events/events';

/** Replies bring pictures along in their HTML; nothing that SmartLead sends comes near this, in bytes. */
const largest = 8 * 1024 * 1024;
/** How deeply a body may be nested. Events are some five levels deep. */
const deepest = 100;

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
	const isParsed = Array.isArray(given) || (isObject(given) && Object.keys(given).length > 0);
	const value = isParsed ? given : parsed(rawBody?.toString('utf8') ?? given);
	if (isDeeper(value, deepest)) {
		return { status: 400, why: `its body is nested more than ${deepest} levels deep` };
	}
	const entries: unknown[] = Array.isArray(value) ? (value as unknown[]) : [value];
	const events = entries.filter(isEvent);
	if (events.length === 0) return { status: 400, why: 'its body is no event in JSON' };
	const raw = rawBody ?? Buffer.from(JSON.stringify(given));
	return { events, others: entries.length - events.length, raw };
}

/** Goes no deeper than it has to: a body can be nested deeper than the stack is high. */
const isDeeper = (value: unknown, levels: number): boolean =>
	typeof value === 'object' &&
	value !== null &&
	(levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1)));

const isEvent = (value: unknown): value is IDataObject =>
	isObject(value) && nameIn(value) !== undefined;

/** SmartLead may say another content type than JSON. */
function parsed(text: unknown): unknown {
	try {
		return JSON.parse(String(text)) as unknown;
	} catch {
		return undefined;
	}
}
