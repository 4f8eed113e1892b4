import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';

import ts from 'typescript';

/* The rules of docs/architecture.md that a compiler does not check. */

const root = join(__dirname, '../..');

interface Import {
	from: string;
	/** A file of ours without its end ("nodes/engine/run"), or a module's name. */
	to: string;
	/** Gone after compiling. */
	typeOnly: boolean;
}

const sourcesIn = (folder: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts'))
		.map((file) => join(folder, file).replaceAll('\\', '/'))
		.filter((file) => !/\/node_modules\/|\/\.work\//.test(file))
		.sort();

const parsed = (file: string) =>
	ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
	if (ts.isExportDeclaration(statement)) return statement.isTypeOnly;
	const { importClause: clause } = statement;
	if (!clause) return false;
	const { namedBindings: names } = clause;
	return (
		clause.isTypeOnly ||
		(clause.name === undefined &&
			names !== undefined &&
			ts.isNamedImports(names) &&
			names.elements.every((element) => element.isTypeOnly))
	);
}

function importsOf(file: string): Import[] {
	return parsed(file).statements.flatMap((statement) => {
		if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
		const { moduleSpecifier: module } = statement;
		if (!module || !ts.isStringLiteral(module)) return [];
		const to = module.text.startsWith('.')
			? relative(root, join(root, dirname(file), module.text)).replaceAll('\\', '/')
			: module.text;
		return [{ from: file, to, typeOnly: isTypeOnly(statement) }];
	});
}

const published = [...sourcesIn('nodes'), ...sourcesIn('credentials')];
const imports = published.flatMap(importsOf);

/** Who may import what, the first line that fits the importing file. */
const layers: Array<{ files: RegExp; may: RegExp[] }> = [
	{ files: /^credentials\//, may: [/^nodes\/engine\/http\/userAgent$/] },
	{ files: /^nodes\/text\//, may: [/^nodes\/text\//] },
	// The rooms of the engine, from the ground up.
	{ files: /^nodes\/engine\/\w+\.ts$/, may: [/^nodes\/engine\/\w+$/] },
	{ files: /^nodes\/engine\/rateLimit\//, may: [/^nodes\/engine\/rateLimit\//] },
	{ files: /^nodes\/engine\/spec\//, may: [/^nodes\/engine\/(spec\/|\w+$)/] },
	{
		files: /^nodes\/engine\/http\//,
		may: [/^nodes\/engine\/((http|spec)\/|rateLimit\/(limiter|window)$|\w+$)/],
	},
	{
		files: /^nodes\/engine\/run\//,
		may: [/^nodes\/engine\/((run|http|spec)\/|\w+$)/, /^nodes\/text\//],
	},
	{ files: /^nodes\/fields\//, may: [/^nodes\/(fields|engine)\//] },
	{ files: /^nodes\/events\//, may: [/^nodes\/(events|fields|text|engine)\//] },
	{ files: /^nodes\/pickers\//, may: [/^nodes\/(pickers|fields|engine)\//] },
	// Node files put it all together. The triggers register, receive and ask: they run no operations.
	{
		files: /^nodes\/SmartLead\w*\/SmartLead\w*\.node\.ts$/,
		may: [/^nodes\/(pickers|oldestN8n)$/, /^nodes\/engine\/(spec\/description|run\/run)$/],
	},
	{
		files: /^nodes\/SmartLead(Poll)?Trigger\//,
		may: [/^nodes\/(events|fields|text|engine)\//, /^node:crypto$/],
	},
	// Operations are data: what sends them, paces them and shows them is not theirs to call.
	{
		files: /^nodes\/SmartLead\w*\//,
		may: [
			/^nodes\/fields\//,
			/^nodes\/text\//,
			/^nodes\/engine\/(\w+|spec\/(?!description)\w+|http\/(errors|accountLimits)|run\/(answer|csv|output|pages))$/,
		],
	},
];

/** The folder of a node, which no other node looks into. */
const house = (file: string) => /^nodes\/SmartLead\w*\//.exec(file)?.[0];

function allowed({ from, to }: Import): boolean {
	if (to === 'n8n-workflow') return true;
	const home = house(from);
	if (home !== undefined && to.startsWith(home)) return true;
	const layer = layers.find(({ files }) => files.test(from));
	return layer?.may.some((pattern) => pattern.test(to)) ?? false;
}

test('imports run downwards only: nodes, then pickers and fields, then the engine', () => {
	expect(imports.length).toBeGreaterThan(500);
	expect(imports.filter((one) => !allowed(one)).map(({ from, to }) => `${from} ← ${to}`)).toEqual(
		[],
	);
});

test.each([
	['nodes/engine/run/run.ts', 'nodes/SmartLead/resources/index'],
	['nodes/engine/run/run.ts', 'nodes/fields/campaign'],
	['nodes/engine/run/run.ts', 'nodes/engine/rateLimit/limiter'],
	['nodes/engine/http/transport.ts', 'nodes/engine/run/nodeRun'],
	['nodes/engine/spec/request.ts', 'nodes/engine/http/errors'],
	['nodes/engine/rateLimit/limiter.ts', 'nodes/engine/problem'],
	['nodes/engine/problem.ts', 'nodes/engine/spec/value'],
	['nodes/fields/campaign.ts', 'nodes/pickers'],
	['nodes/SmartLead/resources/lead/get.ts', 'nodes/engine/http/transport'],
	['nodes/SmartLead/resources/lead/get.ts', 'nodes/pickers'],
	['nodes/SmartLead/resources/lead/get.ts', 'nodes/SmartLeadTrigger/secret'],
	['nodes/SmartLead/resources/lead/get.ts', 'node:crypto'],
	['nodes/SmartLead/resources/lead/get.ts', 'nodes/events/delivery'],
	['nodes/SmartLeadPollTrigger/poll.ts', 'nodes/SmartLeadTrigger/deduplicator'],
	['nodes/SmartLeadTrigger/SmartLeadTrigger.node.ts', 'nodes/SmartLead/resources/index'],
	['nodes/engine/run/csv.ts', 'csv-parse'],
])('the rule sees it when %s imports %s', (from, to) => {
	expect(allowed({ from, to, typeOnly: false })).toBe(false);
});

test('no files need each other in a circle, types included', () => {
	const needs = new Map<string, string[]>();
	for (const { from, to } of imports) {
		const targets = [`${to}.ts`, `${to}/index.ts`].filter((file) => published.includes(file));
		needs.set(from, [...(needs.get(from) ?? []), ...targets]);
	}
	const done = new Set<string>();
	const circles: string[] = [];
	const visit = (file: string, path: string[]): void => {
		const at = path.indexOf(file);
		if (at >= 0) circles.push([...path.slice(at), file].join(' → '));
		if (at >= 0 || done.has(file)) return;
		for (const next of needs.get(file) ?? []) visit(next, [...path, file]);
		done.add(file);
	};
	for (const file of published) visit(file, []);
	expect(circles).toEqual([]);
});

const withoutComments = ts.createPrinter({ removeComments: true });
const texts = published.map((file) => ({ file, text: withoutComments.printFile(parsed(file)) }));

/** Files in which a pattern stands, comments left out. */
const filesWith = (pattern: RegExp) =>
	texts.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

test('one file alone speaks HTTP', () => {
	expect(filesWith(/\bhttpRequest|\bhelpers\.request|\bfetch\(|\brequestWithAuth/)).toEqual([
		'nodes/engine/http/exchange.ts',
	]);
});

test('the description alone says under which resource and operation a field shows', () => {
	// Fields may show and hide by their neighbours; which operation they belong to is no field's matter.
	const pattern = /displayOptions: \{[^;]*?(show|hide): \{[^}]*\b(resource|operation): \[/;
	expect(pattern.test("displayOptions: { show: { operation: ['get'] } }")).toBe(true);
	expect(filesWith(pattern)).toEqual([]);
	expect(filesWith(/shownFor\(\{ resource: \[value\]/)).toEqual([
		'nodes/engine/spec/description.ts',
	]);
});

test('the engine knows no endpoint', () => {
	const paths = sourcesIn('nodes/engine').flatMap((file) => {
		const found: string[] = [];
		const look = (node: ts.Node): void => {
			if (ts.isStringLiteralLike(node) && /^(\w+ )?\/[a-z]/i.test(node.text)) {
				found.push(`${file}: ${node.text}`);
			}
			ts.forEachChild(node, look);
		};
		look(parsed(file));
		return found;
	});
	expect(paths).toEqual([]);
});

test('the sandbox is a witness of its own: it imports nothing of what it puts to the test', () => {
	const foreign = sourcesIn('test/sandbox')
		.flatMap(importsOf)
		.filter(({ to }) => /^(nodes|credentials|dist)\//.test(to));
	expect(foreign).toEqual([]);
});

test('the page and its picture show every room of the engine, and every node', () => {
	const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
	const picture = readFileSync(join(root, 'docs/images/architecture.svg'), 'utf8');
	const files = [...sourcesIn('nodes/engine'), ...sourcesIn('nodes/text')];
	const rooms = [
		'text',
		...readdirSync(join(root, 'nodes/engine')).filter((name) => !name.includes('.')),
	];
	expect(files.filter((file) => !page.includes(`\`${basename(file)}\``))).toEqual([]);
	expect(
		rooms.filter(
			(room) => !page.includes(`\`engine/${room}/\``) && !page.includes(`\`nodes/${room}\``),
		),
	).toEqual([]);
	expect(rooms.filter((room) => !picture.includes(`>${room}</text>`))).toEqual([]);
	const nodes = readdirSync(join(root, 'nodes')).filter((folder) => folder.startsWith('SmartLead'));
	expect(nodes.filter((folder) => !page.includes(`\`nodes/${folder}\``))).toEqual([]);
	const titles = nodes.map((folder) =>
		folder.replace(/^SmartLead(?=.)/, '').replace('PollTrigger', 'Poll Trigger'),
	);
	expect(titles.filter((title) => !picture.includes(`>${title}</text>`))).toEqual([]);
});
