import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const eslint = join(root, 'node_modules/eslint/bin/eslint.js');

const check = (input: string | undefined, ...more: string[]) =>
	spawnSync(process.execPath, [eslint, '--no-config-lookup', '-c', 'eslint.regex.mjs', ...more], {
		cwd: root,
		input,
		encoding: 'utf8',
	});

test('no regular expression takes time that grows with the square of the text', () => {
	const { status, stdout, stderr } = check(undefined, 'nodes', 'credentials');
	expect(stdout + stderr).toBe('');
	expect(status).toBe(0);
});

test.each([
	['going back', '/^[^\\s@/]+\\.[^\\s@/]+$/'],
	['going on', '/\\s*\\n\\s*/g'],
	['an unclosed tag', '/<[^>]*>/g'],
	['with a comment', `/a+b/ // ${['eslint', 'disable-line'].join('-')}`],
])('the check sees it: %s', (_, pattern) => {
	const code = `export const is = (text: string) => text.replace(${pattern}\n, '');\n`;
	const { status, stdout } = check(code, '--stdin', '--stdin-filename', 'nodes/engine/some.ts');
	expect(stdout).toMatch(/regexp\/no-super-linear/);
	expect(status).toBe(1);
});
