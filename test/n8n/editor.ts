import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { Shapes } from '../sandbox';
import { openUserFolder, type UserFolder } from './folders';
import type { Report } from './report';
import { Rest, RestError } from './rest';
import { assertPortFree, startServer, type Server } from './server';
import { assertKeyWorks, realSmartLead, startSandbox, type SmartLead } from './smartlead';
import { compileInto, installedIn, installNodes, packNodes } from './tarball';
import {
	readExamples,
	withCampaigns,
	withCredential,
	type StoredCredential,
	type Workflow,
} from './workflows';

/** An n8n with the package, the credential and the examples in place. */
export interface Editor {
	server: Server;
	/** Where the first example opens. */
	firstWorkflow: { name: string; url: string };
	/** Where the stand-in is told what is to happen; none: the real SmartLead. */
	standIn?: string;
	stop(): Promise<void>;
}

async function signIn(rest: Rest, folder: UserFolder): Promise<void> {
	try {
		await rest.signIn(folder.login());
	} catch (error) {
		if (!(error instanceof RestError) || error.status !== 401) throw error;
		throw new Error(
			`The owner's password was changed in n8n, so the credential and the examples cannot be put ` +
				`in place. To begin anew, delete ${folder.path} and start again.`,
		);
	}
}

function lastPlaced(file: string): Record<string, string> {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

/** Puts the examples in place; one that the user has changed stays until its file changes. */
async function placeExamples(
	rest: Rest,
	folder: UserFolder,
	wire: (workflow: Workflow) => Workflow,
): Promise<Array<{ id: string; name: string }>> {
	const file = folder.file('examples.json');
	const placed = lastPlaced(file);
	const existing = await rest.workflows();
	const inPlace: Array<{ id: string; name: string }> = [];
	for (const { id, workflow, fingerprint } of readExamples()) {
		const wired = wire(workflow);
		const stored = existing.find(({ name }) => name === workflow.name);
		if (!stored) {
			inPlace.push(await rest.createWorkflow(wired));
		} else {
			if (placed[id] !== fingerprint) await rest.updateWorkflow(stored, wired);
			inPlace.push(stored);
		}
		placed[id] = fingerprint;
	}
	writeFileSync(file, JSON.stringify(placed));
	return inPlace;
}

/** The campaign of the stand-in that its leads are in. */
const campaignIds = [301];

/** What is chosen in the examples: the credential and, where nobody's own are at stake, campaigns. */
function wiring(credential: StoredCredential, { real }: SmartLead) {
	return (workflow: Workflow): Workflow => {
		const wired = withCredential(workflow, credential);
		return real ? wired : withCampaigns(wired, campaignIds);
	};
}

function tell(
	report: Report,
	editor: Editor,
	smartLead: SmartLead,
	login: { email: string; password: string },
) {
	report('');
	report('n8n with the SmartLead nodes is ready.');
	report('');
	report(`  Address    ${editor.server.url}`);
	report(`  Email      ${login.email}`);
	report(`  Password   ${login.password}`);
	report(
		smartLead.real
			? '  SmartLead  the real one, with your key: workflows change your account and can send email'
			: '  SmartLead  a stand-in on this machine: nothing leaves it, no email is sent',
	);
	report('');
	report('Next:');
	report(`  1. Open ${editor.firstWorkflow.url} and log in.`);
	if (smartLead.real) {
		report(`  2. Read the notes of "${editor.firstWorkflow.name}" and put your own leads in.`);
		report('  3. Click "Execute workflow". It creates a campaign and starts it.');
	} else {
		report(`  2. In "${editor.firstWorkflow.name}", click "Execute workflow".`);
		report('  3. Double-click "Launch campaign" to see what became of each lead.');
		report('');
		report(
			'To try the SmartLead Trigger, open "Reply to chat", click "Test this trigger" in its first',
		);
		report('node or publish the workflow, and let a lead reply:');
		report(`  curl -X POST '${smartLead.proxy?.url}/events/reply?lead=lead2@example.com'`);
		report(`What else can happen: curl ${smartLead.proxy?.url}/events`);
		report('');
		report(
			`A form of several pages goes on at ${smartLead.webhookUrl}…, which only the stand-in knows: in the`,
		);
		report(`browser, put ${editor.server.url}/ in its place.`);
	}
	report('');
	report('Ctrl+C stops everything.');
}

/**
 * Opens the folder in which the n8n of `npm start` lives, for this process alone, before minutes go into
 * installing n8n. The sandbox and the real SmartLead have one each, so a key for the real account never
 * meets the sandbox's n8n. One that runs there already is named before its port, which is taken, too.
 */
export async function openEditorFolder(
	port: number,
	apiKey?: string,
	within?: string,
): Promise<UserFolder> {
	const folder = openUserFolder(apiKey === undefined ? 'sandbox' : 'real', { within });
	await assertPortFree(port);
	folder.lock([process.pid], `http://127.0.0.1:${port}`);
	return folder;
}

/** Starts n8n with everything in place and tells how to go on. */
export async function startEditor(options: {
	port: number;
	/** None: the sandbox. */
	apiKey?: string;
	/** Where it lives. */
	folder: UserFolder;
	/** How the sandbox answers. */
	shapes?: Shapes;
	/** Compile what changes in the nodes, and have n8n load it anew. */
	watch?: boolean;
	report: Report;
}): Promise<Editor> {
	const { port, apiKey, folder, shapes, watch = false, report } = options;
	report('Building and packing the nodes …');
	await installNodes(await packNodes(folder), folder);

	const smartLead =
		apiKey === undefined
			? await startSandbox(folder, { shapes, deliverTo: `http://127.0.0.1:${port}` })
			: realSmartLead(apiKey);
	try {
		report('Starting n8n …');
		const server = await startServer({
			folder,
			port,
			proxy: smartLead.proxy,
			webhookUrl: smartLead.webhookUrl,
			env: watch ? { N8N_DEV_RELOAD: 'true' } : {},
		});
		if (watch) await compileInto(installedIn(folder), folder.file('watch.log'));
		const rest = new Rest(server.url);
		await signIn(rest, folder);
		await assertKeyWorks(rest, smartLead);
		const credential = await rest.putCredential(smartLead.credential);
		const [first] = await placeExamples(rest, folder, wiring(credential, smartLead));
		if (!first) throw new Error('There is no workflow in examples/.');
		const editor: Editor = {
			server,
			firstWorkflow: { name: first.name, url: `${server.url}/workflow/${first.id}` },
			standIn: smartLead.proxy?.url,
			async stop() {
				await server.stop();
				await smartLead.close();
			},
		};
		tell(report, editor, smartLead, folder.login());
		if (watch) {
			report(
				`What you change in nodes/ is loaded as you save it; reload the editor's page to see new`,
			);
			report(`fields. What the compiler says: ${folder.file('watch.log')}`);
		}
		return editor;
	} catch (error) {
		folder.unlock();
		await smartLead.close();
		throw error;
	}
}
