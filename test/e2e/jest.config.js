/**
 * Whole workflows in the pinned n8n. One n8n serves the whole run, so the tests follow each other.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: '../..',
	roots: ['<rootDir>/test/e2e'],
	testMatch: ['**/*.test.ts'],
	globalSetup: '<rootDir>/test/e2e/setUp.ts',
	globalTeardown: '<rootDir>/test/e2e/tearDown.ts',
	// Lends the one n8n and its sandbox, which live outside the tests, to each test file.
	testEnvironment: '<rootDir>/test/e2e/environment.ts',
	maxWorkers: 1,
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/test/n8n/(last1x/)?node_modules',
		'<rootDir>/test/n8n/.work',
	],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
	},
	testTimeout: 180_000,
};
