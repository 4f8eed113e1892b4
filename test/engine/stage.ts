import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { openNockDoor, Sandbox, type NockDoor, type SandboxOptions } from '../sandbox';
import { fakeTime, hurry } from './hurry';
import { awake, freshKey } from './keys';
import { runNode, type NodeRun, type NodeRunOptions } from './runNode';

export interface Stage {
	sandbox: Sandbox;
	/** Runs the node with a key of its own, so that no test slows the next, in fake time. */
	run(parameters: INodeParameters, more?: Partial<NodeRunOptions>): Promise<NodeRun>;
	/** The same key for several runs. */
	key(): string;
	/** Milliseconds of fake time since the test began. */
	passed(): number;
}

export interface StageOptions extends Omit<SandboxOptions, 'keys' | 'clock'> {
	/** By how many ms the clock of this machine is fast. */
	fast?: number;
}

/** A sandbox behind the door for the tests of a file, fresh for each, and time that can be hurried. */
export function stage({ fast = 0, ...options }: StageOptions = {}): Stage {
	const keys: string[] = [];
	const sandbox = new Sandbox({ ...options, keys, clock: { now: () => Date.now() - fast } });
	let door: NockDoor | undefined;
	let start = 0;
	const key = () => {
		const fresh = freshKey();
		if (!keys.includes(fresh)) keys.push(fresh);
		return fresh;
	};

	beforeAll(() => {
		door = openNockDoor(sandbox);
	});
	afterAll(() => door?.close());
	beforeEach(() => {
		fakeTime();
		start = awake();
		sandbox.reset();
	});
	afterEach(() => {
		jest.useRealTimers();
		expect(sandbox.blocked).toEqual([]);
	});

	return {
		sandbox,
		key,
		passed: () => awake() - start,
		run: async (parameters, more = {}) =>
			await hurry(
				runNode({ parameters, credentials: { apiKey: key(), sendKeyIn: 'query' }, ...more }),
				() => sandbox.log.length,
			),
	};
}

/** A record named by its id, as the editor saves it. */
export const byId = (value: unknown) =>
	({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;

/** Leads as they come from a table. */
export const people = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ email: `person${index}@example.com` }));

/** What became of leads is not looked for: an end that says nothing stays open. */
export const leftOpen = { options: { settleUnknown: false } };

/** The calls that tests make most. */
export const calls = {
	get: { resource: 'campaign', operation: 'get', campaignId: byId(301) },
	create: { resource: 'campaign', operation: 'create', name: 'Example' },
	start: {
		resource: 'campaign',
		operation: 'updateStatus',
		campaignId: byId(301),
		status: 'START',
	},
	addMailboxes: {
		resource: 'campaign',
		operation: 'addEmailAccounts',
		campaignId: byId(301),
		emailAccountIds: [102],
	},
	addLeads: { resource: 'lead', operation: 'addToCampaign', campaignId: byId(301) },
	leads: {
		resource: 'lead',
		operation: 'getAllInCampaign',
		campaignId: byId(301),
		returnAll: true,
	},
} satisfies Record<string, INodeParameters>;
