import { isDeepStrictEqual } from 'node:util';

import type { IDataObject } from 'n8n-workflow';

import type { NodeRun } from '../engine/runNode';
import { stage } from '../engine/stage';
import { seed, share } from '../seed';
import type { LoggedCall } from '../sandbox';
import { failures } from './endings';
import { faults, type Fault } from './faults';
import { kinds, mayHaveHappened, type Kind } from './kinds';

/**
 * What becomes of one request of each kind when it meets a fault: how often it is sent, and how the
 * run ends. "<16" is fewer than 16 times: how few depends on what is guessed of a limit. The words
 * stand in endings.ts, the faults in faults.ts, the operations in kinds.ts.
 */
const table = `
                         | read        | page 3      | idempotent  | sends mail  | creates     | batch 2 of 5
429, Retry-After         | 3 done      | 3 done      | 3 done      | 3 done      | 3 done      | 3 done
429, said in the body    | 3 done      | 3 done      | 3 done      | 3 done      | 3 done      | 3 done
429, without a word      | 3 done      | 3 done      | 3 done      | 3 done      | 3 done      | 3 done
429, says 0 s, takes 20  | <7 done     | <7 done     | <7 done     | <7 done     | <7 done     | <7 done
429, says 1 s, takes 480 | <16 done    | <16 done    | <16 done    | <16 done    | <16 done    | <16 done
429, eight minutes       | <16 done    | <16 done    | <16 done    | <16 done    | <16 done    | <16 done
429, eleven minutes      | <16 waited  | <16 waited  | <16 waited  | <16 waited  | <16 waited  | <16 waited
429, says a day          | 1 waited    | 1 waited    | 1 waited    | 1 waited    | 1 waited    | 1 waited
500, of itself           | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
500, a crash             | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
500, already there       | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
500, of another one      | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
500, without a word      | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
502, a web page          | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
503, a web page          | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
504, empty               | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
524, a web page          | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
reset before the answer  | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
reset in the answer      | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
reset after the head     | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
no answer                | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
half a JSON              | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
200, a web page          | 4 useless   | 4 useless   | 4 useless   | 1 open      | 1 undone    | 1 absent
200, a text              | 1 said      | 1 unknown   | 1 said      | 1 said      | 1 said      | 1 open
200, empty               | 1 missing   | 1 missing   | 4 useless   | 1 open      | 1 undone    | 1 absent
200, a failure           | 1 refused   | 1 refused   | 1 refused   | 1 refused   | 1 refused   | 1 refused
302, elsewhere           | 1 refused   | 1 refused   | 1 refused   | 1 refused   | 1 refused   | 1 refused
name not found           | 4 unreached | 4 unreached | 4 unreached | 4 unreached | 4 unreached | 4 unreached
connection refused       | 4 unreached | 4 unreached | 4 unreached | 4 unreached | 4 unreached | 4 unreached
wrong certificate        | 1 unreached | 1 unreached | 1 unreached | 1 unreached | 1 unreached | 1 unreached
`;

const { run, sandbox } = stage();

const [[, ...columns], ...rows] = table
	.trim()
	.split('\n')
	.map((line) => line.split('|').map((cell) => cell.trim()));

/** One cell of the table. */
interface Cell {
	name: string;
	kind: Kind;
	fault: Fault;
	sent: number;
	/** Sent fewer times than that. */
	fewer: boolean;
	ending: string;
}

const cellsOf = ([faultName, ...cells]: string[]): Array<[string, string, string, Cell]> =>
	cells.map((cell, index) => {
		const name = columns[index];
		const [, fewer, number, ending] = /^(<?)(\d+) (\w+)$/.exec(cell) ?? [];
		const sent = Number(number);
		const fault = faults[faultName];
		const kind = kinds[name];
		return [faultName, name, cell, { name, kind, fault, sent, fewer: fewer === '<', ending }];
	});

interface Staging {
	/** How often the fault happens. */
	times?: number;
	/** It happened all the same: only the answer is lost. */
	after?: boolean;
	/** Continue On Fail. */
	goesOn?: boolean;
}

async function meet({ kind, fault }: Pick<Cell, 'kind'> & Partial<Cell>, staging: Staging = {}) {
	const { scene, parameters, items, id, query } = kind;
	const skip = query ? 0 : kind.before;
	const { times = Infinity, after = false, goesOn = false } = staging;
	scene?.(sandbox.state);
	if (fault) {
		const { answer, lasts } = fault;
		sandbox.misbehave({ id, query, skip, times, after, answer, ...lasts });
	}
	const node = goesOn ? ({ onError: 'continueRegularOutput' } as const) : {};
	return await run(parameters, { items, node });
}

/** Times pass, and are no part of what is compared. */
const timeless = (value: unknown): unknown =>
	JSON.parse(
		JSON.stringify(value)
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '')
			.replace(/(next try would have been in) \d+ \w+/g, '$1 a while'),
	);

/** What comes out when nothing is in the way, by the name of the kind. */
const undisturbed = new Map<string, IDataObject[]>();

async function proper({ name, kind }: Cell): Promise<IDataObject[]> {
	const known = undisturbed.get(name);
	if (known) return known;
	const { error, json } = await meet({ kind });
	expect(error).toBeUndefined();
	expect(sandbox.calls(kind.id).length).toBe(kind.all);
	undisturbed.set(name, json);
	sandbox.reset();
	return json;
}

/** How often each different request was sent. */
function sendings(calls: LoggedCall[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const call of calls) counts.set(keyOf(call), (counts.get(keyOf(call)) ?? 0) + 1);
	return counts;
}

const keyOf = ({ method, path, query, body }: LoggedCall): string =>
	JSON.stringify([method, path, query, body]);

/** The one that met the fault was sent as often as the table says, and all others once. */
function expectSent({ kind, sent, fewer, ending }: Cell, wentOn: boolean): void {
	const { id, all, before, query, left } = kind;
	const calls = sandbox.calls(id);
	const counts = sendings(calls);
	const met = calls.find((call, at) => (query ? call.query.offset === query.offset : at >= before));
	for (const [key, count] of counts) {
		if (!met || key !== keyOf(met)) expect(count).toBe(1);
		else if (fewer) expect(count).toBeLessThan(sent);
		else expect(count).toBe(sent);
	}
	if (wentOn) expect(counts.size).toBe(all);
	// Pages may be read side by side; writes never.
	else if (left) expect(counts.size).toBe(before + 1);
	expect(counts.size).toBeGreaterThan(before);
	const others = sandbox.log.filter((call) => call.id !== id);
	if (!isLookedFor(ending)) expect(others.length).toBe(0);
	else expectLooks(others);
}

/** After an uncertain end it was read what is there, and nothing else was done. */
function expectLooks(others: LoggedCall[]): void {
	const ids = new Set(others.map(({ id }) => id));
	expect([...ids].every((id) => id === 'campaignLead.export' || id === 'campaign.getAll')).toBe(
		true,
	);
	// Three looks for each of up to four requests.
	expect(others.length).toBeLessThanOrEqual(12);
}

const isLookedFor = (ending: string) => /absent|undone|open/.test(ending);

/** What may have happened was not sent again, unless that does no harm; and SmartLead has it once. */
function expectNothingDoubled({ name, kind: { id, left } }: Cell): void {
	if (!left) return;
	if (name !== 'idempotent') {
		const open = sendings(sandbox.calls(id).filter(mayHaveHappened));
		for (const count of open.values()) expect(count).toBe(1);
	}
	expect(left(sandbox.state)).toBeLessThanOrEqual(kinds[name].all);
}

function expectError({ kind, fault, sent, ending }: Cell, { error, json }: NodeRun): void {
	const told = failures[ending](fault, kind, sent);
	expect({ ...error, description: timeless(error?.description ?? null) }).toEqual({
		message: kind.item === undefined ? told.message : `${told.message} [item ${kind.item}]`,
		description: told.description + (kind.rest ?? ''),
		httpCode: told.httpCode === undefined ? (fault.httpCode ?? null) : told.httpCode,
		itemIndex: kind.item ?? 0,
	});
	expect(json).toEqual([]);
}

/** What comes out where the node took what came for an answer. */
function expectOutput(cell: Cell, proper: IDataObject[], ended: NodeRun): void {
	const { kind, fault, ending } = cell;
	expect(ended.error).toBeUndefined();
	if (ending === 'said') {
		expect(ended.json).toEqual([{ message: fault.answer.body }]);
		return;
	}
	if (ending === 'absent') expectLookedFor(ended, proper, (item) => item >= 400, 'notAdded');
	else expectRows(ended, proper, kind);
}

/** Leads whose request had no usable answer were looked for; of all others it is said as ever. */
function expectLookedFor(
	{ error, json, items }: NodeRun,
	proper: IDataObject[],
	isLost: (item: number) => boolean,
	status: string,
): void {
	expect(error).toBeUndefined();
	const brief = (rows: IDataObject[], told?: string) =>
		rows.map((row, item) => [row.email, isLost(item) ? (told ?? row.status) : row.status]);
	expect(brief(json)).toEqual(brief(proper, status));
	expect(
		json.every(({ reason }, item) => isLost(item) === /no usable answer/.test(`${reason}`)),
	).toBe(true);
	expect(items.every(({ pairedItem }, at) => isDeepStrictEqual(pairedItem, { item: at }))).toBe(
		true,
	);
}

/** Under Continue On Fail: what met the fault says so, and what came after it went on. */
function expectFailedItems(cell: Cell, proper: IDataObject[], ended: NodeRun): void {
	const { kind, fault, sent, ending } = cell;
	const { message, description, httpCode = fault.httpCode } = failures[ending](fault, kind, sent);
	expect(ended.error).toBeUndefined();
	const failed = (details: IDataObject): IDataObject => ({
		error: message,
		message: description,
		details: { ...(httpCode ? { httpCode } : {}), ...details },
	});
	if (kind.items.length === 1) {
		expect(ended.json.map(timeless)).toEqual([failed({})]);
		return;
	}
	// When the time is up, what is left is not sent.
	const lost = (item: number) => (ending === 'waited' ? item >= 400 : inBatch(kind, item));
	const said = ending === 'open' ? statusOfOpen : { status: 'notAdded', reason: message };
	const rows = proper.map((row, item) =>
		lost(item) ? failed({ email: row.email, ...said }) : row,
	);
	expectRows(ended, rows, kind);
}

/** Rows and what they are paired with; of thousands only the first that differs is shown. */
function expectRows({ json, items }: NodeRun, rows: IDataObject[], kind: Kind): void {
	expect(json.length).toBe(rows.length);
	const different = json.findIndex(
		(row, at) => !isDeepStrictEqual(timeless(row), timeless(rows[at])),
	);
	expect(timeless(json[different] ?? null)).toEqual(timeless(rows[different] ?? null));
	expect(different).toBe(-1);
	const several = kind.items.length > 1;
	const unpaired = items.findIndex(
		({ pairedItem }, at) => JSON.stringify(pairedItem) !== `{"item":${several ? at : 0}}`,
	);
	expect(unpaired).toBe(-1);
}

const statusOfOpen = { status: 'unknown', reason: 'This lead may or may not have been added' };

const inBatch = ({ item = 0 }: Kind, index: number) => index >= item && index < item + 400;

beforeEach(() => {
	// Waits are spread a little by chance; here always by the same.
	jest.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => {
	jest.restoreAllMocks();
});

const all = rows.flatMap(cellsOf);
/** A share of the cells, in which every fault and every kind of operation is. */
const some = (wanted: (cell: Cell) => boolean) =>
	share(
		all.filter(([, , , cell]) => wanted(cell)),
		([fault, kind]) => [`fault ${fault}`, `kind ${kind}`],
	);
const fails = ({ ending }: Cell) => Object.hasOwn(failures, ending);
/** How often the thing is done when all of it went through, in SmartLead. */
const everything = ({ name }: Cell) => (name === 'batch 2 of 5' ? 5 : 1);

describe('the run ends as the table says', () => {
	test.each(all)('%s, %s: sent %s', async (_fault, _kind, _words, cell) => {
		const usual = await proper(cell);
		const ended = await meet(cell);
		expectSent(cell, !fails(cell));
		expectNothingDoubled(cell);
		if (fails(cell)) expectError(cell, ended);
		else expectOutput(cell, usual, ended);
	});
});

describe(`the last of several tries succeeds, seed ${seed}`, () => {
	const recovering = some(({ sent, ending }) => sent > 1 && /useless|unreached/.test(ending));

	test.each(recovering)('%s, %s', async (_fault, _kind, _words, cell) => {
		const usual = await proper(cell);
		const ended = await meet(cell, { times: cell.sent - 1 });
		expectSent(cell, true);
		expectNothingDoubled(cell);
		expectRows(ended, usual, cell.kind);
		if (cell.kind.left) expect(cell.kind.left(sandbox.state)).toBe(everything(cell));
	});
});

describe(`it had happened, and only the answer was lost, seed ${seed}`, () => {
	const open = some(
		({ ending, kind: { left } }) => left !== undefined && /useless|open|undone|absent/.test(ending),
	);
	const isFound = ({ name, ending }: Cell) => name === 'batch 2 of 5' || ending === 'undone';

	test.each(open)('%s, %s: sent %s', async (_fault, _kind, _words, cell) => {
		const usual = await proper(cell);
		const ended = await meet(cell, { after: true });
		expectSent(cell, isFound(cell));
		expectNothingDoubled(cell);
		const done = cell.kind.left?.(sandbox.state);
		expect(done).toBe(isFound(cell) ? everything(cell) : cell.kind.before + 1);
		const isLost = (item: number) =>
			cell.ending === 'open' ? inBatch(cell.kind, item) : item >= 400;
		if (!isFound(cell)) expectError(cell, ended);
		else if (cell.ending === 'undone') expectRows(ended, usual, cell.kind);
		else expectLookedFor(ended, usual, isLost, 'added');
	});
});

describe(`under Continue On Fail the others go on, seed ${seed}`, () => {
	const failing = some((cell) => fails(cell) || cell.ending === 'absent');

	test.each(failing)('%s, %s: sent %s', async (_fault, _kind, _words, cell) => {
		const usual = await proper(cell);
		const ended = await meet(cell, { times: cell.sent, goesOn: true });
		expectSent(cell, cell.kind.items.length > 1 && cell.ending !== 'waited');
		expectNothingDoubled(cell);
		if (fails(cell)) expectFailedItems(cell, usual, ended);
		else expectLookedFor(ended, usual, (item) => inBatch(cell.kind, item), 'notAdded');
	});
});
