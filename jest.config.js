// A zone that is not UTC, and not the one of any workflow in the tests, unless another is asked for:
// nothing may depend on where the process is.
process.env.TZ ??= 'Asia/Kolkata';

const library = require('./test/jest/library.js').pattern;

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: '<rootDir>/test/jest/environment.ts',
	roots: ['<rootDir>/test'],
	testMatch: ['**/*.test.ts'],
	// These want n8n itself: `npm test` runs the end-to-end tests after the others, from
	// test/e2e/jest.config.js; those in a browser are started by `npm run test:browser`.
	testPathIgnorePatterns: [
		'/node_modules/',
		'<rootDir>/test/n8n/',
		'<rootDir>/test/e2e/',
		'<rootDir>/test/browser/',
		// The package as a whole, packed and linted: `npm run test:package`.
		'<rootDir>/test/package/',
		// Wants another n8n: `npm run test:versions`.
		'<rootDir>/test/versions/',
	],
	// dist holds a copy of package.json's name, test/n8n a whole n8n: both would collide with ours.
	modulePathIgnorePatterns: [
		'<rootDir>/dist',
		'<rootDir>/.packed-',
		'<rootDir>/test/n8n/(last1x/)?node_modules',
		'<rootDir>/test/n8n/.work',
	],
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022' }, module: { type: 'commonjs' } }],
		[library]: '<rootDir>/test/jest/library.js',
	},
	// Nothing else of node_modules is of the two kinds above.
	transformIgnorePatterns: [],
	// Importing n8n-core writes a configuration file; it goes to a folder of its own.
	setupFiles: ['<rootDir>/test/setup.js'],
	// All cores: Jest leaves one of them idle, which is half of a small machine.
	maxWorkers: '100%',
	workerIdleMemoryLimit: '1GB',
	// Ends what hangs, on the slowest machine: no test passes or fails by how long it takes.
	testTimeout: 600_000,
};
