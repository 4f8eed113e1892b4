import { createHash } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { timeOf } from '../engine/spec/date';
import { momentOf } from '../events/places';

/** What a stream remembers from poll to poll. It stands in the workflow, as JSON. */
export interface StreamState {
	/** Nothing up to this moment is new, in ms. */
	floor?: number;
	/** What has been told of, the oldest first: dedupe key → its moment in ms; 0 where SmartLead does not say. */
	dedupeKeys: Record<string, number>;
	/** The same for campaigns that were chosen later, by id; 'others' for those that have none. */
	floors?: Record<string, number>;
	/** The campaigns that it is of; undefined for all of the account. */
	campaignIds?: number[];
	/** Of a list of leads: those that were in it, packed. */
	leads?: string;
	/** How many rows the list had. */
	total?: number;
}

/** Where a stream that remembers nothing begins. */
export interface Beginning {
	/** Also what happened since then. Undefined for now. */
	from?: string;
	/** The whole list is new: its campaign was not there at the last poll. */
	isWhole?: true;
}

export interface Found {
	/** Events as a webhook would bring them, the oldest first. */
	events: IDataObject[];
	state: StreamState;
}

/** One list of SmartLead that is watched for what is new. */
export interface Stream {
	/** What it is of, whatever the campaign. */
	kind: string;
	/** Names it in the state. */
	key: string;
	/** What is new since the last poll. Asks once where nothing is. */
	read(state: StreamState | undefined, beginning: Beginning): Promise<Found>;
	/** One event to build a workflow with, the latest as far as SmartLead tells. */
	latest(): Promise<IDataObject | undefined>;
}

/** How much later than others a row may come in, in ms: email accounts are read one after the other. */
export const lateness = 3_600_000;

/** The moment of a row in ms; undefined where it has none. A time without an offset is one in UTC. */
export function momentIn(value: unknown): number | undefined {
	const ms = Date.parse(inUtc(momentOf(value) ?? ''));
	return Number.isNaN(ms) ? undefined : ms;
}

/** What is in a form of its own ("Sat, 31 Jan 2026 …") is left to JavaScript. */
function inUtc(text: string): string {
	try {
		return timeOf(text, { timezone: 'UTC' });
	} catch {
		return text;
	}
}

/** What an event is known by. */
export const dedupeKeyOf = (...parts: unknown[]): string =>
	createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 14);

/** How many dedupe keys a stream of moments keeps. */
const most = 2_000;

/** Keeps the latest dedupe keys. Below those that are dropped nothing is new any more. */
export function bounded(state: StreamState): StreamState {
	const { floor = 0, floors = {}, dedupeKeys } = state;
	const entries = Object.entries(dedupeKeys).sort(([, one], [, other]) => one - other);
	if (entries.length <= most) return state;
	const highest = entries[entries.length - most - 1]?.[1] ?? 0;
	const raised = Object.entries(floors).map(([id, ms]) => [id, Math.max(ms, highest)] as const);
	return {
		...state,
		floor: Math.max(floor, highest),
		...(raised.length > 0 ? { floors: Object.fromEntries(raised) } : {}),
		dedupeKeys: Object.fromEntries(entries.slice(-most)),
	};
}
