import type { Row } from './jobs';

/** What the HubSpot node and ours take to load. */
export interface LoadTimes {
	/** Medians, in ms. */
	ours: number;
	hubSpot: number;
	operations: { ours: number; hubSpot: number };
}

const number = (value: number) => value.toLocaleString('en');
const ratio = (value: number | undefined) =>
	value === undefined ? '–' : value >= 10 ? number(Math.round(value)) : value.toFixed(2);

/** Lines of cells as a table of Markdown, every column as wide as its widest cell. */
export function markdown(head: string[], lines: string[][]): string {
	const widths = head.map((title, column) =>
		Math.max(title.length, ...lines.map((cells) => cells[column].length)),
	);
	const line = (cells: string[]) =>
		`| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...lines.map(line)].join('\n');
}

export function benchTable(rows: Row[]): string {
	return markdown(
		[
			'Job',
			'Latency',
			'Node',
			'Requests',
			'Refused',
			'Lost',
			'Doubled',
			'Time ÷ bound',
			'CPU ÷ HTTP Request',
			'Memory ÷ Edit Fields',
		],
		rows.map((row) => [
			row.job,
			`${row.latencyMs} ms`,
			row.node,
			number(row.result.requests),
			number(row.result.refused),
			number(row.lost),
			number(row.doubled),
			timeOf(row),
			ratio(row.cpu),
			ratio(row.memory),
		]),
	);
}

function timeOf(row: Row): string {
	if (row.computed) return `${ratio(row.ratio)} (computed)`;
	if (row.ratio === undefined) return 'stopped';
	// Who leaves work out is quick.
	return row.lost > 0 ? '–' : ratio(row.ratio);
}

export function loadingSentence({ ours, hubSpot, operations }: LoadTimes): string {
	const each = ours / operations.ours / (hubSpot / operations.hubSpot);
	return `Loading all our nodes (${operations.ours} operations) took ${ours.toFixed(1)} ms, n8n's HubSpot node (${operations.hubSpot} operations) ${hubSpot.toFixed(1)} ms in the same process: ${each.toFixed(2)} times as long per operation.`;
}

interface Target {
	target: string;
	measured: string;
	holds: boolean;
	/** Counted, not timed: it holds always or something is broken. */
	counted?: true;
}

/** What was promised, and whether this run kept it. */
export function targets(rows: Row[], load: LoadTimes): Target[] {
	const mine = rows.filter(({ node }) => node === 'SmartLead');
	const requestsOf = (job: string) =>
		mine.filter((row) => row.job === job).map(({ result }) => result.requests);
	const add = requestsOf('Add 10,000 leads');
	const read = requestsOf('Read 10,000 leads (Return All)');
	const worst = (kind: Row['limit'], value: (row: Row) => number) =>
		Math.max(...mine.filter(({ limit }) => limit === kind).map(value));
	const over = (row: Row) => row.ratio ?? Infinity;
	const refused = ({ result }: Row) => result.refused / result.requests;
	const cpu = mine.filter((row) => row.job.startsWith('60 ')).flatMap((row) => row.cpu ?? []);
	const perRequest = Math.max(...cpu);
	const memory = mine.find(({ job }) => job === 'Add 100,000 leads')?.memory ?? Infinity;
	const each = load.ours / load.operations.ours / (load.hubSpot / load.operations.hubSpot);
	const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
	const within = (target: string, value: number, most: number, text = value.toFixed(2)) => ({
		target,
		measured: text,
		holds: value <= most,
	});

	return [
		{
			target: '10,000 leads added in exactly 25 requests',
			measured: add.join(', '),
			holds: add.every((count) => count === 25),
			counted: true,
		},
		{
			target: '10,000 leads read in the fewest pages, 100',
			measured: read.join(', '),
			holds: read.every((count) => count === 100),
			counted: true,
		},
		{
			target: 'Nothing lost, nothing doubled',
			measured: String(mine.reduce((sum, { lost, doubled }) => sum + lost + doubled, 0)),
			holds: mine.every(({ lost, doubled }) => lost === 0 && doubled === 0),
			counted: true,
		},
		within('Announced limit: at most 1.05 of the bound', worst('announced', over), 1.05),
		within(
			'Announced limit: at most 2 % refused',
			worst('announced', refused),
			0.02,
			percent(worst('announced', refused)),
		),
		within('Limit not announced: at most 1.15 of the bound', worst('silent', over), 1.15),
		within(
			'Limit not announced: at most 5 % refused',
			worst('silent', refused),
			0.05,
			percent(worst('silent', refused)),
		),
		within(
			'CPU per request (jobs of 60) no more than that of HTTP Request one by one',
			perRequest,
			1,
		),
		within('100,000 items: at most 1.5 times the memory of Edit Fields', memory, 1.5),
		within("Loading: per operation no slower than n8n's HubSpot node", each, 1),
	];
}

export function targetTable(list: Target[]): string {
	return markdown(
		['Target', 'Worst measured', 'Holds'],
		list.map(({ target, measured, holds }) => [target, measured, holds ? 'yes' : '**no**']),
	);
}
