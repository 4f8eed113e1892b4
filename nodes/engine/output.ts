import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { simplified, withoutSecrets } from './answer';
import { limit, returnAll, simplify as simplifyField } from './description';
import { reading, type Operation, type Read } from './operation';
import type { Problem } from './problem';
import { valueOf } from './parameter';
import { forTool } from './tool';

/**
 * What a row of an answer looks like when it leaves the node: no secrets, simplified if asked for.
 * Throws a `Problem` where it is not clear whether it is.
 */
export function shaper(operation: Operation, read: Read, tool: boolean) {
	const { simplify, keeps } = operation;
	const wanted = simplify && (tool || valueOf(simplifyField, read) !== false);
	return (row: IDataObject): IDataObject => {
		const safe = withoutSecrets(row, keeps);
		const chosen = wanted ? simplified(safe, simplify) : safe;
		// An answer in a form of its own (a text, say) has none of what was chosen: better all than none.
		const simple = Object.keys(chosen).length > 0 ? chosen : safe;
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

/** How many rows are wanted: all (Infinity) or the limit. */
export function wantedRows(read: Read): number {
	const orDefault = (field: INodeProperties) =>
		valueOf(
			field,
			reading(read, (name) => read(name) ?? field.default),
		);
	return orDefault(returnAll) ? Infinity : (orDefault(limit) as number);
}

/** Shows sentences beside the output. Not every context of n8n can. */
export function showHints(context: IExecuteFunctions, ...messages: string[]): void {
	if (messages.length === 0 || !('addExecutionHints' in context)) return;
	context.addExecutionHints(
		...messages.map((message) => ({ message, location: 'outputPane' as const })),
	);
}
