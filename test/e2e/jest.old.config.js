const base = require('./jest.config.js');

/**
 * What people do most, in the last n8n of the 1.x line: `npm run test:e2e:old`.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	testMatch: [
		'catchUp',
		'example',
		'examples',
		'inboxAssistant',
		'key',
		'leads',
		'nodes',
		'secrets',
		'trigger',
		'waiting',
	].map((name) => `**/${name}.test.ts`),
	globalSetup: '<rootDir>/test/e2e/setUpOld.ts',
};
