import { setTimeout as sleep } from 'node:timers/promises';

import { readExecution, type Execution } from './execution';
import { readFlatted } from './flatted';
import type { Login } from './folders';
import { isShape, listAt, shapeAt, textAt, type Shape } from './shapes';
import type { StoredCredential, Workflow } from './workflows';

/** A credential with what it holds. */
export interface CredentialData {
	name: string;
	type: string;
	data: Shape;
}

/** What n8n keeps of a workflow besides its nodes. */
export interface StoredWorkflow {
	id: string;
	name: string;
	versionId: string;
}

/** A request that the server refused. */
export class RestError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

/**
 * A connection for each request: n8n ends one that rests for five seconds, which reading its node types
 * can take on a busy machine, and the next request would meet that end.
 */
const alone = { connection: 'close' };

/** The editor's own interface to n8n, as the owner of the local instance. */
export class Rest {
	private cookie = '';

	constructor(private readonly url: string) {}

	/** Any request; the answer's JSON, unwrapped from `data`. */
	async send(method: string, path: string, body?: Shape): Promise<unknown> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				...alone,
				...(body ? { 'content-type': 'application/json' } : {}),
				...(this.cookie ? { cookie: this.cookie } : {}),
				// Manual runs ask who is watching; nobody is, but a name is needed.
				'push-ref': 'local',
				// On a busy machine a connection kept open may be closed by n8n just as it is used again.
				connection: 'close',
			},
			body: body ? JSON.stringify(body) : undefined,
		});
		const cookie = response.headers.getSetCookie()[0];
		if (cookie !== undefined) this.cookie = cookie.split(';')[0] ?? '';
		const text = await response.text();
		if (!response.ok) {
			throw new RestError(
				response.status,
				`${method} ${path}: ${response.status} ${text.slice(0, 500)}`,
			);
		}
		const answer: unknown = text === '' ? {} : JSON.parse(text);
		return isShape(answer) && 'data' in answer ? answer.data : answer;
	}

	/** The status of a file that the editor loads, such as an icon. */
	async statusOf(path: string): Promise<number> {
		const response = await fetch(`${this.url}/${path.replace(/^\//, '')}`, {
			headers: { ...alone, cookie: this.cookie },
		});
		await response.arrayBuffer();
		return response.status;
	}

	/** Makes the owner account on a fresh n8n, or logs in where it exists. */
	async signIn(login: Login): Promise<void> {
		const settings = await this.send('GET', '/rest/settings');
		const fresh = shapeAt(settings, 'userManagement').showSetupOnFirstLoad === true;
		if (fresh) {
			await this.send('POST', '/rest/owner/setup', {
				...login,
				firstName: 'Local',
				lastName: 'Owner',
			});
		} else {
			const { email, password } = login;
			await this.send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
		}
	}

	async credentials(): Promise<StoredCredential[]> {
		const list = await this.send('GET', '/rest/credentials');
		const found = Array.isArray(list) ? list : [];
		return found.map((one) => ({
			id: textAt(one, 'id'),
			name: textAt(one, 'name'),
			type: textAt(one, 'type'),
		}));
	}

	/** Creates the credential, or gives the one of that name and type the new contents. */
	async putCredential(wanted: CredentialData): Promise<StoredCredential> {
		const existing = (await this.credentials()).find(
			({ name, type }) => name === wanted.name && type === wanted.type,
		);
		const body = { ...wanted };
		const stored = existing
			? await this.send('PATCH', `/rest/credentials/${existing.id}`, body)
			: await this.send('POST', '/rest/credentials', body);
		return { id: textAt(stored, 'id'), name: wanted.name, type: wanted.type };
	}

	/** What the credential dialog's test says: the dialog saves first, as n8n 1 tests nothing else. */
	async testCredential(credential: CredentialData): Promise<{ status: string; message: string }> {
		const { id } = await this.putCredential(credential);
		const answer = await this.send('POST', '/rest/credentials/test', {
			credentials: { id, ...credential },
		});
		return { status: textAt(answer, 'status'), message: textAt(answer, 'message') };
	}

	async workflows(): Promise<StoredWorkflow[]> {
		const list = await this.send('GET', '/rest/workflows');
		const found = Array.isArray(list) ? list : [];
		return found.map((one) => ({
			id: textAt(one, 'id'),
			name: textAt(one, 'name'),
			versionId: textAt(one, 'versionId'),
		}));
	}

	async createWorkflow(workflow: Workflow): Promise<StoredWorkflow> {
		const stored = await this.send('POST', '/rest/workflows', {
			...workflow,
			// n8n 1 has no default for it.
			active: false,
		});
		return {
			id: textAt(stored, 'id'),
			name: workflow.name,
			versionId: textAt(stored, 'versionId'),
		};
	}

	/** Replaces what a stored workflow consists of. */
	async updateWorkflow(stored: StoredWorkflow, workflow: Workflow): Promise<void> {
		await this.send('PATCH', `/rest/workflows/${stored.id}?forceSave=true`, {
			...workflow,
			versionId: stored.versionId,
		});
	}

	/** Publishes a workflow, so that its triggers listen. */
	async activate(stored: StoredWorkflow): Promise<void> {
		await this.send('POST', `/rest/workflows/${stored.id}/activate`, {
			versionId: stored.versionId,
		});
	}

	/** Runs a stored workflow from its trigger, as "Execute workflow" does, and waits for the end. */
	async run(stored: StoredWorkflow, trigger: string, withinMs = 300_000): Promise<Execution> {
		return await this.execution(await this.startRun(stored, trigger), withinMs);
	}

	/** Starts a stored workflow from its trigger. Gives the id of the execution. */
	async startRun(stored: StoredWorkflow, trigger: string): Promise<string> {
		const workflowData = await this.send('GET', `/rest/workflows/${stored.id}`);
		const started = await this.send('POST', `/rest/workflows/${stored.id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger },
		});
		return textAt(started, 'executionId');
	}

	/** A stored execution, once it has ended. */
	async execution(id: string, withinMs = 300_000): Promise<Execution> {
		const giveUpAt = Date.now() + withinMs;
		for (;;) {
			const stored = await this.send('GET', `/rest/executions/${id}`).catch((error: unknown) => {
				if (error instanceof RestError && error.status === 404) return {};
				throw error;
			});
			const status = textAt(stored, 'status');
			if (['success', 'error', 'crashed', 'canceled'].includes(status)) {
				const execution = readExecution(readFlatted(textAt(stored, 'data')));
				// n8n 1.x writes how it ended first, and what happened some time after that.
				const isWhole = execution.order.length > 0 || !['success', 'error'].includes(status);
				if (isWhole || !execution.ok) return execution;
			}
			if (Date.now() > giveUpAt) throw new Error(`Execution ${id} did not end in time.`);
			await sleep(150);
		}
	}

	/** The ids of a workflow's stored executions, the newest first. */
	async executionsOf(stored: StoredWorkflow): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId: stored.id }));
		const answer = await this.send('GET', `/rest/executions?filter=${filter}`);
		return listAt(answer, 'results').map((one) => textAt(one, 'id'));
	}
}
