/** The libraries of the tests and n8n's, which Node loads once for all files of a worker. */
const libraries = [
	'@n8n/utils',
	'ajv',
	'ajv-formats',
	'axios',
	'fast-check',
	'luxon',
	'mockttp',
	'n8n-core',
	'n8n-workflow',
	'nock',
	'typescript',
	'yaml',
];

module.exports = {
	/** Matches their files. */
	pattern: `/node_modules/(${libraries.join('|')})/`,
	/** A file of theirs is what Node's own `require` has of it; see environment.ts. */
	process: (_source, path) => ({
		code: `module.exports = requireLibrary(${JSON.stringify(path)});`,
	}),
};
