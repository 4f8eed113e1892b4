import fc from 'fast-check';

import { addCampaign, everyShape } from '../sandbox';
import { seed } from '../seed';
import { blueprintWith } from './launched';
import { goesOn, propertyStage } from './property';
import { follow, schedules, type Schedule } from './schedule';

/*
 * Drafts that are made of a blueprint while SmartLead, or the way to it, fails in random ways.
 */

const blueprint = blueprintWith(
	{ subject: 'Hi {{first_name}}', email_body: '<p>Hi</p>', delay_in_days: 0 },
	{ email_body: '<p>Again</p>', delay_in_days: 3 },
);

interface Drawn {
	on: boolean;
	another: boolean;
	schedule: Schedule;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
	on: fc.boolean(),
	another: fc.boolean(),
	schedule: schedules(12),
});

describe.each(everyShape)(`answers as %s, seed ${seed}`, (shapes) => {
	const { run, sandbox, holds } = propertyStage({ shapes });
	const named = () => [...sandbox.state.campaigns.values()].filter(({ name }) => name === 'Copy');

	test('one draft at the most, whole where the node says so; else it says what stands', async () => {
		await holds(17, drawn, async ({ on, another, schedule }) => {
			if (another) addCampaign(sandbox.state, Date.now(), { name: 'Copy' });
			const before = named().length;
			follow(sandbox, schedule);
			const ended = await run(
				{
					resource: 'campaign',
					operation: 'createFromBlueprint',
					blueprint,
					ifNameExists: 'another',
				},
				{ items: [{}], ...goesOn(on) },
			);
			const fresh = named().slice(before);
			expect(fresh.length).toBeLessThanOrEqual(1);
			const tags = [...sandbox.state.tags.values()].filter(({ name }) => name === 'New');
			expect(tags.length).toBeLessThanOrEqual(1);

			const failed = ended.error ?? ended.json.find(({ error }) => error !== undefined);
			if (!failed) {
				const [draft] = fresh;
				expect(ended.json[0].id).toBe(draft.id);
				expect(draft.status).toBe('DRAFTED');
				expect(draft.sequence).toHaveLength(2);
				expect(draft.schedule?.maxNewLeadsPerDay).toBe(10);
				expect(draft.settings.followUpPercentage).toBe(60);
				expect(draft.tagIds).toEqual([401, tags[0]?.id]);
				return true;
			}
			// Who has a draft with an id that came back is told of it.
			const words = `${String(ended.error?.description ?? failed.message)}`;
			const open = /may or may not have happened/.test(
				String(ended.error?.message ?? ended.json[0]?.error),
			);
			if (fresh.length > 0 && !open) expect(words).toContain(`(ID ${fresh[0].id})`);
			return false;
		});
	});
});
