import type { IDataObject } from 'n8n-workflow';

import { chance, seed, times } from '../seed';
import { packed, unpacked } from '../../nodes/SmartLeadPollTrigger/leadIds';
import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

const kinds = ['EMAIL_REPLY', 'EMAIL_BOUNCE', 'LEAD_UNSUBSCRIBED', 'LEAD_CATEGORY_UPDATED'];
const routes = ['inbox.getReplies', 'campaignLead.getAll', 'campaignLead.getHistory'];
const failures = [
	{ status: 500, body: '{"message":"Internal error"}' },
	{ status: 400, body: '{"message":"No"}' },
	{ status: 200, body: '{"ok":true}' },
	{ status: 200, body: '<html>' },
];

/** The order of a list is nothing that SmartLead promises. */
function turnAround({ sandbox }: Stage): void {
	const { campaignLeads } = sandbox.state;
	const entries = [...campaignLeads.entries()].reverse();
	campaignLeads.clear();
	for (const [key, value] of entries) campaignLeads.set(key, value);
}

const runs = Array.from({ length: times(6) }, (_, run) => run);

describe(`whatever happens between polls and in them (seed ${seed})`, () => {
	test.each(runs)('each event is told once: run %i', async (run) => {
		const random = chance(seed + run);
		const draw = (below: number) => Math.floor(random() * below);
		const stage = new Stage({ events: kinds, categories: [2], campaignIds: [301, 302] });
		await stage.poll();
		const happened: string[] = [];
		const told: IDataObject[] = [];
		const poll = async () => {
			try {
				told.push(...(await stage.poll()));
			} catch {
				// It is said, and the next poll finds what this one did not.
			}
		};
		for (let step = 0; step < 40; step++) {
			const what = draw(8);
			if (what < 4) {
				const kind = kinds[draw(kinds.length)] ?? '';
				const email = `${kind.toLowerCase()}${step}@example.com`;
				stage.happen(kind, email, 301 + draw(2));
				happened.push(email);
			} else if (what === 4) turnAround(stage);
			else if (what === 5) stage.restart();
			else {
				if (what === 7) {
					const id = routes[draw(routes.length)] ?? '';
					const answer = failures[draw(failures.length)] ?? {};
					stage.sandbox.misbehave({ id, skip: draw(3), times: 1 + draw(4), answer });
				}
				await (draw(4) === 0 ? Promise.all([poll(), poll()]) : poll());
			}
		}
		for (let polls = 0; polls < 20; polls++) await poll();
		expect(emailsOf(told).sort()).toEqual([...happened].sort());
	});
});

test('ids are packed, and come out as they went in', () => {
	const random = chance();
	for (const length of [0, 1, 2, 5_000]) {
		const ids = new Set(Array.from({ length }, () => 1 + Math.floor(random() * 2 ** 40)));
		expect(unpacked(packed(ids))).toEqual([...ids].sort((one, other) => one - other));
	}
	const leads = Array.from({ length: 20_000 }, (_, number) => 2_000_000_000 + number * 7);
	expect(packed(leads).length).toBeLessThan(45_000);
});

describe('what is remembered of long lists', () => {
	test('3,000 leads are 10 KB, and none of them comes again in another order', async () => {
		const stage = new Stage({ events: ['LEAD_UNSUBSCRIBED'] });
		for (let number = 0; number < 3_000; number++) {
			stage.happen('LEAD_UNSUBSCRIBED', `lead${number}@example.org`);
		}
		expect(await stage.poll()).toEqual([]);
		expect(JSON.stringify(stage.staticData).length).toBeLessThan(10_000);
		turnAround(stage);
		stage.restart();
		stage.happen('LEAD_UNSUBSCRIBED', 'new@example.org');
		expect(emailsOf(await stage.poll())).toEqual(['new@example.org']);
		const before = stage.sandbox.log.length;
		expect(await stage.poll()).toEqual([]);
		expect(stage.sandbox.log.length - before).toBe(1);
	});

	test('a list of more than 20,000 is refused with one request, and the others go on', async () => {
		const stage = new Stage({ events: ['EMAIL_BOUNCE'], campaignIds: [301, 302] });
		await stage.poll();
		const row = { campaign_lead_map_id: 1, lead: { id: 1, email: 'long@example.org' } };
		const long = { total_leads: '20001', data: [row], offset: 0, limit: 100 };
		const tooLong = { status: 200, body: JSON.stringify(long) };
		const answer = () => stage.sandbox.misbehave({ id: 'campaignLead.getAll', answer: tooLong });
		stage.happen('EMAIL_BOUNCE', 'other@example.com', 302);
		answer();
		expect(emailsOf(await stage.poll())).toEqual(['other@example.com']);
		answer();
		await expect(stage.poll()).rejects.toThrow(
			'Campaign 301 has more than 20,000 leads to watch for EMAIL_BOUNCE. Watch fewer',
		);
		stage.happen('EMAIL_BOUNCE', 'lead@example.com');
		expect(emailsOf(await stage.poll())).toEqual(['lead@example.com']);
	});
});

test('a list that moves while it is read tells nobody twice, and of everybody', async () => {
	const stage = new Stage({ events: ['LEAD_CATEGORY_UPDATED'], categories: [2] });
	const places = Array.from({ length: 150 }, (_, number) =>
		stage.happen('LEAD_CATEGORY_UPDATED', `lead${number}@example.org`),
	);
	await stage.poll();
	stage.happen('LEAD_CATEGORY_UPDATED', 'new@example.org');
	// Between its first page and its second, somebody leaves the category: the others move up by one.
	stage.sandbox.misbehave({
		id: 'campaignLead.getAll',
		after: true,
		answer: (_, truth) => {
			for (const place of places.slice(0, 1)) stage.link(place).categoryId = 1;
			return truth ?? {};
		},
	});
	const told = emailsOf(await stage.poll());
	for (let polls = 0; polls < 3; polls++) told.push(...emailsOf(await stage.poll()));
	expect(told).toEqual(['new@example.org']);
});

test.each(kinds)('%s: the clock of n8n plays no part, forwards or back', async (kind) => {
	const stage = new Stage({ events: [kind], categories: [2] });
	await stage.poll();
	const start = Date.now();
	for (const days of [-3, 2, -30]) {
		jest.setSystemTime(start + days * 86_400_000);
		stage.happen(kind, `day${days}@example.com`);
		expect(emailsOf(await stage.poll())).toEqual([`day${days}@example.com`]);
		expect(await stage.poll()).toEqual([]);
	}
});

test.each([
	['Asia/Tokyo', '2026-02-28T15:00:00.000Z'],
	['America/New_York', '2026-03-01T05:00:00.000Z'],
])('Start Date is a day in the time zone of the workflow: %s', async (timezone, midnight) => {
	const stage = new Stage({ startFrom: 'date', startDate: '2026-03-01T00:00:00' });
	stage.timezone = timezone;
	stage.restart();
	stage.now = Date.parse(midnight) - 60_000;
	stage.replied('before@example.com');
	stage.now = Date.parse(midnight) + 60_000;
	stage.replied('after@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['after@example.com']);
});
