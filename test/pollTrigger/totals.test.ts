import type { IDataObject } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

/** What SmartLead says of the length of a list is believed only where it can be true. */
const totals: Array<[string, (count: number) => unknown]> = [
	['the rows of the page', (count) => count],
	['the rows of the page, as text', (count) => String(count)],
	['as many as a page holds', () => 100],
	['0', () => 0],
	['-1', () => -1],
	['nothing', () => null],
];

describe.each(totals)('leads of a campaign, whose total says %s', (_, total) => {
	test.each([99, 100])('%d of them, then more behind the first page', async (first) => {
		const stage = new Stage({ events: ['EMAIL_BOUNCE'] });
		stage.sandbox.misbehave({
			id: 'campaignLead.getAll',
			times: Infinity,
			after: true,
			answer(__, truth) {
				const answer = JSON.parse(truth?.body ?? '') as { data: IDataObject[] };
				const said = total(answer.data.length);
				return { body: JSON.stringify({ ...answer, total_leads: said, total: said }) };
			},
		});
		for (let number = 0; number < first; number++)
			stage.happen('EMAIL_BOUNCE', `b${number}@example.org`);
		expect(await stage.poll()).toEqual([]);
		const later = ['c0@example.org', 'c1@example.org', 'c2@example.org'];
		for (const email of later) stage.happen('EMAIL_BOUNCE', email);
		expect(emailsOf(await stage.poll()).sort()).toEqual(later);
		expect(await stage.poll()).toEqual([]);
	});
});
