import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

/* GitHub alone runs these files. What can be known beforehand is checked here. */

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Job {
	uses?: string;
	needs?: string;
	environment?: string;
	permissions?: Record<string, string>;
	strategy?: { matrix: { node: number[] } };
	steps?: Step[];
}
interface Workflow {
	on: { push: { branches?: string[]; tags?: string[] }; workflow_call?: null };
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const root = join(__dirname, '../..');
const read = (name: string) =>
	parse(readFileSync(join(root, '.github/workflows', name), 'utf8')) as Workflow;
const { scripts, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
	scripts: Record<string, string>;
	engines: { node: string };
};
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps = [] }) => steps);
const runsOf = (job: Job | undefined) => (job?.steps ?? []).flatMap(({ run }) => run ?? []);

const ci = read('ci.yml');
const publish = read('publish.yml');

test.each([
	['ci.yml', ci],
	['publish.yml', publish],
])('%s runs scripts that exist, and actions pinned by commit', (_, workflow) => {
	expect(workflow.permissions).toEqual({ contents: 'read' });
	const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);
	const named = commands.flatMap((command) =>
		[...command.matchAll(/\bnpm (?:run ([\w:-]+)|(start|test))\b/g)].map(
			([, script, own]) => script ?? own,
		),
	);
	expect(named).not.toHaveLength(0);
	for (const script of named) expect(Object.keys(scripts)).toContain(script);
	for (const { uses } of stepsOf(workflow)) {
		if (uses !== undefined) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
	}
});

test('every Node.js that the package allows is checked with everything that npm test runs', () => {
	const { check, e2e } = ci.jobs;
	expect(check?.strategy?.matrix.node).toEqual([20, 22, 24]);
	expect(engines.node).toBe('>=20');
	const runs = [...runsOf(check), ...runsOf(e2e)];
	expect(runs[0]).toBe('npm ci');
	// `npm test` is a chain: each link of it is a step here.
	for (const link of String(scripts.test).split(' && ')) expect(runs).toContain(link);
	for (const more of ['npm start -- --run', 'npm run test:browser', 'npm run test:queue']) {
		expect(runs).toContain(more);
	}
});

test('no check depends on what is published already', () => {
	for (const run of [...runsOf(ci.jobs.check), ...runsOf(ci.jobs.e2e)]) {
		expect(run).not.toContain('npm publish');
	}
});

test('only what passed is published: by a version tag, with provenance, without a cache', () => {
	expect(publish.on.push).toEqual({ tags: ['v[0-9]+.[0-9]+.[0-9]+'] });
	expect(ci.on).toHaveProperty('workflow_call');
	expect(publish.jobs.ci?.uses).toBe('./.github/workflows/ci.yml');
	const job = publish.jobs.publish;
	expect(job?.needs).toBe('ci');
	expect(job?.environment).toBe('npm');
	expect(job?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
	const runs = runsOf(job);
	expect(runs[0]).toBe('node test/package/tag.mjs "$GITHUB_REF_NAME"');
	expect(runs.slice(1, 3)).toEqual(['npm ci', 'npm run build']);
	expect(runs[3]).toContain('npm publish --provenance --access public');
	expect(runs).toHaveLength(4);
	expect(job?.steps?.some(({ with: settings }) => settings && 'cache' in settings)).toBe(false);
});

test("GitHub's forms for issues have what it wants of them", () => {
	const folder = join(root, '.github/ISSUE_TEMPLATE');
	const forms = readdirSync(folder).filter((file) => file !== 'config.yml');
	expect(forms.sort()).toEqual(['bug.yml', 'missing-operation.yml']);
	for (const file of forms) {
		const form = parse(readFileSync(join(folder, file), 'utf8')) as {
			name: unknown;
			description: unknown;
			body: Array<{ type: string; id?: string; attributes: { label?: string } }>;
		};
		expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
		const fields = form.body.filter(({ type }) => type !== 'markdown');
		for (const { type, attributes } of fields) {
			expect(['input', 'textarea', 'dropdown', 'checkboxes']).toContain(type);
			expect(attributes.label).toEqual(expect.any(String));
		}
		const ids = fields.map(({ id }) => id);
		expect(new Set(ids).size).toBe(fields.length);
		expect(ids).not.toContain(undefined);
	}
});
