import type { IDataObject } from 'n8n-workflow';

import { calls, stage } from '../engine/stage';
import { hostile } from './hostile';

const { run, sandbox } = stage();

/** Tables have columns of any name: each is a custom field or is left out, and no lead is lost. */
const names = hostile.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));

const rows = names.map((name, index) =>
	Object.fromEntries([
		['email', `person${index}@example.com`],
		[name, 'a value'],
	]),
) as IDataObject[];

test.each([
	['all other columns', {}],
	['those columns', { customFields: 'selected', customFieldColumns: '={{ Object.keys($json) }}' }],
])('leads with odd columns are added: %s', async (_, parameters) => {
	const { error, json } = await run({ ...calls.addLeads, ...parameters }, { items: rows });
	expect(error).toBeUndefined();
	expect(json.map(({ status }) => status)).toEqual(names.map(() => 'added'));

	const sent = sandbox.log.flatMap(
		({ json: body }) => (body as { lead_list: IDataObject[] }).lead_list,
	);
	expect(sent).toHaveLength(names.length);
	for (const [index, name] of names.entries()) {
		const lead = sent.find(({ email }) => email === `person${index}@example.com`);
		// A mark of direction is no part of a name: nobody sees it.
		const called = name.replace('\u202e', '');
		const custom = name.trim() === '' ? undefined : Object.fromEntries([[called, 'a value']]);
		expect([name, lead?.custom_fields]).toEqual([name, custom]);
	}
	expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
