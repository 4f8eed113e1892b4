import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { isObject } from '../json';
import type { Problem } from '../problem';
import { limit, returnAll, simplify as simplifyField } from '../spec/description';
import type { List } from '../spec/list';
import type { Operation } from '../spec/operation';
import { requiredValueOf, type Read } from '../spec/parameter';
import { withoutSecrets } from './secrets';
import { simplified, withNumbers } from './simplify';
import { forTool } from './tool';

/**
 * What a row of an answer looks like when it leaves the node: no secrets, simplified if asked for.
 * Throws a `Problem` where it is not clear whether it is.
 */
export function shaper(operation: Operation, read: Read, tool: boolean) {
	const { simplify, figures, keeps } = operation;
	const wanted =
		(simplify !== undefined || figures === true) && (tool || requiredValueOf(simplifyField, read));
	return (row: IDataObject): IDataObject => {
		const safe = withoutSecrets(row, keeps);
		const chosen = wanted && simplify ? simplified(safe, simplify) : safe;
		// An answer in a form of its own (a text, say) has none of what was chosen: better all than none.
		const kept = Object.keys(chosen).length > 0 ? chosen : safe;
		const simple = wanted && figures ? withNumbers(kept) : kept;
		return tool ? forTool(simple) : simple;
	};
}

/**
 * The item that stands for a failed one under Continue On Fail. n8n takes an item for an error only
 * if it has no key but these three (n8n-core, error output).
 */
export function failureItem(
	{ message, description, httpCode }: Problem,
	item: number,
	details: IDataObject = {},
): INodeExecutionData {
	return {
		json: {
			error: message,
			...(description ? { message: description } : {}),
			details: { ...(httpCode ? { httpCode } : {}), ...details },
		},
		pairedItem: { item },
	};
}

/**
 * The output of a node whose failed items leave by n8n's error output. Until 2.20 at least, n8n finds
 * them by `error` alone or `error` and `message` alone, and would let an item with more leave by the
 * other one, as if all had gone well. So what became of it stands in the message. n8n adds the input.
 */
export function forErrorOutput(items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => {
		const { error, message, details, ...others } = item.json;
		if (typeof error !== 'string' || Object.keys(others).length > 0) return item;
		const known = isObject(details) ? details : {};
		const facts = ['status', 'httpCode'].flatMap((name) =>
			known[name] === undefined ? [] : [`${name} ${String(known[name])}`],
		);
		const said = [message, ...(facts.length > 0 ? [`(${facts.join(', ')})`] : [])].filter(Boolean);
		return { ...item, json: { error, ...(said.length > 0 ? { message: said.join(' ') } : {}) } };
	});
}

/** A column of some rows in all of them, but errors: a sheet takes the columns of the first row for all. */
export function withColumn(items: INodeExecutionData[], name?: string): INodeExecutionData[] {
	if (name === undefined || !items.some(({ json }) => Object.hasOwn(json, name))) return items;
	return items.map((item) => {
		const { json } = item;
		const isWhole = Object.hasOwn(json, name) || json.error !== undefined;
		return isWhole ? item : { ...item, json: { ...json, [name]: null } };
	});
}

/** How many rows are wanted: all (Infinity) or the limit. A list without pages comes whole. */
export function wantedRows(read: Read, { pages }: List): number {
	if (!pages) return Infinity;
	return requiredValueOf(returnAll, read) ? Infinity : requiredValueOf(limit, read);
}

/** Shows sentences beside the output. Not every context of n8n can. */
export function showHints(context: IExecuteFunctions, messages: string[]): void {
	if (messages.length === 0 || !('addExecutionHints' in context)) return;
	context.addExecutionHints(
		...messages.map((message) => ({ message, location: 'outputPane' as const })),
	);
}

/** What a run says beside its output: each heading once, with what was collected under it. */
export class Remarks {
	/** Heading → its details, and whether one item of the run has what others miss. */
	private readonly details = new Map<string, Map<string, boolean>>();

	add(heading: string, detail?: string, isFound = false): void {
		const details = this.details.get(heading) ?? new Map<string, boolean>();
		this.details.set(heading, details);
		if (detail !== undefined) details.set(detail, isFound || details.get(detail) === true);
	}

	/** One sentence for each heading. Of many details the first stand for all. */
	get sentences(): string[] {
		return [...this.details].flatMap(([heading, details]) => {
			if (details.size === 0) return [heading];
			const names = [...details].flatMap(([name, isFound]) => (isFound ? [] : [name]));
			const more = names.length > mostDetails ? ` and ${names.length - mostDetails} more` : '';
			const said = `${heading}: ${names.slice(0, mostDetails).join(', ')}${more}`;
			return names.length > 0 ? [said] : [];
		});
	}
}

/** How many details a remark names. */
const mostDetails = 20;
