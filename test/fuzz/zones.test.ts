import { DateTime } from 'luxon';

import { stage } from '../engine/stage';
import { seed, share } from '../seed';
import { timezones } from './attempt';
import { slots, type Slot } from './slots';

/**
 * Every date and time that can be filled in: the clock of the workflow, the moment, and the values
 * that JavaScript and n8n have for it ask for the same, wherever the process is.
 */
const { run, sandbox } = stage();

const dates = slots.filter(({ field, literal }) => field.type === 'dateTime' && !literal);

/** Noon, where a row has only a day: it is the same day in all three time zones. */
const hour = (text: string) => (/T/.test(text) ? text : `${text}T12:00:00Z`);

/** The moment of the row; a default that is calculated stands for today. */
function momentOf({ base, name }: Slot): DateTime {
	const [group, inner] = name.split('.');
	const outer = base.parameters[group] as unknown;
	const value: unknown = inner === undefined ? outer : (outer as Record<string, unknown>)[inner];
	const text = typeof value === 'string' && /^\d/.test(value) ? hour(value) : '';
	const moment = DateTime.fromISO(text, { zone: 'UTC' });
	return moment.isValid ? moment.startOf('second') : DateTime.utc().startOf('hour');
}

async function asked({ spec, base, put }: Slot, timezone: string, value: string, json: unknown) {
	sandbox.reset();
	base.scene?.(sandbox.state);
	const [first = {}] = base.items ?? [{}];
	const parameters = { ...put(value), resource: spec.name.split('.')[0] };
	const { error } = await run(parameters, { items: [{ ...first, json } as never], timezone });
	return {
		error: error?.message,
		requests: sandbox.log.map(({ path, query, json: body }) => [
			path,
			JSON.stringify({ ...query, api_key: undefined }),
			JSON.stringify(body),
		]),
	};
}

const each = dates.map((slot): [string, Slot] => [`${slot.spec.name} ${slot.name}`, slot]);

test('there are dates', () => expect(dates.length).toBeGreaterThan(40));

test.each(each)(`%s, seed ${seed}`, async (_, slot) => {
	const moment = momentOf(slot);
	for (const timezone of timezones) {
		const clock = moment.setZone(timezone).toFormat("yyyy-MM-dd'T'HH:mm:ss");
		const wanted = await asked(slot, timezone, String(moment.toISO()), undefined);
		expect([timezone, wanted.error, wanted.requests.length > 0]).toEqual([
			timezone,
			undefined,
			true,
		]);
		const ways: Array<[string, unknown]> = [
			[clock, undefined],
			[clock.replace('T', ' '), undefined],
			[`${moment.setZone('Asia/Tokyo').toFormat('yyyy-MM-dd HH:mm:ss')}.000+09`, undefined],
			['={{ $json.json }}', moment.toJSDate()],
			['={{ $json.json }}', moment.setZone('Asia/Tokyo')],
			[`={{ DateTime.fromISO("${moment.toISO()}") }}`, undefined],
		];
		for (const [value, json] of share(
			ways,
			() => [],
			`${slot.spec.name} ${slot.name} ${timezone}`,
		)) {
			expect([timezone, value, await asked(slot, timezone, value, json)]).toEqual([
				timezone,
				value,
				wanted,
			]);
		}
	}
});
