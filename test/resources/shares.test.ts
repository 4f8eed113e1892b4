import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { byId } from './row';
import { scene } from './scene';

/** The shares of variants, wherever their step comes from. */
const where = { resource: 'campaign', operation: 'saveSequences' };
const campaign = { campaignId: byId(301) };
const texts = [0, 1, 2].map((index) => ({
	subject: `Subject ${index}`,
	email_body: `<p>Body ${index}</p>`,
}));

type Source = (shares: unknown[], distribution: string) => INodeParameters;

const sources: Record<string, Source> = {
	form: (shares, distribution) => ({
		...campaign,
		steps: {
			step: [
				{ subject: 'First', emailBody: '<p>First</p>' },
				{
					distribution,
					variants: {
						variant: shares.map((share, index) => ({
							subject: texts[index].subject,
							emailBody: texts[index].email_body,
							options: { share },
						})) as INodeParameters[],
					},
				},
			],
		},
	}),
	...Object.fromEntries(
		['seq_variants', 'sequence_variants', 'variants'].map((name): [string, Source] => [
			`JSON, ${name}`,
			(shares, distribution) => ({
				...campaign,
				stepsFrom: 'json',
				stepsJson: JSON.stringify([
					{ subject: 'First', email_body: '<p>First</p>' },
					{
						variant_distribution_type: distribution,
						[name]: shares.map((share, index) => ({
							...texts[index],
							variant_distribution_percentage: share,
						})),
					},
				]),
			}),
		]),
	),
};

describe.each(Object.entries(sources))('%s', (name, source) => {
	test.each<[unknown[], string]>([
		[[40, 50], '90'],
		[[60, 50], '110'],
		[[100, 0.5], '100.5'],
		[[33.3, 33.3, 33.3], '99.9'],
		[['40', '50'], '90'],
	])('%j is not 100 %%: refused, and nothing is sent', async (shares, sum) => {
		const { run, sandbox } = scene();
		const { error } = await run(where, source(shares, 'MANUAL_PERCENTAGE'));
		expect(error?.message).toMatch(
			/^'Steps' has a '(Share \(%\)|variant_distribution_percentage)' in the variants of step 2 /,
		);
		expect(error?.message).toContain(`adds up to ${sum} %, not 100 %`);
		expect(sandbox.log).toEqual([]);
	});

	test.each([[[40, 60]], [[100, 0]], [[33.3, 33.3, 33.4]], [[0.1, 0.2, 99.7]], [['40', '60']]])(
		'%j is',
		async (shares) => {
			const { run, bodies } = scene();
			const { error } = await run(where, source(shares, 'MANUAL_PERCENTAGE'));
			expect(error).toBeUndefined();
			const [, second] = bodies('campaign.saveSequences')[0]?.sequences as IDataObject[];
			const variants = second.seq_variants as IDataObject[];
			expect(variants.map((one) => one.variant_distribution_percentage)).toEqual(
				shares.map(Number),
			);
		},
	);

	test('no share is set by hand in an equal distribution', async () => {
		const { run } = scene();
		const { error } = await run(where, source([40, 50], 'MANUAL_EQUAL'));
		// The form says so; in JSON it may be a rest of what was read.
		if (name === 'form')
			expect(error?.message).toContain(
				"only counts where 'Variant Distribution' is 'Set by Share'",
			);
		else expect(error).toBeUndefined();
	});
});

test.each<[string, unknown[]]>([
	['without shares', [undefined, undefined]],
	['whose others were deleted', [40, 30]],
])('variants %s do not come to 100 %%', async (_, shares) => {
	const { run, sandbox } = scene();
	const [deleted] = texts;
	const variants = shares.map((share, index) => ({
		...texts[index],
		variant_distribution_percentage: share,
	}));
	const { error } = await run(where, {
		...campaign,
		stepsFrom: 'json',
		stepsJson: JSON.stringify([
			{
				variant_distribution_type: 'MANUAL_PERCENTAGE',
				seq_variants: [
					...variants,
					{ ...deleted, variant_distribution_percentage: 30, is_deleted: true },
				],
			},
		]),
	});
	expect(error?.message).toMatch(/adds up to \d+ %, not 100 %/);
	expect(sandbox.log).toEqual([]);
});
