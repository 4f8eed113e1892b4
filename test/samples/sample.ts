import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ApiAnswer } from '../sandbox';

/**
 * Part of a value: what stands here must be there, other keys do not matter. A list has exactly these
 * entries. A text between slashes is a pattern: `/^Q3/`.
 */
export type Part = unknown;

/** A request that must result: what is left out does not matter. */
export interface SentPart {
	method?: string;
	/** A part of the address below /api/v1, such as `/schedule`. */
	path?: Part;
	query?: Part;
	body?: Part;
}

/** A field that the panel must have. */
export interface FieldPart {
	label: string;
	/** The field stands among those that are added; otherwise it is there from the start. */
	added?: boolean;
	/** The least value that it takes. */
	least?: number;
	/** What its description and hint say. */
	says?: string[];
}

/** What a user must get. */
export interface Expectation {
	/** Exactly these items, in this order. */
	items?: Part[];
	/** How many items; with `first` and `last` for long lists. */
	count?: number;
	first?: Part;
	last?: Part;
	/** Values that stand somewhere in every item, under whatever name. */
	values?: Part[];
	/** Keys that no item may have. */
	absent?: string[];
	/** No item has a key without a value. */
	noNulls?: boolean;
	/** The node fails with this message; without it, the node must not fail. */
	error?: string;
	/** What the error says besides. */
	description?: string;
	/** Patterns, each of which some hint fits. */
	hints?: string[];
	/** The requests, in this order; `[]` where nothing may be sent. */
	sends?: SentPart[];
	/** Lists of the editor that read the same answers, and the names they must show. */
	pickers?: Array<{ name: string; shows: string[] }>;
	/** What the panel must say. */
	fields?: FieldPart[];
}

/** What others met: one file. */
export interface Sample {
	/** `node:resource.operation`, or `smartLeadTrigger`. */
	operation: string;
	/** How well it is attested. */
	kind: string;
	from: string;
	/** What the user filled in; the fields that the operation demands are filled by its row. */
	parameters?: INodeParameters;
	items?: IDataObject[];
	/** What SmartLead answered, one request after the other. */
	answers?: unknown[];
	/** What SmartLead sent to a webhook. */
	payload?: IDataObject;
	/** What a user must get, in words. */
	wanted: string;
	/** The same for a machine. */
	expect: Expectation;
}

/** The samples of a folder, by file name. */
export function samplesIn(folder: 'answers' | 'webhooks'): Array<[string, Sample]> {
	return readdirSync(join(__dirname, folder))
		.filter((file) => file.endsWith('.json'))
		.sort()
		.map((file) => [
			file.replace(/\.json$/, ''),
			JSON.parse(readFileSync(join(__dirname, folder, file), 'utf8')) as Sample,
		]);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Long lists stand with their first entries and the number of all: `"… 100 in all"`. */
export function whole(value: unknown): unknown {
	if (isObject(value)) {
		return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, whole(inner)]));
	}
	if (!Array.isArray(value)) return value;
	const entries: unknown[] = value.map(whole);
	const count = /^… (\d+) in all$/.exec(String(entries.at(-1)))?.[1];
	if (count === undefined) return entries;
	entries.pop();
	const [before, last] = entries.slice(-2);
	for (let steps = 1; entries.length < Number(count); steps++) {
		entries.push(continued(before, last, steps));
	}
	return entries;
}

/** The entry so many steps after `last`: what counted up from `before` to `last` goes on counting. */
function continued(before: unknown, last: unknown, steps: number): unknown {
	if (Array.isArray(last)) {
		const others = Array.isArray(before) ? before : [];
		return last.map((entry, index) => continued(others[index], entry, steps));
	}
	if (isObject(last)) {
		const other = isObject(before) ? before : {};
		return Object.fromEntries(
			Object.entries(last).map(([key, inner]) => [key, continued(other[key], inner, steps)]),
		);
	}
	if (typeof last === 'number' && typeof before === 'number') return last + (last - before) * steps;
	if (typeof last !== 'string' || typeof before !== 'string' || last === before) return last;
	return last.replace(/\d+/, (digits) => {
		const earlier = Number(/\d+/.exec(before)?.[0] ?? digits);
		return String(Number(digits) + (Number(digits) - earlier) * steps);
	});
}

const envelope = new Set(['status', 'body', 'text', 'type']);

/** An answer of a sample as it travels; all but JSON with status 200 says what it is. */
export function answerOf(given: unknown): ApiAnswer {
	const bare =
		!isObject(given) ||
		!Object.keys(given).every((key) => envelope.has(key)) ||
		!(typeof given.text === 'string' || 'body' in given);
	const { status = 200, text, type = 'application/json', body } = bare ? { body: given } : given;
	return {
		status: Number(status),
		headers: { 'Content-Type': String(type) },
		body: typeof text === 'string' ? text : JSON.stringify(whole(body)),
	};
}

/** An answer without the rows of its list, as an empty page has it. */
export function emptied(answer: unknown): unknown {
	if (Array.isArray(answer)) return [];
	if (!isObject(answer)) return answer;
	return Object.fromEntries(
		Object.entries(answer).map(([key, inner]) => [
			key,
			Array.isArray(inner) || key === 'data' ? emptied(inner) : inner,
		]),
	);
}
