import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

/*
 * One thing has one name, in panels, errors, hints and papers alike: that of n8n and of SmartLead.
 * What stands here is what has crept in before.
 */

const root = join(__dirname, '../..');

interface Wrong {
	word: RegExp;
	say: string;
	/** Where it is right. */
	except?: RegExp;
}

const glossary: Wrong[] = [
	{ word: /\bmails?\b/i, say: 'email', except: /Example Mail|@mail\.|<abc-123@mail|E-mail/ },
	{ word: /\b(mailed|mailing)\b/i, say: 'emailed, emailing' },
	{
		word: /\bmailbox(es)?\b/i,
		say: 'email account',
		// As people search for it, and as routes of SmartLead are called.
		except:
			/\((connect a |rotate )?mailbox|^\/?(GET|POST|PUT|PATCH|DELETE)? ?\/|mailbox-|-mailboxes|`[^`]*mailbox/i,
	},
	{ word: /\bsender accounts?\b/i, say: 'email account' },
	{ word: /\b(the|this|which|of this|of that) colleague\b/i, say: 'team member' },
	{ word: /\bcommas? between\b/i, say: 'comma-separated' },
	{
		word: /\b(came|come|comes) to (this|one of|nothing)\b|\bhas come to\b/i,
		say: 'has this status',
	},
	{ word: /\bwhat became of\b/i, say: 'the result for' },
	{ word: /\bcopy .*\bunseen\b/i, say: 'blind copy' },
	{ word: /\bhears? of\b|is told of/i, say: 'receives' },
	{
		word: /\bwhile it is at it\b|\bthe rest of (a|an|the) (email account|lead)\b/i,
		say: 'plain words',
	},
	{ word: /\bactivat\w+ (the|this|your|a) workflow|\bworkflow is (in)?active\b/i, say: 'publish' },
	{
		word: /\b(name|address) of who\b|\bthe day grows\b|\bmeant to be so\b|\bspan of days\b|\bwhat becomes of\b|\bput off until\b|\bthat lie in\b/i,
		say: 'plain words',
	},
	{ word: /\bstretch of time\b|\bof late\b|\bbranches of industr/i, say: 'plain words' },
	{
		word: /^What (the|this|an?) [\w -]+ (is|was) called\b/,
		say: 'the name of',
	},
	{
		word: /\bunless you change it\b|\bhow urgent it is\b|\bwhat (it|somebody) (has|have) achieved\b/i,
		say: 'by default, the priority, the results',
	},
	{
		word: /\bcame back\b|\bdoes not want any more email\b|\bfollowed a tracked link\b/i,
		say: 'bounced, unsubscribed, clicked',
	},
	{
		word: /\bas (the provider|Microsoft|Google) (wrote|writes) it\b|\b(gave|gives) out\b/i,
		say: 'as the provider returned it',
	},
	{
		word: /\b(or nobody|somebody is away|take it away|go on with|say what you found)\b/i,
		say: 'remove, out of office, continue',
	},
	{
		word: /\bwhat (each|all) [\w ]+ (has|have) sent and received\b|\bhow many [\w ]+ get an answer\b/i,
		say: 'the emails sent, the percentage that gets a reply',
	},
	{
		word: /\b(where|whether) the leads stay\b|\bleave where they are\b|\bsent on to\b|\bshared out\b/i,
		say: 'copy, move, redirected, distributed',
	},
	{
		word: /\bstands? in SmartLead\b|\bkeeps its own books\b|\btakes this (lead|address) for\b|\bmeant\. Without\b/i,
		say: 'is in SmartLead, stores, treats as',
	},
	{
		word: /\b(must be|is) called the same\b|\bin which order the\b|\bthe kind of file\b|\bis to give\b/i,
		say: 'match exactly, the order of, the MIME type',
	},
	{
		word: /\b(Smartlead|Smart Lead|N8N|N8n)\b/,
		say: 'SmartLead, n8n',
		except: /Smartlead-Public|Example Smartlead/,
	},
];

/** Acronyms as people write them. Between quotes, in code and in addresses other rules hold. */
const acronyms =
	/\b(dkim|spf|rdns|smtp|imap|csv|Dkim|Spf|Rdns|Smtp|Imap|Csv|Api|Url|Ids?(?= (of|that|or|from)))\b/;

const files = (folder: string, ending: string): string[] =>
	readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		if (entry.isDirectory()) return files(path, ending);
		return entry.name.endsWith(ending) ? [path] : [];
	});

/** The texts of a source file: what has words in it, without imports. */
function textsOf(file: string): string[] {
	const source = ts.createSourceFile(
		file,
		readFileSync(join(root, file), 'utf8'),
		ts.ScriptTarget.Latest,
		true,
	);
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
		if (
			ts.isStringLiteralLike(node) ||
			ts.isTemplateHead(node) ||
			ts.isTemplateMiddleOrTemplateTail(node)
		) {
			// A key, a route or a pattern is no text.
			if (/[a-z] [a-z]|^[A-Z][a-z]+$/i.test(node.text)) texts.push(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return texts;
}

const sources = [...files('nodes', '.ts'), ...files('credentials', '.ts')].filter(
	// Words of other languages and programs.
	(file) => !/^nodes\/text\/|columnNames\.ts$/.test(file),
);

const complaints = (texts: string[], words: Wrong[]): string[] =>
	texts.flatMap((text) =>
		words
			.filter(({ word, except }) =>
				word.test(except ? text.replace(new RegExp(except, 'gi'), '') : text),
			)
			.map(({ word, say }) => `${word.exec(text)?.[0] ?? ''} (say ${say}): ${text.slice(0, 160)}`),
	);

describe('texts of the nodes', () => {
	test.each(sources)('%s', (file) => {
		const texts = textsOf(file);
		expect(complaints(texts, glossary)).toEqual([]);
		const shown = texts.filter((text) => / /.test(text) && !/^e\.g\. |https?:|[/{<`]/.test(text));
		expect(shown.filter((text) => acronyms.test(text))).toEqual([]);
	});
});

const papers = ['.', 'docs', 'examples'].flatMap((folder) =>
	existsSync(join(root, folder))
		? readdirSync(join(root, folder))
				.filter((file) => file.endsWith('.md'))
				.map((file) => relative(root, join(root, folder, file)))
		: [],
);

/** Lines of prose: code and addresses stay as they are. */
const proseOf = (file: string): string[] =>
	readFileSync(join(root, file), 'utf8')
		.replace(/^```[\s\S]*?^```$/gm, '')
		.replace(/`[^`\n]*`/g, '')
		.replace(/\]\([^)]*\)/g, ']')
		.split('\n');

describe('papers', () => {
	test.each(papers)('%s', (file) => expect(complaints(proseOf(file), glossary)).toEqual([]));
});

/** Notes and descriptions of an example, and what its nodes are called. */
function notesOf(file: string): string[] {
	const { name, nodes } = JSON.parse(readFileSync(join(root, file), 'utf8')) as {
		name: string;
		nodes: Array<{ name: string; notes?: string; parameters: { content?: string } }>;
	};
	return [
		name,
		...nodes.flatMap((node) => [node.name, node.notes ?? '', node.parameters.content ?? '']),
	];
}

describe('examples', () => {
	test.each(files('examples', '.json'))('%s', (file) =>
		expect(
			complaints(
				notesOf(file).flatMap((text) => text.split('\n')),
				glossary,
			),
		).toEqual([]),
	);
});
