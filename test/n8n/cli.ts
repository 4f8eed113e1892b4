import { readFileSync, rmSync, writeFileSync } from 'node:fs';

import { pinned, type Application } from './application';
import { n8nEnvironment, type Proxy } from './environment';
import { readExecution, type Execution } from './execution';
import type { UserFolder } from './folders';
import { freePort } from './ports';
import { runToEnd } from './processes';
import type { CredentialData } from './rest';
import { shapeAt } from './shapes';
import type { StoredCredential, Workflow } from './workflows';

/** n8n's own command line on one user folder: no server, no account. */
export class CommandLine {
	constructor(
		private readonly folder: UserFolder,
		/** None: the real SmartLead. */
		private readonly proxy?: Proxy,
		private readonly application: Application = pinned,
	) {}

	/** Puts a credential in place; one of the same id is replaced. */
	async importCredential(id: string, credential: CredentialData): Promise<StoredCredential> {
		await this.importFile('import:credentials', [{ id, ...credential }]);
		return { id, name: credential.name, type: credential.type };
	}

	/** Puts a workflow in place; one of the same id is replaced. At most 21 characters of id. */
	async importWorkflow(id: string, workflow: Workflow): Promise<void> {
		await this.importFile('import:workflow', [{ id, active: false, ...workflow }]);
	}

	/** Executes a workflow from its manual trigger. A run that failed is a result, too. */
	async execute(id: string): Promise<Execution> {
		const { code, stdout, said } = await this.n8n(['execute', `--id=${id}`, '--rawOutput']);
		const run = jsonWithin(stdout) ?? jsonWithin(said);
		if (run === undefined) throw new Error(`n8n did not run the workflow (${code}):\n${said}`);
		return readExecution(shapeAt(run, 'data'));
	}

	private async importFile(command: string, content: unknown): Promise<void> {
		// The file may hold the key: for the owner's eyes, and gone as soon as n8n has read it.
		const file = this.folder.file('import.json');
		try {
			writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
			const { code, said } = await this.n8n([command, `--input=${file}`]);
			if (code !== 0) throw new Error(`n8n ${command} ended with ${code}:\n${said}`);
		} finally {
			rmSync(file, { force: true });
		}
	}

	private async n8n(
		args: string[],
	): Promise<{ code: number | null; stdout: string; said: string }> {
		const stdoutFile = this.folder.file('command.log');
		const stderrFile = this.folder.file('command.err');
		const code = await runToEnd({
			file: this.application.nodeBinary,
			args: [this.application.n8nScript, ...args],
			cwd: this.folder.path,
			env: n8nEnvironment({
				application: this.application,
				folder: this.folder,
				brokerPort: await freePort(),
				proxy: this.proxy,
			}),
			stdoutFile,
			stderrFile,
		});
		const stdout = readFileSync(stdoutFile, 'utf8');
		const said = `${stdout}\n${readFileSync(stderrFile, 'utf8')}`.trim();
		return { code, stdout, said };
	}
}

/** The JSON object in a text that log lines may surround: it alone begins and ends at the margin. */
function jsonWithin(text: string): unknown {
	const lines = text.split('\n');
	const start = lines.indexOf('{');
	const end = lines.indexOf('}', start);
	if (start < 0 || end < 0) return undefined;
	return JSON.parse(lines.slice(start, end + 1).join('\n'));
}
