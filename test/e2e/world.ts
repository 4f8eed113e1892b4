import { randomBytes } from 'node:crypto';

import { pinned, type Application } from '../n8n/application';
import { CommandLine } from '../n8n/cli';
import { openUserFolder, type UserFolder } from '../n8n/folders';
import { installNodes } from '../n8n/tarball';
import { Rest, type CredentialData } from '../n8n/rest';
import { freePort } from '../n8n/ports';
import { startServer, type Server } from '../n8n/server';
import { publicUrl } from '../n8n/smartlead';
import type { StoredCredential } from '../n8n/workflows';
import { openProxyDoor, Sandbox, standardLimits, type ProxyDoor } from '../sandbox';

/** What a test file is lent for itself: an n8n with the packed nodes, and the SmartLead it talks to. */
export interface World {
	/** The n8n that is tested. */
	application: Application;
	sandbox: Sandbox;
	/** The stand-in's door, for another n8n. */
	door: ProxyDoor;
	/** Which n8n is told at which public host. */
	hosts: Record<string, string>;
	server: Server;
	rest: Rest;
	/** n8n without a server, in a folder of its own: two n8n must not share a database. */
	commandLine: CommandLine;
	folders: UserFolder[];
	/** The package as it would be published. */
	tarball: string;
	/** The key of the sandbox. It has characters that a URL writes differently. */
	apiKey: string;
	/** Holds the key. */
	credential: StoredCredential;
	/** Another account of SmartLead. */
	otherAccount: Sandbox;
	/** Holds its key. */
	otherCredential: StoredCredential;
	/** Holds a key that nobody has. */
	wrongCredential: StoredCredential;
	/** Hosts besides SmartLead that somebody tried to reach before the sandbox was last emptied. */
	strangers: string[];
	/** Ends n8n and starts it again, on the same port and with the same database. */
	restart(): Promise<void>;
	/** Ends n8n and its SmartLead. */
	close(): Promise<void>;
}

/** A credential's contents with that key. */
export function credentialWith(name: string, apiKey: string): CredentialData {
	return { name, type: 'smartLeadApi', data: { apiKey, sendKeyIn: 'query' } };
}

/** Installs the package into a new n8n and starts it. Worlds of other numbers may be open beside it. */
export async function openWorld(
	application: Application,
	tarball: string,
	number: number,
): Promise<World> {
	const called = `${application === pinned ? 'e2e' : `e2e-${application.name}`}-${number}`;
	const apiKey = `e2e+${randomBytes(12).toString('hex')}/&=`;
	const port = await freePort();
	const hosts = { [new URL(publicUrl).hostname]: `http://127.0.0.1:${port}` };
	const sandbox = new Sandbox({
		keys: [apiKey],
		limits: standardLimits,
		shapes: 'live',
		webhooks: { deliverTo: hosts },
	});
	const otherKey = `e2e+${randomBytes(12).toString('hex')}/?%`;
	const otherAccount = new Sandbox({ keys: [otherKey], limits: standardLimits, shapes: 'live' });
	sandbox.lodge(otherKey, otherAccount);
	const folder = openUserFolder(called, { fresh: true });
	const second = openUserFolder(`${called}-command-line`, { fresh: true });
	await Promise.all([folder, second].map(async (one) => await installNodes(tarball, one)));

	const door = await openProxyDoor(sandbox, { folder: folder.path });
	const serve = async () =>
		await startServer({ application, folder, port, proxy: door, webhookUrl: publicUrl });
	let server = await serve().catch(async (error: unknown) => {
		await door.close();
		throw error;
	});
	const rest = new Rest(server.url);
	await rest.signIn(folder.login());
	return {
		application,
		sandbox,
		door,
		hosts,
		get server() {
			return server;
		},
		rest,
		commandLine: new CommandLine(second, door, application),
		folders: [folder, second],
		tarball,
		apiKey,
		credential: await rest.putCredential(credentialWith('SmartLead (sandbox)', apiKey)),
		otherAccount,
		otherCredential: await rest.putCredential(
			credentialWith('SmartLead (other account)', otherKey),
		),
		wrongCredential: await rest.putCredential(credentialWith('SmartLead (wrong key)', 'wrong')),
		strangers: [],
		async restart() {
			await server.stop();
			server = await serve();
		},
		async close() {
			await server.stop();
			await door.close();
		},
	};
}
