import { calls, stage } from '../engine/stage';
import { addLeadsToCampaign, standardLimits } from '../sandbox';

/** What the bench counts, held in every run of the tests; what it times is measured by it alone. */
const { run, sandbox } = stage({ limits: standardLimits });

const leads = Array.from({ length: 10_000 }, (_, index) => ({
	email: `person${index}@example.com`,
	company: 'Example Co',
}));

it('10,000 leads are added in exactly 25 requests, each once', async () => {
	const { json, error } = await run(calls.addLeads, { items: leads });
	expect(error).toBeUndefined();
	expect(sandbox.log).toHaveLength(25);

	const sent = sandbox.log.flatMap(
		({ json: body }) => (body as { lead_list: Array<{ email: string }> }).lead_list,
	);
	expect(sent.map(({ email }) => email)).toEqual(leads.map(({ email }) => email));
	expect(json.map(({ email, status }) => ({ email, status }))).toEqual(
		leads.map(({ email }) => ({ email, status: 'added' })),
	);
	const there = new Set([...sandbox.state.leads.values()].map(({ email }) => email));
	expect(leads.filter(({ email }) => !there.has(email))).toEqual([]);
});

it('10,000 leads are read in 100 pages, the fewest that the API allows, each once', async () => {
	sandbox.state.campaignLeads.clear();
	const places = addLeadsToCampaign(sandbox.state, Date.now(), 301, 10_000);
	const { json, error } = await run(calls.leads);
	expect(error).toBeUndefined();
	expect(sandbox.log.filter(({ answer }) => answer.status === 200)).toHaveLength(100);
	// The minute is announced by nothing but a refusal, which meets the five that are under way.
	const refused = sandbox.log.filter(({ answer }) => answer.status === 429);
	expect(refused.length).toBeLessThanOrEqual(5);
	expect(json.map(({ id }) => id)).toEqual(places.map(({ leadId }) => leadId));
});
