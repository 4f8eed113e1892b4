import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { products } from '../products';
import { everySpec } from '../resources/specs';
import { catalog } from '../sandbox';
import {
	anchorer,
	figures,
	operationsPage,
	operationsTable,
	papers,
	withTable,
} from './operations';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');

test('docs/operations.md is what `npm run docs` writes', async () => {
	// Where it is not: run it, and commit what it has written.
	expect(read('docs/operations.md')).toBe(await operationsPage());
});

test('the table of the README is what `npm run docs` writes', () => {
	const readme = read('README.md');
	expect(withTable(readme, operationsTable()) ?? readme).toBe(readme);
});

test('every paper has the same figures, and all endpoints are reached', () => {
	const { operations, endpoints, jobs } = figures();
	expect(endpoints).toBe(catalog.length);
	const texts = papers.map(read).join('\n');
	const counts = (what: string) => [
		...new Set(
			[...texts.matchAll(new RegExp(`(\\d+) ${what}`, 'g'))].map(([, count]) => Number(count)),
		),
	];
	expect(counts('endpoints')).toEqual([endpoints]);
	expect(counts('operations\\b')).toEqual([operations]);
	expect(counts('of them join')).toEqual([jobs]);
});

describe('the page', () => {
	test('has every operation once, with its address', async () => {
		const page = await operationsPage();
		const headings = [...page.matchAll(/^#### (.+)$/gm)].map(([, heading]) => heading);
		expect(headings).toHaveLength(everySpec.length);
		expect(new Set(headings).size).toBe(everySpec.length);
		for (const { operation } of everySpec) {
			for (const { request } of operation.uses ?? [operation]) {
				const [method, route] = request.split(' ');
				const line = `\`${method} https://\\S+${literal(route)}\`$`;
				expect(page).toMatch(new RegExp(`^(?:1\\. [^:]+: )?${line}`, 'm'));
			}
		}
	});

	test('has a heading for every line of its contents', async () => {
		const page = await operationsPage();
		const anchors = anchorer();
		const there = [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchors(heading ?? ''));
		const linked = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
		const resources = products.flatMap((product) => Object.keys(product.resources));
		expect(linked).toHaveLength(products.length + resources.length);
		expect(linked.filter((anchor) => !there.includes(anchor ?? ''))).toEqual([]);
	});

	test('says of an order what it is', async () => {
		const [, order = ''] = (await operationsPage()).split('#### Order: Place\n');
		const [text = ''] = order.split('\n#');
		expect(text).toContain(
			'`POST https://smart-senders.smartlead.ai/api/v1/smart-senders/place-order`',
		);
		expect(text).toContain('- **Vendor**, required: `vendor_id` in the body');
		expect(text).toContain('**Costs money.** Sent once.');
	});
});

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

test('the table goes between its marks, and nowhere without them', () => {
	const page = '# A\n\n<!-- operations -->\nold\n<!-- /operations -->\n\nend\n';
	expect(withTable(page, 'new')).toBe(
		'# A\n\n<!-- operations -->\n\nnew\n\n<!-- /operations -->\n\nend\n',
	);
	expect(withTable('# A\n', 'new')).toBeUndefined();
});
