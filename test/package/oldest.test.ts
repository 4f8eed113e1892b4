import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { products } from '../products';
import { versions } from '../versions/versions';

const root = join(__dirname, '../..');
const nodes = [
	...products.map(({ className }) => className),
	'SmartLeadTrigger',
	'SmartLeadPollTrigger',
];

test.each(nodes)('%s says which n8n it needs in one that is too old', async (className) => {
	await jest.isolateModulesAsync(async () => {
		jest.doMock('n8n-workflow', () => {
			const now = jest.requireActual<Record<string, unknown>>('n8n-workflow');
			const { NodeConnectionTypes, ...older } = now;
			expect(NodeConnectionTypes).toBeDefined();
			return older;
		});
		await expect(import(`../../nodes/${className}/${className}.node.ts`)).rejects.toThrow(
			'The SmartLead nodes need n8n 1.85 or newer. Please update n8n.',
		);
		jest.dontMock('n8n-workflow');
	});
});

test('the oldest version that is checked is the one that is asked for, in the README too', () => {
	expect(versions[0]?.n8n).toBe('1.85');
	expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain('| n8n | 1.85 and newer');
});
