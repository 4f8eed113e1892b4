import { products } from '../products';
import { hurry } from '../engine/hurry';
import { byId, stage } from '../engine/stage';
import { hostNames, hosts, type Fault } from '../sandbox';
import { search, shown } from './picking';

/* Somebody looks at a list that does not come: within 5 s it says which address gave no answer. */

const { sandbox, key, passed } = stage();
/** What lists depend on: each is chosen above. */
const campaign = { campaignId: byId(301), clientId: byId(201), spamTestId: byId(4502) };
const lists = [
	...new Set(products.flatMap(({ node }) => Object.keys(node.methods?.listSearch ?? {}))),
];
const open = async (name: string) =>
	await hurry(shown(key(), campaign, search(name)), () => sandbox.log.length);

describe.each<[Fault, RegExp]>([
	['dns', /its name could not be found/],
	['refused', /the connection was refused/],
	['certificate', /its certificate was not accepted/],
	['silence', /it did not answer within 5 seconds/],
])('%s', (fault, why) => {
	test.each(lists)('%s', async (name) => {
		sandbox.misbehave({ times: Infinity, answer: { fault } });
		const { list, failed } = await open(name);
		const asked = hostNames.find((host) => hosts[host] === sandbox.log[0]?.host);
		expect(list).toBeUndefined();
		expect(failed?.message).toMatch(/^SmartLead could not be reached: /);
		expect(failed?.message).toMatch(why);
		expect(failed?.message).toContain(asked && hosts[asked]);
		expect(passed()).toBeLessThanOrEqual(5000);
	});
});

test('a connection that breaks off again and again', async () => {
	sandbox.misbehave({ times: Infinity, answer: { fault: 'reset' } });
	const { failed } = await open('searchCampaigns');
	expect(failed?.description).toContain('The connection broke off');
	expect(passed()).toBeLessThanOrEqual(5000);
});

test('a moment without the network is waited out', async () => {
	sandbox.misbehave({ answer: { fault: 'refused' } });
	const { list } = await open('searchCampaigns');
	expect(list?.results).toHaveLength(2);
});

test('a list that is slow to come is waited for where its host answers something else', async () => {
	sandbox.misbehave({ id: 'campaign.getAll', answer: { fault: 'silence' } });
	const { failed } = await open('searchCampaigns');
	expect(failed?.message).toBe('SmartLead did not give a usable answer');
	expect(passed()).toBeGreaterThan(20_000);
	expect(passed()).toBeLessThan(25_000);
	// What it is asked besides has no key.
	const [, besides] = sandbox.log;
	expect([besides.method, besides.path, besides.query]).toEqual(['HEAD', '/', {}]);
});
