import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';

import { outputOf } from '../../nodes/events/delivery';
import { listAt, shapeAt, textAt } from '../n8n/shapes';
import { readCorpus, type Sample } from '../trigger/corpus';

/* The decisions of the examples, over every reply of the corpus. The emails that they answer are full of traps. */

const today = DateTime.fromISO('2026-05-04', { zone: 'UTC' });

/** The code of a node of an example, as n8n runs it. */
function codeOf(example: string, name: string) {
	const file = join(__dirname, '../../examples', `${example}.json`);
	const workflow = JSON.parse(readFileSync(file, 'utf8')) as IDataObject;
	const node = listAt(workflow, 'nodes').find((one) => textAt(one, 'name') === name);
	const code = textAt(shapeAt(node, 'parameters'), 'jsCode');
	const run = new Function('$input', '$', 'DateTime', '$today', code) as (
		...given: unknown[]
	) => Array<{ json: IDataObject }>;
	return (event: IDataObject, categories: IDataObject[]) => {
		const all = (rows: IDataObject[]) => ({ all: () => rows.map((json) => ({ json })) });
		return run(all(categories), () => all([event]), DateTime, today).map(({ json }) => json);
	};
}

const eventOf = ({ form, reply }: Sample): IDataObject =>
	outputOf({
		event_type: 'EMAIL_REPLY',
		subject: 'Re: Are you out of office?',
		reply_message: { [form]: reply },
	}) as unknown as IDataObject;

const categories = [
	...['Interested', 'Information Request', 'Meeting Request', 'Not Interested', 'Do Not Contact'],
	...['Wrong Person', 'Out Of Office'],
].map((name, index) => ({ id: index + 1, name }));
const corpus = readCorpus().map((sample) => [sample.name, sample] as const);

const classify = codeOf('reply-to-chat', 'Classify');
const findAbsences = codeOf('out-of-office', 'Find absences');

describe('Reply to chat', () => {
	test.each(corpus)('%s', (_, sample) => {
		const [decided] = classify(eventOf(sample), categories);
		expect(decided?.category).toBe(sample.category);
		expect(decided?.categoryId).toBe(
			categories.find(({ name }) => name === sample.category)?.id ?? null,
		);
	});
});

describe('Out of office', () => {
	test.each(corpus)('%s', (_, sample) => {
		const found = findAbsences(eventOf(sample), categories);
		if (sample.back === undefined) return expect(found).toEqual([]);
		const days =
			sample.back === 'none'
				? 7
				: DateTime.fromISO(sample.back, { zone: 'UTC' }).diff(today, 'days').days + 1;
		expect(found).toMatchObject([{ resumeAfterDays: days }]);
	});

	test.each([
		['2026-05-12', 9],
		['12 May', 9],
		['12th of May', 9],
		['May 12', 9],
		['May 12, 2026', 9],
		['12. Mai', 9],
		['le 12 mai', 9],
		['12 de mayo de 2026', 9],
		['12/05/2026', 9],
		['5/12/2026', 9],
		['12.5.', 9],
		['from 3 June to 20 June', 48],
		['1 May', 7],
		['12 people', 7],
		['3 January', 7],
	])('"until %s" are %d days', (until, days) => {
		const event = { replyText: `I am out of office until ${until}` };
		expect(findAbsences(event, categories)).toMatchObject([{ resumeAfterDays: days }]);
	});

	test('the subject of an automatic reply is enough', () => {
		const event = { subject: 'Automatic reply: Hello', replyText: 'Back on 12 May.' };
		expect(findAbsences(event, categories)).toMatchObject([{ resumeAfterDays: 9 }]);
	});
});
