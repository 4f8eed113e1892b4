import { addCampaign } from '../sandbox';
import { inFakeTime } from '../engine/hurry';
import { emailsOf, Stage } from './stage';

// What is refused is asked for again, after a while.
inFakeTime();

const all = [
	'EMAIL_REPLY',
	'EMAIL_BOUNCE',
	'LEAD_UNSUBSCRIBED',
	'LEAD_CATEGORY_UPDATED',
	'EMAIL_SENT',
];

function campaign(stage: Stage): number {
	return addCampaign(stage.sandbox.state, stage.now, {
		name: 'Another',
		status: 'ACTIVE',
		sequence: [...(stage.sandbox.state.campaigns.get(301)?.sequence ?? [])],
		emailAccountIds: [101],
	}).id;
}

test('two campaigns, and none of a third', async () => {
	const stage = new Stage({ events: all, categories: [2], campaignIds: [301, 302] });
	const third = campaign(stage);
	await stage.poll();
	for (const event of all) {
		const name = event.toLowerCase();
		for (const id of [301, 302, third]) stage.happen(event, `${name}.${id}@example.com`, id);
	}
	// Whoever replies or bounces was sent an email as well.
	const firstEmails = 8;
	const events = await stage.poll();
	expect(events).toHaveLength(10 + firstEmails);
	expect(new Set(events.map(({ campaignId }) => campaignId))).toEqual(new Set([301, 302]));
	expect(await stage.poll()).toEqual([]);
});

test('six campaigns are one request as well', async () => {
	const stage = new Stage();
	const ids = Array.from({ length: 5 }, () => campaign(stage));
	const foreign = campaign(stage);
	stage.parameters.campaignIds = [301, ...ids];
	await stage.poll();
	stage.replied('foreign@example.com', foreign);
	stage.replied('ours@example.com', ids[4]);
	expect(emailsOf(await stage.poll())).toEqual(['ours@example.com']);
	expect(await stage.counted()).toEqual({ requests: 1, events: [] });
});

test.each(all)(
	'%s: a campaign that is chosen later tells nothing old, and the others go on',
	async (event) => {
		const stage = new Stage({ events: [event], categories: [2] });
		const other = campaign(stage);
		await stage.poll();
		stage.happen(event, 'old@example.com', other);
		stage.happen(event, 'meanwhile@example.com');
		stage.parameters.campaignIds = [301, other];
		expect(emailsOf(await stage.poll())).toEqual(['meanwhile@example.com']);
		stage.happen(event, 'new@example.com', other);
		expect(emailsOf(await stage.poll())).toEqual(['new@example.com']);
	},
);

test('from campaigns to the whole account', async () => {
	const stage = new Stage();
	const other = campaign(stage);
	await stage.poll();
	stage.replied('old@example.com', other);
	stage.parameters.scope = 'account';
	expect(await stage.poll()).toEqual([]);
	stage.replied('new@example.com', other);
	stage.replied('ours@example.com');
	expect(emailsOf(await stage.poll())).toEqual(['new@example.com', 'ours@example.com']);
});

test('in the whole account, a campaign that came since the last poll is watched from its beginning', async () => {
	const stage = new Stage({ events: all.slice(1), categories: [2], scope: 'account' });
	stage.happen('EMAIL_BOUNCE', 'old@example.com');
	await stage.poll();
	const id = campaign(stage);
	for (const event of all.slice(1)) stage.happen(event, `${event}@example.com`.toLowerCase(), id);
	const events = (await stage.poll()).filter(({ event }) => event !== 'EMAIL_SENT');
	expect(emailsOf(events)).toEqual([
		'email_bounce@example.com',
		'lead_unsubscribed@example.com',
		'lead_category_updated@example.com',
	]);
	expect(await stage.poll()).toEqual([]);
});

test('in the whole account, a category that is chosen later tells nothing old', async () => {
	const stage = new Stage({
		events: ['LEAD_CATEGORY_UPDATED'],
		categories: [2],
		scope: 'account',
	});
	await stage.poll();
	// Lead 2 of the seed is in category 1.
	stage.parameters.categories = [1, 2];
	expect(await stage.poll()).toEqual([]);
	stage.link(stage.somebody('lead@example.com')).categoryId = 1;
	expect(await stage.poll()).toMatchObject([{ leadEmail: 'lead@example.com', categoryId: 1 }]);
});

test('what is chosen again begins anew, unless it is since a date: that would tell all again', async () => {
	for (const from of [{}, { startFrom: 'date', startDate: '2026-01-01' }]) {
		const stage = new Stage({ events: ['EMAIL_REPLY', 'EMAIL_BOUNCE'], ...from });
		stage.happen('EMAIL_BOUNCE', 'first@example.com');
		const first = from.startFrom ? ['first@example.com'] : [];
		const bounces = async () =>
			emailsOf((await stage.poll()).filter(({ event }) => event === 'EMAIL_BOUNCE'));
		expect(await bounces()).toEqual(first);
		stage.parameters.events = ['EMAIL_REPLY'];
		await stage.poll();
		stage.happen('EMAIL_BOUNCE', 'second@example.com');
		stage.parameters.events = ['EMAIL_REPLY', 'EMAIL_BOUNCE'];
		expect(await bounces()).toEqual(from.startFrom ? ['second@example.com'] : []);
	}
});

test('a lead that leaves a category and comes back is told twice', async () => {
	const stage = new Stage({ events: ['LEAD_CATEGORY_UPDATED'], categories: [2] });
	await stage.poll();
	const place = stage.happen('LEAD_CATEGORY_UPDATED', 'lead@example.com');
	expect(await stage.poll()).toMatchObject([{ categoryId: 2 }]);
	stage.link(place).categoryId = 1;
	expect(await stage.poll()).toEqual([]);
	stage.link(place).categoryId = 2;
	expect(await stage.poll()).toMatchObject([{ categoryId: 2 }]);
});

test.each([
	[{ events: [] }, "'Trigger On' is empty"],
	[{ events: ['EMAIL_OPEN'] }, `'Trigger On' does not have the event "EMAIL_OPEN"`],
	[{ campaignIds: [] }, "'Campaign Names or IDs' is empty"],
	[{ campaignIds: '301,x' }, "'Campaign Names or IDs' must be"],
	[{ events: ['LEAD_CATEGORY_UPDATED'] }, "'Category Names or IDs' is empty"],
	[{ startFrom: 'date' }, "'Start Date' is empty"],
	[{ startFrom: 'date', startDate: 'soon' }, "'Start Date' must be a date"],
	[{ scope: 'everything' }, "'Scope'"],
])('%j asks for nothing', async (parameters, message) => {
	const stage = new Stage(parameters);
	await expect(stage.poll()).rejects.toThrow(message);
	expect(stage.sandbox.log).toEqual([]);
	expect(stage.staticData).toEqual(new Stage().staticData);
});
