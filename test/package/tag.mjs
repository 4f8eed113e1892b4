/**
 * Whether this folder may be published under a version tag. Prints what is in the way, a line each,
 * and ends with 1 if anything is.
 *
 *   node test/package/tag.mjs v1.2.3
 *
 * Needs no dependencies: it runs before anything is installed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const [tag = ''] = process.argv.slice(2);
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');
const packageJson = JSON.parse(read('package.json'));
const { version } = packageJson;
const wrong = [];

if (!/^\d+\.\d+\.\d+$/.test(version))
	wrong.push(`package.json: ${version} is no version to publish`);
if (tag !== `v${version}`)
	wrong.push(`The tag is "${tag}", the version in package.json ${version}`);
if (JSON.parse(read('package-lock.json')).version !== version) {
	wrong.push(`package-lock.json is not of version ${version}`);
}
if (!read('nodes/engine/http/userAgent.ts').includes(`version = '${version}'`)) {
	wrong.push(`nodes/engine/http/userAgent.ts does not say ${version}`);
}

const heading = read('CHANGELOG.md')
	.split('\n')
	.find((line) => line.startsWith(`## ${version} `));
if (heading === undefined) wrong.push(`CHANGELOG.md has no section "## ${version} (date)"`);
else if (!/\(\d{4}-\d{2}-\d{2}\)$/.test(heading)) {
	wrong.push(`CHANGELOG.md: "${heading}" has no date such as (2026-12-31)`);
}

// What stands for the owner until there is one must not reach npm.
const { author, homepage, repository } = packageJson;
const placeholder = /\bexample\b/;
for (const [field, value] of Object.entries({ author, homepage, repository })) {
	if (placeholder.test(JSON.stringify(value)))
		wrong.push(`package.json: ${field} is a placeholder`);
}
const codices = readdirSync('nodes', { recursive: true }).filter((file) =>
	file.endsWith('.node.json'),
);
for (const file of codices) {
	if (placeholder.test(read(`nodes/${file}`))) {
		wrong.push(`nodes/${file}: the documentation address is a placeholder`);
	}
}

// npm refuses a provenance statement of another repository; better to know before everything is built.
const here = process.env.GITHUB_REPOSITORY;
const named = /github\.com[/:]([^/]+\/[^/]+?)(\.git)?$/.exec(repository?.url ?? '')?.[1];
if (here && here !== named) wrong.push(`package.json: repository is ${named}, this is ${here}`);

for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
