import { config } from '@n8n/node-cli/eslint';

/**
 * n8n's own rules, but for what only matters inside n8n: tests and scripts run on a developer's
 * machine, so they may use timers, files and processes. ESLint takes the configuration nearest to a
 * file where ESLINT_FLAGS asks for it, as `npm run lint` does; nodes and credentials keep every rule.
 */
export default [
	{ ignores: ['n8n/node_modules/**', 'n8n/.work/**'] },
	...config,
	{
		files: ['**/*.ts'],
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
