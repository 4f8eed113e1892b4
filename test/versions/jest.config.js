const { readdirSync } = require('node:fs');
const { join } = require('node:path');

/* The packed tarball and one n8n, both unpacked in a folder of their own, in place of what the tests
 * otherwise run with: `npm run test:versions` says where. */
const folder = process.env.N8N_VERSION_FOLDER;
if (!folder) throw new Error('Run this with `npm run test:versions`');
const built = join(folder, 'node_modules/n8n-nodes-smartlead/dist');
// By their names: other packages have a folder called nodes as well.
const ours = [...readdirSync(join(built, 'nodes')), 'SmartLeadApi'].join('|');

const base = require('../../jest.config.js');
const modules = ['p-retry', 'is-network-error'].join('|');

/** @type {import('jest').Config} */
module.exports = {
	...base,
	// Another n8n than that of the other tests: nothing is shared with them.
	testEnvironment: 'node',
	rootDir: join(__dirname, '../..'),
	roots: ['<rootDir>/test/versions', folder],
	testPathIgnorePatterns: ['/node_modules/'],
	moduleNameMapper: {
		...Object.fromEntries(
			['n8n-core', 'n8n-workflow'].map((name) => [
				`^${name}$`,
				require.resolve(name, { paths: [folder] }),
			]),
		),
		[`^(?:\\.\\./)+(nodes|credentials)/((?:${ours})\\b.*?)(?:\\.ts)?$`]: join(built, '$1/$2'),
	},
	// What comes as ES modules only, and Jest cannot require: n8n 2.0 brings these.
	transform: {
		'^.+\\.ts$': base.transform['^.+\\.ts$'],
		[`/node_modules/(${modules})/.+\\.js$`]: base.transform['^.+\\.ts$'],
	},
	transformIgnorePatterns: [`/node_modules/(?!(?:${modules})/)`],
	testTimeout: 120_000,
	maxWorkers: 1,
};
