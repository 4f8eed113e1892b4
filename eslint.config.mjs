import { config } from '@n8n/node-cli/eslint';

/**
 * n8n's own rules, unchanged, for the code that is published. Tests and scripts run on a developer's
 * machine and never inside n8n, so they may use timers, files and processes.
 */
export default [
	{ ignores: ['test/n8n/node_modules/**', 'test/n8n/.work/**', 'coverage/**', '.packed-*/**'] },
	...config,
	{
		files: ['test/**/*.ts'],
		rules: {
			'@n8n/community-nodes/no-restricted-globals': 'off',
			'@n8n/community-nodes/no-restricted-imports': 'off',
			'@n8n/community-nodes/require-node-api-error': 'off',
			'@n8n/community-nodes/no-hardcoded-secrets': 'off',
			'@n8n/community-nodes/no-dangerous-functions': 'off',
			'no-console': 'off',
		},
	},
];
