import type { INodeProperties } from 'n8n-workflow';

import { fieldsOf } from '../../nodes/engine/spec/description';
import type { List } from '../../nodes/engine/spec/list';
import { isRead, type Operation, type Resource } from '../../nodes/engine/spec/operation';
import { fieldOf, type Parameters } from '../../nodes/engine/spec/parameter';
import { collectionOf } from '../../nodes/engine/spec/request';
import { products, type Product } from '../products';
import type { Row } from '../resources/row';
import { rows } from '../resources/rows';
import { basePath, catalog, hosts, operationById } from '../sandbox';

/** The operations of a resource or a list of them, by the names that the panel shows. */
const inOrder = <T extends { name: string }>(entries: Record<string, T>): T[] =>
	Object.values(entries).sort((a, b) => a.name.localeCompare(b.name));

const operationsOf = ({ resources }: Product): Operation[] =>
	Object.values(resources).flatMap(({ operations }) => Object.values(operations));

/** `docs/operations.md`: every operation of every node, from the specs. */
export async function operationsPage(): Promise<string> {
	const anchors = anchorer();
	const chapters: string[] = [];
	const contents: string[] = [];
	anchors('Operations');
	anchors('Contents');
	for (const product of products) {
		const { displayName, description } = product.node.description;
		const count = operationsOf(product).length;
		contents.push(`- [${displayName}](#${anchors(displayName)}) (${count})`);
		chapters.push(`## ${displayName}`, `${description}.`);
		for (const resource of inOrder(product.resources)) {
			const { name, operations } = resource;
			const size = Object.keys(operations).length;
			contents.push(`  - [${name}](#${anchors(name)}) (${size})`);
			chapters.push(`### ${name}`);
			for (const operation of inOrder(operations)) {
				anchors(`${name}: ${operation.name}`);
				chapters.push(...(await entryOf(operation, resource)));
			}
		}
	}
	return [...introduction(), '## Contents', contents.join('\n'), ...chapters, ''].join('\n\n');
}

/** How many operations there are, and how many endpoints of the API reference they reach. */
export function figures(): { operations: number; jobs: number; endpoints: number } {
	const all = products.flatMap(operationsOf);
	const reached = new Set(
		Object.values(rows)
			.flatMap(Object.values<Row>)
			.flatMap(idsOf),
	);
	return {
		operations: all.length,
		jobs: all.filter(({ uses }) => uses).length,
		endpoints: catalog.filter(({ id }) => reached.has(id)).length,
	};
}

/** What the tests run of an operation, its other documented form included. */
const idsOf = ({ id, all, required }: Row): string[] => [
	id,
	...[required, ...all].flatMap(({ sends, alternately = [] }) =>
		[...sends, ...alternately].flatMap((sent) => sent.id ?? []),
	),
];

/** The figures in words, as the papers have them. */
export function figuresInWords(): string {
	const { operations, jobs, endpoints } = figures();
	const all = endpoints === catalog.length ? 'all ' : '';
	return `${operations} operations reach ${all}${endpoints} endpoints of SmartLead's API; ${jobs} of them join several requests to one job.`;
}

const introduction = (): string[] => [
	'# Operations',
	`${figuresInWords()} What each of them asks for and sends. Written from the code by \`npm run docs\`: changes belong there.`,
	[
		'- Of each field: its name in the panel, when it is sent, and what the API calls it. A field *in Options*, *in Filters* or *in Update Fields* is sent only where you add it. Every operation has **Max Wait (Minutes)** in Options as well.',
		'- A 429, and a connection that could not be made, are tried again: nothing has happened then. After an uncertain end (a time-out, a broken answer, a 5xx) what *reads only* and what is *sent again* is tried again, up to three times; what is *sent once* is not, and the node says that it may have happened.',
		'- What is *looked for* is settled by reading alone: 2, 8 and 20 seconds after the end, and once more 5 seconds later where the look before could not be read. What is found was done; what is missing after 20 seconds was not, unless the operation says that it may come later. A look is one request, or the pages of a list up to 10,000 rows, and may be tried again like every read. It costs no credits, and AI agents do not wait for it.',
	].join('\n'),
];

async function entryOf(operation: Operation, resource: Resource): Promise<string[]> {
	const { name, description } = operation;
	const fields = linesOf(operation);
	return [
		`#### ${resource.name}: ${name}`,
		sentence(description),
		requestsOf(operation, resource),
		...(fields.length > 0 ? [fields.join('\n')] : []),
		[...(await answerOf(operation)), ...effectsOf(operation)].join(' '),
	];
}

/** What it sends; of a job, each request that it may be made of, in their order. */
function requestsOf({ request, uses }: Operation, { host }: Resource): string {
	const written = (one: string) => {
		const [method, route] = one.split(' ');
		return `\`${method} https://${hosts[host]}${basePath}${route}\``;
	};
	if (!uses) return written(request);
	const lines = uses.map((part) => `1. ${part.name}: ${written(part.request)}`);
	return ['Is made of these requests, as far as it needs them:', ...lines].join('\n');
}

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);

/** One line for each field that the user sees. */
function linesOf(operation: Operation): string[] {
	const { path, query, body, filters, optional, batch } = operation;
	const { leadingFields = [], fields = [], options = [] } = operation;
	const shown = fieldsOf(operation);
	const line = (field: INodeProperties, what: string, within?: string): string[] =>
		field.type === 'notice' ? [] : [lineOf(field, what, within, shown)];
	const sent = (parameters: Parameters | undefined, place: string, within?: string): string[] =>
		[...namesOf(parameters)].flatMap(([field, names]) =>
			line(field, `${names.join(', ')} in the ${place}`, within),
		);
	const unsent = (field: INodeProperties) => line(field, 'no parameter of its own');
	const optionalIn = (isOnce: boolean): Parameters =>
		Object.fromEntries(
			Object.entries(optional?.body ?? {}).filter(
				([name]) => (batch?.once ?? []).includes(name) === isOnce,
			),
		);
	const whenAdded = collectionOf(operation) === 'updateFields' ? 'Update Fields' : 'Options';
	return [
		...leadingFields.flatMap(unsent),
		...sent(path, 'path'),
		...sent(query, 'query'),
		...(batch?.fields ?? []).flatMap((field) =>
			line(field, `for the entries of \`${batch?.into}\``),
		),
		...sent(body, 'body'),
		...fields.flatMap(unsent),
		...sent(filters?.query, 'query', 'Filters'),
		...sent(filters?.body, 'body', 'Filters'),
		...sent(optional?.query, 'query', 'Options'),
		...sent(optionalIn(false), 'body', whenAdded),
		...sent(optionalIn(true), 'body of the first request', whenAdded),
		...options.flatMap((field) => line(field, 'no parameter of its own', 'Options')),
		...fixedOf(operation),
	];
}

/** Parameters that are filled in with the same field share a line. */
function namesOf(parameters: Parameters = {}): Map<INodeProperties, string[]> {
	const names = new Map<INodeProperties, string[]>();
	for (const [name, parameter] of Object.entries(parameters)) {
		const field = fieldOf(parameter);
		names.set(field, [...(names.get(field) ?? []), `\`${name}\``]);
	}
	return names;
}

function lineOf(
	field: INodeProperties,
	what: string,
	within: string | undefined,
	shown: INodeProperties[],
): string {
	const { displayName } = field;
	const when = within ? `in ${within}` : isRequired(field) ? 'required' : presetOf(field);
	return `- **${displayName}**, ${[when, ...conditionsOf(field, shown)].join(', ')}: ${what}`;
}

/** Where several records are named, the node asks for them: n8n would take a list for a missing value. */
const isRequired = ({ required, modes }: INodeProperties): boolean =>
	required === true || (modes ?? []).some(({ placeholder }) => placeholder?.includes(', '));

/** What is sent where nobody touches the field. */
function presetOf(field: INodeProperties): string {
	const { type, default: preset } = field;
	const isChoice = type === 'options' || type === 'boolean' || type === 'number';
	return isChoice ? `${choiceOf(field, preset)} unless changed` : 'optional';
}

/** A choice by the name that the panel has for it. */
function choiceOf({ options = [] }: INodeProperties, value: unknown): string {
	const found = options.find((option) => 'value' in option && option.value === value);
	return found?.name ?? `\`${String(value)}\``;
}

/** Fields that exclude each other show for one choice only. */
const conditionsOf = ({ displayOptions }: INodeProperties, shown: INodeProperties[]): string[] =>
	Object.entries(displayOptions?.show ?? {}).flatMap(([name, values = []]) => {
		const other = shown.find((field) => field.name === name);
		const choices = values.map((value) => (other ? choiceOf(other, value) : String(value)));
		return [`where ${other?.displayName ?? name} is ${choices.join(' or ')}`];
	});

const fixedOf = ({ fixed }: Operation): string[] =>
	(['query', 'body'] as const).flatMap((place) =>
		Object.entries(fixed?.[place] ?? {}).map(
			([name, value]) => `- \`${name}\` in the ${place}, always: \`${JSON.stringify(value)}\``,
		),
	);

/** What comes out. */
async function answerOf(operation: Operation): Promise<string[]> {
	const { list, batch, answer, simplify } = operation;
	return [
		...(list
			? [`One item per entry, with Return All and Limit; ${await pagesOf(operation, list)}.`]
			: []),
		...(batch ? [`Items travel together, up to ${batch.size} in a request.`] : []),
		...(answer === 'deleted' ? ['The output says what was deleted.'] : []),
		...(simplify ? ['Simplify keeps what matters.'] : []),
	];
}

async function pagesOf({ id }: Operation, { pages }: List): Promise<string> {
	if (!pages) return 'SmartLead sends all of them at once';
	const asked: Record<string, unknown> = {};
	const ask = async (page: Record<string, unknown>) => {
		Object.assign(asked, page);
		return { rows: [], answer: {} };
	};
	await pages.pages(ask, Infinity).next();
	const cursor = operationById(id).pagination?.cursorParam;
	const names = [...new Set([...Object.keys(asked), ...(cursor ? [cursor] : [])])];
	const size = Math.max(...Object.values(asked).map(Number));
	const listed = names.map((name) => `\`${name}\``).join(' and ');
	return `pages of ${size} by ${listed} in the ${pages.in}`;
}

/** What it does to the account, and whether it is sent again after an uncertain end. */
function effectsOf(operation: Operation): string[] {
	const { sendsEmail, cost, destructive, idempotent } = operation;
	const read = isRead(operation);
	const again = idempotent && !sendsEmail && !cost;
	return [
		...(sendsEmail ? ['**May send email.**'] : []),
		...(cost ? [`**Costs ${cost}.**`] : []),
		...(destructive ? ['**Takes away what cannot be brought back.**'] : []),
		read ? 'Reads only.' : again ? 'Sent again after an uncertain end.' : 'Sent once.',
		...lookedFor(operation),
	];
}

/** The reads that tell what became of it after an uncertain end. */
function lookedFor({ settle, batch, unsettled }: Operation): string[] {
	const open = unsettled ? [`Whether it happened may stay open: ${unsettled}.`] : [];
	const reads = (settle ?? batch?.settle)?.reads.map((one) => `\`${one.operation.request}\``);
	if (!reads) return open;
	const what = settle
		? settle.isState
			? 'it is looked up whether it is done'
			: 'what it makes is looked for'
		: 'its leads are looked for';
	const [first, ...others] = reads;
	return [
		`After an uncertain end ${what}: by ${first}${others.map((one) => `, or by ${one} where that cannot be read`).join('')}.`,
		...(settle?.mayComeLater ? ['What is not found there may come later, and stays open.'] : []),
		...open,
	];
}

/** The anchors that GitHub gives to headings, in the order in which they stand in the page. */
export function anchorer(): (heading: string) => string {
	const seen = new Map<string, number>();
	return (heading) => {
		const slug = heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-');
		const count = seen.get(slug) ?? 0;
		seen.set(slug, count + 1);
		return count === 0 ? slug : `${slug}-${count}`;
	};
}

/** The operations by area, for the README. */
export function operationsTable(): string {
	const lines = products.flatMap((product) => {
		const { displayName } = product.node.description;
		return inOrder(product.resources).map(({ name, operations }, index) => {
			const node = index === 0 ? `${displayName} (${operationsOf(product).length})` : '';
			const names = inOrder(operations).map((operation) => operation.name);
			return `| ${node} | ${name} (${names.length}) | ${names.join(', ')} |`;
		});
	});
	return ['| Node | Resource | Operations |', '|---|---|---|', ...lines].join('\n');
}

const [begin, end] = ['<!-- operations -->', '<!-- /operations -->'];

/** The README with this table in its place; undefined where it has none. */
export function withTable(readme: string, table: string): string | undefined {
	const from = readme.indexOf(begin);
	const to = readme.indexOf(end);
	if (from < 0 || to < from) return undefined;
	return `${readme.slice(0, from)}${begin}\n\n${table}\n\n${readme.slice(to)}`;
}

/** The papers that say how many operations there are. */
export const papers = [
	'README.md',
	'docs/guide.md',
	'docs/architecture.md',
	'docs/operations.md',
	'package.json',
];

/** A paper with the figures of today. */
export function withFigures(paper: string): string {
	const { operations, endpoints, jobs } = figures();
	return paper
		.replace(/\d+(?= endpoints)/g, String(endpoints))
		.replace(/\d+(?= operations\b)/g, String(operations))
		.replace(/\d+(?= of them join)/g, String(jobs));
}
