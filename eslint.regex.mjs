import { config } from '@n8n/node-cli/eslint';
import regexp from 'eslint-plugin-regexp';

/**
 * Regular expressions meet texts that strangers write, in the one thread that n8n has: each must take
 * time that grows with the text and not with its square. Apart from n8n's own rules, which stay unchanged;
 * no comment turns it off. test/package/regex.test.ts runs it.
 */
export default [
	{
		files: ['**/*.ts'],
		languageOptions: {
			parser: config.map(({ languageOptions }) => languageOptions?.parser).find(Boolean),
		},
		linterOptions: { noInlineConfig: true },
		plugins: { regexp },
		rules: {
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': ['error', { report: 'potential', ignorePartial: false }],
		},
	},
];
