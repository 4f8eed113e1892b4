import { stage } from '../engine/stage';
import { catalog, type CatalogOperation } from '../sandbox';
import { rows } from './rows';

/** What an AI agent may run without being allowed to, of every operation and by the catalog alone. */
const { run, sandbox } = stage();

/** A route that another operation tries by itself has no operation of its own. */
const operations = catalog.filter(({ id }) => id !== 'campaignWebhook.deleteByBody');

const isHarmful = ({ sendsEmail, destructive, cost }: CatalogOperation): boolean =>
	sendsEmail || destructive || cost !== null;

const placed = new Map(
	Object.entries(rows).flatMap(([resource, own]) =>
		Object.entries(own).map(([operation, row]) => [row.id, { resource, operation, row }]),
	),
);

async function asAgent({ id }: CatalogOperation, options: object) {
	const known = placed.get(id);
	if (!known) throw new Error(`No row for ${id}`);
	const { resource, operation, row } = known;
	const { scene, parameters, items = [{}] } = row.required;
	scene?.(sandbox.state);
	// An agent gets no columns mapped on their own: it says what each field is.
	const lead = { mapping: 'manual', lead: { value: { email: 'new1@example.com' } } };
	const mapped = id === 'campaignLead.add' ? lead : {};
	const all = { resource, operation, ...parameters, ...mapped };
	return await run(
		{ ...all, options: { ...(all as { options?: object }).options, ...options } },
		{ items, tool: true },
	);
}

describe.each(operations.filter(isHarmful).map((one) => [one.id, one] as const))(
	'%s',
	(id, one) => {
		it('sends nothing for an AI agent that is not allowed to', async () => {
			for (const options of [{}, { allowAgents: false }, { maxWait: 1 }]) {
				const { error } = await asAgent(one, options);
				expect(error?.message).toMatch(
					/^An AI agent may not run this operation: it (may send email|costs (credits|money)|takes away what cannot be brought back)$/,
				);
				expect(error?.description).toContain("'Allow AI Agents to Run This'");
				expect(sandbox.log).toHaveLength(0);
			}
		});

		it('is sent for one that is', async () => {
			const { error } = await asAgent(one, { allowAgents: true });
			expect(error?.message ?? '').not.toContain('AI agent may not');
			expect(sandbox.calls(id).length).toBeGreaterThan(0);
		});
	},
);

const harmless = operations.filter((one) => !isHarmful(one));

it.each(harmless.map((one) => [one.id, one] as const))('%s an agent may run', async (_, one) => {
	const { error } = await asAgent(one, {});
	expect(error?.message ?? '').not.toContain('may not run this operation');
});
