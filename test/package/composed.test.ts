import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inspect } from 'node:util';

import { SmartLeadPollTrigger } from '../../nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node';
import { SmartLeadTrigger } from '../../nodes/SmartLeadTrigger/SmartLeadTrigger.node';
import { products } from '../products';

/*
 * n8n's linter reads literals: what `describe` composes it does not see. Here the composed fields are
 * written out into a copy of each node, and linted like any other node.
 */

const root = join(__dirname, '../..');
// Inside the project, so that imports are found.
const folder = mkdtempSync(join(root, '.packed-'));

/** Each node, by its file. */
const nodes = {
	...Object.fromEntries(
		products.map(({ className, node }) => [`nodes/${className}/${className}.node.ts`, node]),
	),
	'nodes/SmartLeadPollTrigger/SmartLeadPollTrigger.node.ts': new SmartLeadPollTrigger(),
	'nodes/SmartLeadTrigger/SmartLeadTrigger.node.ts': new SmartLeadTrigger(),
};

/** What the linter finds and is left as it is: the rule, where, and why. */
const exceptions: Array<{ rule: string; at: RegExp; because: string }> = [
	{
		rule: 'n8n-nodes-base/node-param-option-name-wrong-for-get-many',
		at: /name: 'Get Emails'/,
		because: 'an item is an email; many statistics are what the others of the resource give',
	},
	{
		rule: 'n8n-nodes-base/node-param-operation-option-action-miscased',
		at: /action: '[^'\n]*[,(:-]/,
		because:
			'the rule takes punctuation for a mistake; n8n searches this text alone, so it has the words that people type',
	},
	{
		rule: 'n8n-nodes-base/node-param-resource-with-plural-option',
		at: /name: 'Campaign Statistics'/,
		because: 'that is what SmartLead calls them, and a campaign has many',
	},
	{
		rule: 'n8n-nodes-base/node-param-fixed-collection-type-unsorted-items',
		at: /name: 'step',/,
		because: 'a mail is written from its delay and subject on, not in the order of the alphabet',
	},
];

interface Finding {
	rule: string;
	/** The lines around it: the whole field, as far as it matters. */
	text: string;
	message: string;
}

/** Strings on one line each, keys without quotes: what the linter's rules look for. */
const literal = (value: unknown): string =>
	inspect(value, {
		depth: Infinity,
		maxArrayLength: null,
		maxStringLength: null,
		breakLength: 200,
		compact: false,
	});

function lint(files: string[]): Finding[] {
	const { stdout } = spawnSync(
		process.execPath,
		[
			join(root, 'node_modules/eslint/bin/eslint.js'),
			...['--config', join(root, 'eslint.config.mjs'), '--no-inline-config'],
			...['--format', 'json', ...files],
		],
		{
			cwd: folder,
			encoding: 'utf8',
			maxBuffer: 100_000_000,
			// Jest's NODE_ENV makes n8n's rules take every file for a node, as in their own tests.
			env: { ...process.env, NODE_ENV: undefined },
		},
	);
	const results = JSON.parse(stdout) as Array<{
		filePath: string;
		messages: Array<{ ruleId: string | null; line: number; message: string }>;
	}>;
	expect(results.map(({ filePath }) => relative(folder, filePath))).toEqual(files);
	return results.flatMap(({ filePath, messages }) => {
		const lines = readFileSync(filePath, 'utf8').split('\n');
		return messages.map(({ ruleId, line, message }) => ({
			rule: ruleId ?? 'unreadable',
			text: lines.slice(Math.max(0, line - 5), line + 5).join('\n'),
			message,
		}));
	});
}

beforeAll(() => {
	for (const part of ['nodes', 'credentials', 'package.json']) {
		cpSync(join(root, part), join(folder, part), { recursive: true });
	}
	for (const [file, { description }] of Object.entries(nodes)) {
		const source = readFileSync(join(root, file), 'utf8');
		const written = source
			.replace(/^import \{ (describe|properties)(, subtitle)? \}.*\n/m, '')
			.replace(
				/\bsubtitle(: subtitle\(resources\))?,/,
				() => `subtitle: ${literal(description.subtitle)},`,
			)
			.replace(
				/properties(: describe\(\w+, '\w+'\))?,/,
				() => `properties: ${literal(description.properties)},`,
			);
		expect(written).not.toBe(source);
		writeFileSync(join(folder, file), written);
	}
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the composed fields keep every rule of n8n', () => {
	const findings = lint(Object.keys(nodes).sort());
	const left = findings.filter(
		({ rule, text }) => !exceptions.some((known) => known.rule === rule && known.at.test(text)),
	);
	expect(left).toEqual([]);
	// An exception that nothing needs any more goes away.
	const idle = exceptions.filter(
		({ rule, at }) => !findings.some((finding) => finding.rule === rule && at.test(finding.text)),
	);
	expect(idle).toEqual([]);
}, 60_000);

test('the linter sees them: a wording that n8n forbids is found', () => {
	const [file = ''] = Object.keys(nodes);
	const path = join(folder, file);
	const good = readFileSync(path, 'utf8');
	writeFileSync(path, good.replace("'Max number of results to return'", "'How many'"));
	const rules = lint([file]).map(({ rule }) => rule);
	writeFileSync(path, good);
	expect(rules).toContain('n8n-nodes-base/node-param-description-wrong-for-limit');
}, 60_000);
