/**
 * Whole workflows in the pinned n8n. Each test file has an n8n for itself while it runs: two serve the
 * files side by side.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/setUp.ts',
	globalTeardown: '<rootDir>/test/e2e/tearDown.ts',
	runner: '<rootDir>/test/e2e/runner.ts',
	// Lends each test file an n8n and its sandbox, which live outside the tests.
	testEnvironment: '<rootDir>/test/e2e/environment.ts',
	maxWorkers: 2,
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/test/n8n/(last1x/)?node_modules',
		'<rootDir>/test/n8n/.work',
	],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	// Ends what hangs, on the slowest machine: no test passes or fails by how long it takes.
	testTimeout: 600_000,
};
