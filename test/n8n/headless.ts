import { CommandLine } from './cli';
import type { Execution } from './execution';
import { openUserFolder } from './folders';
import { installNodes, packNodes } from './tarball';
import type { Report } from './report';
import { textAt, type Shape } from './shapes';
import { realSmartLead, startSandbox } from './smartlead';
import { readExamples, withCredential, type Workflow } from './workflows';

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
		const [emailWidth, statusWidth] = [widthOf('email'), widthOf('status')];
		for (const { json } of leads) {
			const email = textAt(json, 'email').padEnd(emailWidth);
			const status = textAt(json, 'status').padEnd(statusWidth);
			report(`  ${email}  ${status}  ${textAt(json, 'reason')}`.trimEnd());
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

/** Executes every example without an editor. Gives whether all ran to their end. */
export async function runExamples(options: {
	/** None: the sandbox. */
	apiKey?: string;
	report: Report;
}): Promise<boolean> {
	const { apiKey, report } = options;
	// Not the editor's folder: this works beside a running `npm start`.
	const folder = openUserFolder(apiKey === undefined ? 'run' : 'run-real');
	folder.lock([process.pid]);
	try {
		report('Building and packing the nodes …');
		await installNodes(await packNodes(folder), folder);
		const smartLead = apiKey === undefined ? await startSandbox(folder) : realSmartLead(apiKey);
		try {
			const n8n = new CommandLine(folder, smartLead.proxy);
			report('Putting the credential in place …');
			const credential = await n8n.importCredential('smartlead', smartLead.credential);
			let ok = true;
			for (const { id, workflow } of readExamples()) {
				report(`Executing "${workflow.name}" …`);
				await n8n.importWorkflow(id, withCredential(workflow, credential));
				const run = await n8n.execute(id);
				tell(workflow, run, report);
				ok &&= run.ok;
			}
			return ok;
		} finally {
			await smartLead.close();
		}
	} finally {
		folder.unlock();
	}
}
