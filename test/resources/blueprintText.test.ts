import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { everyShape, type SandboxState } from '../sandbox';
import { seed, times } from '../seed';
import { byId } from './row';
import { scene } from './scene';

inFakeTime();

/*
 * Blueprints of campaigns whose texts nobody expects: what arrives in another account is what was
 * there, and its blueprint is the same.
 */

const nasty = [
	'={{ $json.x }}',
	'= equals',
	'{{first_name}} {{ $now }}',
	'{Hi|Hello} {{{a}|b}}',
	'\'"`\\ \\n \\u0041 $& $1',
	'<script>alert(1)</script>',
	'<p>a</p>\n<p>b</p>\r\n\t c',
	'line one\nline two',
	'a < b && c > d &amp; &lt;',
	'ünï çødé 🚀 \u202e rtl \u0000 nul \ufeff',
	'%s %d %7B {0} ${x}',
	'__proto__ constructor null undefined',
	'   spaces around   ',
	'x'.repeat(5000),
];
const text = fc.oneof(
	fc.constantFrom(...nasty),
	fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
);
const drawn = fc.record({
	name: text.map((one) => `n ${one}`),
	steps: fc.array(
		fc.record({
			subject: text.map((one) => `s${one}`),
			body: text.map((one) => `b${one}`),
			delay: fc.integer({ min: 0, max: 90 }),
			variants: fc.boolean(),
		}),
		{ minLength: 1, maxLength: 4 },
	),
	unsubscribe: text,
	tags: fc.array(
		text.map((one) => `t${one}`),
		{ maxLength: 3 },
	),
});

function furnish(state: SandboxState, { name, steps, unsubscribe, tags }: Drawn): void {
	const campaign = state.campaigns.get(301);
	if (!campaign) throw new Error('The seed has no campaign 301');
	const [model] = campaign.sequence;
	campaign.name = name;
	campaign.settings.unsubscribeText = unsubscribe;
	campaign.sequence = steps.map(({ subject, body, delay, variants }, index) => {
		const variant = (label: string) => ({
			...{ id: state.nextIds.variant++, label, percentage: null },
			...{ subject: `${subject} ${label}`, emailBody: `${body} ${label}` },
		});
		return {
			...model,
			id: state.nextIds.step++,
			number: index + 1,
			delayInDays: index === 0 ? 0 : delay,
			subject: variants ? '' : subject,
			emailBody: variants ? '' : body,
			variants: variants ? [variant('A'), variant('B')] : [],
		};
	});
	campaign.tagIds = [...new Set(tags)].map((tag, index) => {
		const id = 900 + index;
		state.tags.set(id, { ...[...state.tags.values()][0], id, name: tag });
		return id;
	});
}

type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

describe.each(everyShape)(`answers as %s, seed ${seed}`, (shapes) => {
	test('what is copied is what was there', async () => {
		await fc.assert(
			fc.asyncProperty(drawn, async (campaign) => {
				const home = scene({ shapes });
				furnish(home.sandbox.state, campaign);
				const get = { resource: 'campaign', operation: 'getBlueprint' };
				const first = await home.run(get, { campaignId: byId(301) });
				expect(first.error).toBeUndefined();
				const [blueprint] = first.json;

				const away = scene({ shapes });
				const made = await away.run(
					{ resource: 'campaign', operation: 'createFromBlueprint' },
					{ blueprint: '={{ $json }}' },
					[blueprint],
				);
				expect(made.error).toBeUndefined();
				const [{ id }] = made.json;
				const copy = await away.run(get, { campaignId: byId(Number(id)) });
				expect(copy.json).toEqual([blueprint as IDataObject]);
			}),
			{ seed, numRuns: times(6) },
		);
	});
});
