import { Problem } from '../problem';

/** A problem that ends the run: at which item, and how far the run had come. */
export class Stop extends Problem {
	constructor(
		problem: Problem,
		readonly item: number,
		readonly progress = '',
	) {
		super(problem.kind, problem.message, problem);
	}
}

/** How far a batch had come when a request failed that held so many items. */
export function progressOf(
	{ handled, total }: { handled: number; total: number },
	held: number,
): string {
	const rest = total - handled - held;
	const before = `${count(handled)} ${handled === 1 ? 'was' : 'were'} handled before; this request held ${count(held)}.`;
	if (rest <= 0) return before;
	return `${before} ${count(rest)} after ${held === 1 ? 'it' : 'them'} ${rest === 1 ? 'was' : 'were'} not sent.`;
}

const count = (items: number): string =>
	`${items.toLocaleString('en')} ${items === 1 ? 'item' : 'items'}`;
