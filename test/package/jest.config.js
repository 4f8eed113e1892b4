/**
 * The package as a whole: what is packed and published, linted, documented. Each test here works on
 * all files at once, so they are no unit tests.
 *
 * @type {import('jest').Config}
 */
const unit = require('../../jest.config.js');

module.exports = {
	...unit,
	rootDir: '../..',
	roots: ['<rootDir>/test/package'],
	testPathIgnorePatterns: ['/node_modules/'],
};
