import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/* What the papers point at is there: files, headings, scripts. Nothing outside is asked. */

const root = join(__dirname, '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
};

const markdownIn = (folder: string) =>
	existsSync(join(root, folder))
		? readdirSync(join(root, folder))
				.filter((file) => file.endsWith('.md'))
				.map((file) => join(folder, file))
		: [];
const papers = ['.', 'docs', 'examples', '.github'].flatMap(markdownIn).sort();

const read = (file: string) => readFileSync(join(root, file), 'utf8');

/** Without code, in which nothing is a link or a heading. */
const prose = (text: string) =>
	text
		.replace(/^(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1[^\n]*$/gm, '')
		.replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()<>!#]/g, ''));

/** Targets of links and images, those written in HTML too. */
function linksIn(text: string): string[] {
	const clean = prose(text);
	return [
		...[...clean.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)],
		...[...clean.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$/gm)],
		...[...clean.matchAll(/\b(?:href|src|srcset)="([^"\s]+)"/g)],
	].map(([, target = '']) => target);
}

/** The anchors that GitHub makes of headings, and those set by hand. */
function anchorsIn(text: string): string[] {
	const seen = new Map<string, number>();
	const clean = prose(text);
	const headings = [...clean.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, heading = '']) => {
		const slug = heading
			.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, '')
			.replace(/\s/g, '-');
		const before = seen.get(slug) ?? 0;
		seen.set(slug, before + 1);
		return before === 0 ? slug : `${slug}-${before}`;
	});
	const byHand = [...clean.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)].map(([, id = '']) => id);
	return [...headings, ...byHand];
}

/** What is wrong with a link in a file; undefined when it leads somewhere. */
function wrongWith(target: string, file: string): string | undefined {
	if (/^[a-z][a-z\d+.-]*:/i.test(target)) {
		if (/^mailto:[^@\s]+@[^@\s]+$/.test(target)) return undefined;
		if (!URL.canParse(target)) return 'is no address';
		return target.startsWith('https://') ? undefined : 'is not https';
	}
	const [path = '', anchor] = target.split('#');
	const place = path === '' ? file : join(dirname(file), decodeURIComponent(path));
	if (relative(root, join(root, place)).startsWith('..')) return 'leads out of the repository';
	if (!existsSync(join(root, place))) return 'does not exist';
	if (anchor === undefined) return undefined;
	if (!place.endsWith('.md') || statSync(join(root, place)).isDirectory()) return undefined;
	return anchorsIn(read(place)).includes(anchor) ? undefined : 'has no such heading';
}

test('the papers are there', () => {
	expect(papers).toEqual(
		expect.arrayContaining([
			'CHANGELOG.md',
			'CODE_OF_CONDUCT.md',
			'CONTRIBUTING.md',
			'README.md',
			'SECURITY.md',
			'docs/architecture.md',
			'docs/bench.md',
		]),
	);
});

test('the README is short, and begins with one command', () => {
	const text = read('README.md');
	expect(text.split(/\s+/).length).toBeLessThanOrEqual(1600);
	expect(text.match(/^npm ci.*$/m)?.[0]).toBe('npm ci && npm start');
});

describe.each(papers)('%s', (file) => {
	const text = read(file);

	test('every link leads somewhere', () => {
		const wrong = linksIn(text).flatMap((target) => {
			const complaint = wrongWith(target, file);
			return complaint === undefined ? [] : [`${target} ${complaint}`];
		});
		expect(wrong).toEqual([]);
	});

	test('every script that it names exists', () => {
		const named = [...text.matchAll(/\bnpm (?:run(?: -s)? ([\w:-]+)|(start|test)\b)/g)];
		const missing = named
			.map(([, script = '', own = '']) => script || own)
			.filter((script) => !(script in scripts));
		expect(missing).toEqual([]);
	});

	test('every file of this repository that it names as code exists', () => {
		const named = [...text.matchAll(/`((?:nodes|credentials|test|docs|examples)\/[\w./-]+)`/g)]
			.map(([, path = '']) => path)
			// The invented operation that CONTRIBUTING.md adds is not there.
			.filter((path) => !path.endsWith('campaign/archive.ts'));
		expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
	});
});

test.each([
	['docs/nowhere.md', 'does not exist'],
	['../outside.md', 'leads out of the repository'],
	['#no-such-heading', 'has no such heading'],
	['docs/bench.md#no-such-heading', 'has no such heading'],
	['https://', 'is no address'],
	['http://example.com', 'is not https'],
	['docs/bench.md#how-to-read-it', undefined],
	['https://example.com/#anything', undefined],
])('a link to %s: %s', (target, complaint) => {
	expect(wrongWith(target, 'README.md')).toBe(complaint);
});

test('links and headings are found as GitHub finds them', () => {
	const text = [
		'# What `it` *does*, & why',
		'## Twice',
		'## Twice',
		'[a](one.md) ![b](two.svg "title") <img src="three.svg">',
		'```sh\n# no heading [no](link)\n```',
		'`[no](link)`',
	].join('\n');
	expect(anchorsIn(text)).toEqual(['what-it-does--why', 'twice', 'twice-1']);
	expect(linksIn(text)).toEqual(['one.md', 'two.svg', 'three.svg']);
});
