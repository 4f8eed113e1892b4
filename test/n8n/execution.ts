import { isShape, listAt, shapeAt, textAt, type Shape } from './shapes';

/** What stopped a node or a whole run. */
export interface RunError {
	node: string;
	message: string;
	description: string;
	httpCode: string;
}

/** One output item and where it came from. */
export interface OutputItem {
	json: Shape;
	pairedItem: unknown;
}

/** A workflow run, as n8n stores it. */
export interface Execution {
	ok: boolean;
	error?: RunError;
	/** Names of the nodes that ran, in the order of their start. */
	order: string[];
	/** The items of a node's first output, all its runs together. */
	output(node: string): OutputItem[];
	/** The hints a node gave, e.g. on leads that were skipped. */
	hints(node: string): string[];
	/** Everything, as it would be stored. */
	raw: string;
}

function readError(error: unknown, node: string): RunError {
	return {
		node: node || textAt(shapeAt(error, 'node'), 'name'),
		message: textAt(error, 'message'),
		description: textAt(error, 'description'),
		httpCode: textAt(error, 'httpCode'),
	};
}

/** Makes sense of the run data that `execute` prints and that the server stores. */
export function readExecution(data: unknown): Execution {
	const result = shapeAt(data, 'resultData');
	const runs = shapeAt(result, 'runData');
	const runsOf = (node: string) => listAt(runs, node);
	const startOf = (node: string) => Number(textAt(runsOf(node)[0], 'executionIndex'));
	return {
		ok: !isShape(result.error),
		error: isShape(result.error)
			? readError(result.error, textAt(result, 'lastNodeExecuted'))
			: undefined,
		order: Object.keys(runs).sort((a, b) => startOf(a) - startOf(b)),
		output: (node) =>
			runsOf(node).flatMap((run) => {
				const first = listAt(shapeAt(run, 'data'), 'main')[0];
				const items: unknown[] = Array.isArray(first) ? first : [];
				return items.filter(isShape).map((item) => ({
					json: shapeAt(item, 'json'),
					pairedItem: item.pairedItem,
				}));
			}),
		hints: (node) =>
			runsOf(node).flatMap((run) => listAt(run, 'hints').map((hint) => textAt(hint, 'message'))),
		raw: JSON.stringify(data),
	};
}
