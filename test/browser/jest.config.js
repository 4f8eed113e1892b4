const endToEnd = require('../e2e/jest.config');

/**
 * People at work in the pinned n8n's editor, in a real browser. It runs in the world of the
 * end-to-end tests.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...endToEnd,
	roots: ['<rootDir>/test/browser'],
	globalSetup: '<rootDir>/test/browser/setUp.ts',
	// Each desk is looked at alone: the editor and the browser need the machine.
	maxWorkers: 1,
};
