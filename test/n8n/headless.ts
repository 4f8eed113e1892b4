import type { Shapes } from '../sandbox';
import type { Execution } from './execution';
import { openUserFolder } from './folders';
import type { Report } from './report';
import { Rest, type StoredWorkflow } from './rest';
import { startServer } from './server';
import { textAt, type Shape } from './shapes';
import { assertKeyWorks, realSmartLead, startSandbox } from './smartlead';
import { installNodes, packNodes } from './tarball';
import {
	manualStartOf,
	readExamples,
	withCredential,
	type StoredCredential,
	type Workflow,
} from './workflows';

function addsLeads(node: Shape): boolean {
	const parameters = node.parameters;
	return (
		textAt(parameters, 'resource') === 'lead' && textAt(parameters, 'operation') === 'addToCampaign'
	);
}

function tellLeads(workflow: Workflow, run: Execution, report: Report): void {
	for (const node of workflow.nodes.filter(addsLeads)) {
		const name = textAt(node, 'name');
		const leads = run.output(name);
		if (leads.length === 0) continue;
		report('');
		report(`${name}:`);
		const widthOf = (field: string) =>
			Math.max(...leads.map(({ json }) => textAt(json, field).length));
		const columns = ['email', 'status', 'leadId', 'reason'].filter((name) => widthOf(name) > 0);
		for (const { json } of leads) {
			const cells = columns.map((name) => textAt(json, name).padEnd(widthOf(name)));
			report(`  ${cells.join('  ')}`.trimEnd());
		}
		for (const hint of run.hints(name)) report(`  ${hint}`);
	}
}

function tell(workflow: Workflow, run: Execution, report: Report): void {
	report('');
	report(`${workflow.name}:`);
	for (const node of run.order) {
		const count = run.output(node).length;
		const what = run.error?.node === node ? 'stopped' : `${count} item${count === 1 ? '' : 's'}`;
		report(`  ${node}: ${what}`);
	}
	tellLeads(workflow, run, report);
	report('');
	if (run.error) {
		report(`The workflow stopped at "${run.error.node}": ${run.error.message}`);
		if (run.error.description) report(run.error.description);
	} else {
		report('The workflow ran to its end.');
	}
}

/** Puts a workflow in place; one of the same name is replaced. */
async function place(rest: Rest, workflow: Workflow): Promise<StoredWorkflow> {
	const existing = (await rest.workflows()).find(({ name }) => name === workflow.name);
	if (!existing) return await rest.createWorkflow(workflow);
	await rest.updateWorkflow(existing, workflow);
	return existing;
}

/** Long enough for a large account at the pace of its plan. */
const withinMs = 3_600_000;

/** Executes what can be executed by hand. Gives whether all of it ran to its end. */
async function runAll(rest: Rest, credential: StoredCredential, report: Report): Promise<boolean> {
	let ok = true;
	const waiting: string[] = [];
	for (const { workflow } of readExamples()) {
		const start = manualStartOf(workflow);
		if (start === undefined) {
			waiting.push(workflow.name);
			continue;
		}
		report(`Executing "${workflow.name}" …`);
		const run = await rest.run(
			await place(rest, withCredential(workflow, credential)),
			start,
			withinMs,
		);
		tell(workflow, run, report);
		ok &&= run.ok;
	}
	if (waiting.length > 0) {
		report('');
		report(`Not executed, as they wait for a form or an event: ${waiting.join(', ')}.`);
		report('To see them at work: npm start');
	}
	return ok;
}

/** Executes the examples without an editor. Gives whether all that were executed ran to their end. */
export async function runExamples(options: {
	/** None: the sandbox. */
	apiKey?: string;
	/** How the sandbox answers. */
	shapes?: Shapes;
	report: Report;
}): Promise<boolean> {
	const { apiKey, shapes, report } = options;
	// Not the editor's folder: this works beside a running `npm start`.
	const folder = openUserFolder(apiKey === undefined ? 'run' : 'run-real');
	folder.lock([process.pid]);
	try {
		report('Building and packing the nodes …');
		await installNodes(await packNodes(folder), folder);
		const smartLead =
			apiKey === undefined ? await startSandbox(folder, { shapes }) : realSmartLead(apiKey);
		try {
			report('Starting n8n …');
			const { proxy, webhookUrl } = smartLead;
			// n8n's command line would start an n8n for each of them.
			const server = await startServer({ folder, proxy, webhookUrl });
			try {
				const rest = new Rest(server.url);
				await rest.signIn(folder.login());
				await assertKeyWorks(rest, smartLead);
				return await runAll(rest, await rest.putCredential(smartLead.credential), report);
			} finally {
				await server.stop();
			}
		} finally {
			await smartLead.close();
		}
	} finally {
		folder.unlock();
	}
}
