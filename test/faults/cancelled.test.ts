import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId, stage } from '../engine/stage';
import { addCampaignLead, addLead, everyShape, type Sandbox, type SandboxState } from '../sandbox';
import { seed, share } from '../seed';
import { blueprintWith, essenceOf, spring, springLeads } from './launched';
import { goesOn } from './property';

/*
 * Each job, stopped at each of its requests: nothing more is sent, the error says what is open and
 * what stands, and another run ends as an undisturbed one does.
 */

interface Job {
	parameters: INodeParameters;
	items?: IDataObject[];
	/** What a second run is set to besides, where it is to go on. */
	again?: INodeParameters;
	/** It cannot go on with what is there: a second run says so, and this one makes another. */
	another?: INodeParameters;
	/** Sets the scene. */
	furnish?(sandbox: Sandbox): void;
	/** What matters of what is there: of each record that the job makes or changes. */
	essence?(state: SandboxState): unknown[];
	/** What the error says of what stands, once the campaign is known. */
	stands?(campaignId: number): string;
	/** How many requests it makes at the least. */
	least: number;
	/** It reads only. */
	reads?: true;
}

const leadItems = (numbers: number[]): IDataObject[] =>
	numbers.map((number) => ({ email: `kept${number}@example.com`, first_name: `Name ${number}` }));

function furnishLeads({ state }: Sandbox): void {
	for (const number of [1, 2, 3]) {
		const { id } = addLead(state, Date.now(), {
			email: `kept${number}@example.com`,
			firstName: number === 1 ? 'Name 1' : 'Old',
		});
		addCampaignLead(state, Date.now(), { campaignId: 302, leadId: id });
	}
}

const leadsOf = ({ campaignLeads, leads }: SandboxState, campaign: number) =>
	[...campaignLeads.values()]
		.filter(({ campaignId }) => campaignId === campaign)
		.map(({ leadId }) => [leads.get(leadId)?.email, leads.get(leadId)?.firstName])
		.sort();

const newest = (state: SandboxState) => [...state.campaigns.values()].filter(({ id }) => id > 302);

const blueprint = blueprintWith({
	subject: 'Hi',
	email_body: '<p>Hi</p>',
	delay_in_days: 0,
});

/** The answers to these writes get lost, so that what became of them is looked up. */
const losing =
	(...ids: string[]) =>
	(sandbox: Sandbox) => {
		for (const id of ids) sandbox.misbehave({ id, after: true, answer: { status: 504 } });
	};

const jobs: Record<string, Job> = {
	Launch: {
		parameters: spring,
		items: springLeads,
		again: { ifNameExists: 'continue' },
		essence: (state) => newest(state).map((one) => essenceOf(state, one)),
		stands: (id) => `'Spring outreach' (${id})`,
		least: 9,
	},
	'Launch, what is unfinished is deleted': {
		parameters: { ...spring, ifFails: 'delete' },
		items: springLeads,
		again: { ifNameExists: 'continue' },
		essence: (state) => newest(state).map((one) => essenceOf(state, one)),
		stands: (id) => `'Spring outreach' (${id})`,
		least: 9,
	},
	'Launch, two campaigns': {
		parameters: { ...spring, name: '={{ $json.campaign }}', start: false },
		items: springLeads.map((lead, index) => ({ ...lead, campaign: index % 2 ? 'B' : 'A' })),
		again: { ifNameExists: 'continue' },
		essence: (state) => newest(state).map((one) => [one.name, essenceOf(state, one)]),
		least: 12,
	},
	Check: {
		parameters: { resource: 'campaign', operation: 'check', campaignId: byId(301) },
		least: 4,
		reads: true,
	},
	'Get Blueprint': {
		parameters: { resource: 'campaign', operation: 'getBlueprint', campaignId: byId(301) },
		least: 2,
		reads: true,
	},
	'Create From Blueprint': {
		parameters: {
			resource: 'campaign',
			operation: 'createFromBlueprint',
			blueprint,
			options: { emailAccountIds: byId(101) },
		},
		another: { ifNameExists: 'another' },
		essence: (state) => newest(state).map((one) => [one.tagIds, essenceOf(state, one)]),
		stands: (id) => `'Copy' (ID ${id})`,
		least: 9,
	},
	'Create or Update': {
		parameters: { resource: 'lead', operation: 'createOrUpdate', campaignId: byId(302) },
		items: leadItems([1, 2, 3, 4, 5]),
		furnish: furnishLeads,
		essence: (state) => leadsOf(state, 302),
		least: 4,
	},
	'Leads that are looked for': {
		parameters: { resource: 'lead', operation: 'addToCampaign', campaignId: byId(302) },
		items: leadItems([1, 2, 3]),
		furnish: losing('campaignLead.add'),
		essence: (state) => leadsOf(state, 302),
		least: 2,
	},
	'A campaign that is looked for': {
		parameters: { ...spring, start: false },
		items: springLeads,
		again: { ifNameExists: 'continue' },
		furnish: losing('campaign.create', 'campaignLead.add'),
		essence: (state) => newest(state).map((one) => essenceOf(state, one)),
		least: 9,
	},
};

/** How a request ends during which the execution is stopped. */
const endings = [
	['not carried out', false, false],
	['carried out, and not answered', true, false],
	['carried out and answered', true, true],
] as const;

describe.each(everyShape)(
	`stopped at each of its requests, answers as %s, seed ${seed}`,
	(shapes) => {
		const { run, sandbox, passed } = stage({ shapes });

		test.each(Object.entries(jobs))('%s', async (name, job) => {
			const { parameters, items = [{}], again = {}, furnish, essence = () => [], stands } = job;
			sandbox.reset();
			furnish?.(sandbox);
			const undisturbed = await run({ ...parameters }, { items });
			expect(undisturbed.error).toBeUndefined();
			const wanted = essence(sandbox.state);
			const requests = sandbox.log.map(({ id, method }) => ({ id, writes: method !== 'GET' }));
			expect(requests.length).toBeGreaterThanOrEqual(job.least);
			expect(requests.some(({ writes }) => writes)).toBe(!job.reads);
			const known = requests.findIndex(({ id }) => id === 'campaign.create') + 1;

			const ways = [...requests.entries()].flatMap(([at, { id, writes }]) =>
				endings.map(([how, done, answered]) => ({ at, id, writes, how, done, answered })),
			);
			const drawn = share(ways, ({ id }) => [String(id)], `${shapes} ${name}`);
			for (const { at, id, writes, how, done, answered } of drawn) {
				const where = `at ${at}: ${id}, ${how}`;
				sandbox.reset();
				let stop = () => {};
				let since = Infinity;
				sandbox.misbehave({
					skip: at,
					after: done,
					answer(_, truth) {
						since = passed();
						stop();
						return (answered && truth) || { fault: 'silence' };
					},
				});
				furnish?.(sandbox);
				const { error, json } = await run(
					{ ...parameters },
					{ items, ...goesOn(at % 2 === 1), onStart: (cancel) => (stop = cancel) },
				);

				// It stops at once, and nothing is left behind that would still send.
				expect([where, passed() - since <= 1000]).toEqual([where, true]);
				jest.advanceTimersByTime(600_000);
				await new Promise((resolve) => setImmediate(resolve));
				expect([where, sandbox.log.length]).toEqual([where, at + 1]);

				// What is open is said, and what stands.
				const said = `${where}: ${error?.message}. ${error?.description}`;
				if (at + 1 < requests.length || !answered) {
					expect(said).toContain(': The execution was cancelled');
					for (const row of json) expect(row.status).toBeUndefined();
				}
				if (writes && !answered) expect(said).toContain('may or may not');
				const made = newest(sandbox.state);
				if (stands && at >= known && (at > known || answered)) {
					expect(said).toContain(stands(made[0].id));
				}

				// Another run completes it.
				sandbox.behave();
				const second = await run({ ...parameters, ...again }, { items });
				if (job.another && made.length > 0) {
					expect(second.error?.message).toContain('already');
					expect(newest(sandbox.state)).toHaveLength(1);
					const third = await run({ ...parameters, ...job.another }, { items });
					expect(third.error).toBeUndefined();
					expect([where, essence(sandbox.state).slice(1)]).toEqual([where, wanted]);
				} else {
					expect([where, second.error]).toEqual([where, undefined]);
					expect([where, essence(sandbox.state)]).toEqual([where, wanted]);
				}
			}
		});
	},
);
