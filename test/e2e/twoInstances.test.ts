import { openUserFolder } from '../n8n/folders';
import { freePort } from '../n8n/ports';
import { Rest, type StoredWorkflow } from '../n8n/rest';
import { startServer } from '../n8n/server';
import { textAt } from '../n8n/shapes';
import { installNodes } from '../n8n/tarball';
import { until } from './activation';
import { freshSandbox, world } from './lent';
import { newWebhookId, somebody, workflowOf } from './triggered';
import { credentialWith } from './world';

const host = 'second.example.com';

/** Another n8n with the same package, behind the same stand-in and with the same account. */
async function openSecond() {
	const { tarball, door, hosts, apiKey } = world();
	const folder = openUserFolder('e2e-second', { fresh: true });
	await installNodes(tarball, folder);
	const port = await freePort();
	const server = await startServer({ folder, port, proxy: door, webhookUrl: `https://${host}/` });
	hosts[host] = server.url;
	const rest = new Rest(server.url);
	await rest.signIn(folder.login());
	const credential = await rest.putCredential(credentialWith('SmartLead (sandbox)', apiKey));
	return { server, rest, credential };
}

const leadingTo = (name: string) =>
	[...world().sandbox.state.webhookStore.webhooks.values()].filter(
		({ url }) => new URL(url).hostname === name,
	);

async function succeeded(rest: Rest, { id }: StoredWorkflow): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId: id, status: ['success'] }));
	return Number(
		textAt(await rest.send('GET', `/rest/executions?filter=${filter}&limit=1`), 'count'),
	);
}

let second: Awaited<ReturnType<typeof openSecond>>;

beforeAll(async () => {
	second = await openSecond();
});

afterAll(async () => {
	await second.server.stop();
});

test.each(['campaign', 'account'])(
	'the same workflow in two n8n, at %s scope: both hear everything, and the end of one is not that of the other',
	async (scope) => {
		freshSandbox();
		const { sandbox, rest: firstRest, credential: firstCredential } = world();
		const parameters = { scope, campaignIds: [301], events: ['EMAIL_REPLY'] };
		const webhookId = newWebhookId();
		const first = {
			rest: firstRest,
			workflow: await firstRest.createWorkflow(workflowOf(parameters, firstCredential, webhookId)),
		};
		// Imported with its ids, as a file that was exported from the first.
		const other = {
			rest: second.rest,
			workflow: await second.rest.createWorkflow({
				...workflowOf(parameters, second.credential, webhookId),
				...{ id: first.workflow.id },
			}),
		};
		expect(other.workflow.id).toBe(first.workflow.id);
		const both = [first, other];
		for (const { rest, workflow } of both) await rest.activate(workflow);
		await until('both webhooks', () =>
			['n8n.example.com', host].every((name) => leadingTo(name).length === 1),
		);

		const reply = async (email: string) => {
			sandbox.events.reply(somebody(email));
			await sandbox.events.deliveries.send();
		};
		for (const number of [1, 2, 3]) await reply(`both${number}@example.com`);
		for (const { rest, workflow } of both) {
			await until('three executions', async () => (await succeeded(rest, workflow)) === 3);
		}

		const [before] = leadingTo('n8n.example.com');
		await other.rest.send('POST', `/rest/workflows/${other.workflow.id}/deactivate`);
		await until('the end of the second', () => leadingTo(host).length === 0);
		expect(leadingTo('n8n.example.com')).toEqual([before]);
		await reply('first@example.com');
		await until('one more', async () => (await succeeded(first.rest, first.workflow)) === 4);
		expect(await succeeded(other.rest, other.workflow)).toBe(3);

		await first.rest.send('POST', `/rest/workflows/${first.workflow.id}/deactivate`);
		await until('the end of the first', () => leadingTo('n8n.example.com').length === 0);
	},
);
