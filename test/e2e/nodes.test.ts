import { isShape, shapeAt, textAt, type Shape } from '../n8n/shapes';
import { world } from './lent';

const prefix = 'n8n-nodes-smartlead.';

async function ours(): Promise<Shape[]> {
	const nodes = await world().rest.send('GET', '/types/nodes.json');
	const list: unknown[] = Array.isArray(nodes) ? nodes : [];
	return list.filter(isShape).filter((node) => textAt(node, 'name').startsWith(prefix));
}

function iconsOf(node: Shape): string[] {
	const { iconUrl } = node;
	if (typeof iconUrl === 'string') return [iconUrl];
	return Object.values(shapeAt(node, 'iconUrl')).map(String);
}

test('n8n offers every node, and a variant for AI agents of all but the triggers', async () => {
	const names = (await ours()).map(({ name }) => textAt({ name }, 'name').slice(prefix.length));
	const acting = ['smartLead', 'smartLeadDelivery', 'smartLeadProspect', 'smartLeadSenders'];
	const triggers = ['smartLeadTrigger', 'smartLeadPollTrigger'];
	const variants = acting.map((name) => `${name}Tool`);
	expect(names.sort()).toEqual([...acting, ...variants, ...triggers].sort());
});

test('every icon loads', async () => {
	const icons = (await ours()).flatMap(iconsOf);
	expect(icons.length).toBeGreaterThan(0);
	for (const icon of icons) expect([icon, await world().rest.statusOf(icon)]).toEqual([icon, 200]);
});

test('n8n offers the credential', async () => {
	const types = await world().rest.send('GET', '/types/credentials.json');
	const list: unknown[] = Array.isArray(types) ? types : [];
	expect(list.map((type) => textAt(type, 'name'))).toContain('smartLeadApi');
});
