import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, 'replies');

/**
 * One reply as a client sends it. The files are named after the client, the language and what is special;
 * characters that cannot be seen are written as \u00a0.
 */
export interface Sample {
	name: string;
	form: 'text' | 'html';
	reply: string;
	/** What the lead wrote. */
	remains: string;
	/** What the example "Reply to chat" has to make of it. */
	category: string;
	/** The last day of an absence, 'none' where it says none; undefined where nobody is away. */
	back: string | undefined;
}

export function readCorpus(): Sample[] {
	return readdirSync(folder)
		.sort()
		.map((file) => sampleIn(file, readFileSync(join(folder, file), 'utf8')));
}

function sampleIn(file: string, content: string): Sample {
	const text = content.replace(/\\u([\da-f]{4})/g, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
	const [head = '', rest = ''] = text.split('\n=== reply\n');
	const [reply = '', remains = ''] = rest.split('\n=== remains\n');
	const facts = new Map(head.split('\n').map((line) => line.split(': ') as [string, string]));
	return {
		name: file.replace(/\.txt$/, ''),
		form: facts.get('form') === 'html' ? 'html' : 'text',
		reply,
		remains: remains.trim(),
		category: facts.get('category') ?? '',
		back: facts.get('back'),
	};
}
