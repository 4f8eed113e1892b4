import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { freshKey } from '../engine/keys';
import { runNode } from '../engine/runNode';
import { openNockDoor, Sandbox } from '../sandbox';
import { byId, type Case } from './row';
import { rows } from './rows';
import { everyShape, scene } from './scene';
import { specs } from './specs';

/*
 * Simplified values are those of the answer. What is wanted stands here, and not in the tables that
 * simplify: an answer with another value in every field tells where each came from.
 */

const value = (name: string) => `the ${name}`;
const fieldsOf = (...names: string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, value(name)]));

type Expected = [
	what: string,
	where: { resource: string; operation: string },
	id: string,
	parameters: INodeParameters,
	answer: unknown,
	wanted: IDataObject,
];

const campaign = { campaignId: byId(301) };
const inboxRow = fieldsOf(
	...['lead_category_id', 'lead_category_name', 'last_sent_time', 'last_reply_time'],
	...['has_new_unread_email', 'email_account_id', 'lead_first_name', 'lead_last_name'],
	...['lead_email', 'email_lead_id', 'email_lead_map_id', 'lead_status', 'is_important'],
	...['team_member_id', 'email_campaign_id', 'email_campaign_name', 'client_id', 'tags'],
	...['revenue', 'sequence_count', 'campaign_sending_schedule'],
);
const message = fieldsOf(
	...['stats_id', 'from', 'to', 'type', 'message_id', 'time', 'email_body', 'subject', 'cc'],
);
const inboxWanted = {
	...fieldsOf(
		...['last_sent_time', 'last_reply_time', 'has_new_unread_email', 'email_account_id'],
		...['lead_first_name', 'lead_last_name', 'lead_email', 'email_lead_id', 'email_lead_map_id'],
		...['lead_status', 'is_important', 'team_member_id', 'client_id', 'tags'],
	),
	category_id: value('lead_category_id'),
	category_name: value('lead_category_name'),
	campaign_id: value('email_campaign_id'),
	campaign_name: value('email_campaign_name'),
};
const inboxLists: Array<[operation: string, id: string]> = [
	...['Archived', 'Assigned', 'Important', 'Reminders', 'Replies', 'Scheduled'],
	...['Sent', 'Snoozed', 'Unread', 'Views'],
].map((name) => [`get${name}`, `inbox.get${name}`]);

const lead = fieldsOf(
	...['id', 'first_name', 'last_name', 'email', 'phone_number', 'company_name', 'website'],
	...['location', 'custom_fields', 'linkedin_profile', 'company_url', 'is_unsubscribed'],
);
const emailAccount = fieldsOf(
	...['id', 'from_name', 'from_email', 'type', 'message_per_day', 'daily_sent_count'],
	...['is_smtp_success', 'smtp_failure_error', 'is_imap_success', 'imap_failure_error'],
	...['campaign_count', 'client_id', 'tags', 'campaign_ids'],
);
const warmup = fieldsOf('status', 'warmup_reputation', 'is_warmup_blocked', 'blocked_reason');
const emailAccountWanted = {
	...emailAccount,
	warmup_status: value('status'),
	warmup_reputation: value('warmup_reputation'),
	is_warmup_blocked: value('is_warmup_blocked'),
	warmup_blocked_reason: value('blocked_reason'),
};
const mailbox = {
	...emailAccount,
	...fieldsOf('smtp_host', 'imap_port', 'signature', 'user_id'),
	password: 'hidden',
	imap_password: 'hidden',
	warmup_details: { ...warmup, id: 'another id' },
};
const oneCampaign = fieldsOf(
	...['id', 'name', 'status', 'client_id', 'parent_campaign_id', 'max_leads_per_day'],
	...['created_at', 'updated_at', 'tags'],
);
const statistics = fieldsOf(
	...['stats_id', 'lead_email', 'lead_name', 'lead_category', 'sequence_number'],
	...['email_campaign_seq_id', 'seq_variant_id', 'email_subject', 'sent_time', 'open_time'],
	...['click_time', 'reply_time', 'open_count', 'click_count', 'is_unsubscribed', 'is_bounced'],
);

test.each<Expected>([
	...inboxLists.map(
		([operation, id]): Expected => [
			'conversations',
			{ resource: 'inbox', operation },
			id,
			{ limit: 1 },
			{ ok: true, data: [{ ...inboxRow, email_history: [{ ...message, open_count: 1 }] }] },
			{ ...inboxWanted, email_history: [message] },
		],
	),
	[
		'a history inside, with what stands around it',
		{ resource: 'inbox', operation: 'getReplies' },
		'inbox.getReplies',
		{ limit: 1 },
		{
			ok: true,
			data: [
				{
					...inboxRow,
					history: { history: [{ type: 'REPLY', to: 'somebody' }], from: 'me', to: 'you' },
				},
			],
		},
		{ ...inboxWanted, email_history: [{ type: 'REPLY', from: 'me', to: 'somebody' }] },
	],
	[
		'a conversation of the reference',
		{ resource: 'inbox', operation: 'getUnread' },
		'inbox.getUnread',
		{ limit: 1 },
		{
			messages: [
				{
					campaign_lead_map_id: '24',
					lead: { email: 'l@example.com', first_name: 'F', last_name: 'L' },
					campaign: { id: 12, name: 'C' },
					email_account: { id: 789, email: 's@example.com' },
					last_message: { subject: 'Re', body: 'Thanks', received_at: 'then', sent_at: 'before' },
					email_status: 'Replied',
					category: { id: 1, name: 'Interested' },
					assigned_to: { id: 456, name: 'J' },
					is_read: false,
					tags: ['hot'],
					message_history: [{ subject: 'A', direction: 'outbound', sent_at: 'x', id: 'msg_1' }],
				},
			],
			total_count: 1,
		},
		{
			email_lead_map_id: '24',
			lead_email: 'l@example.com',
			lead_first_name: 'F',
			lead_last_name: 'L',
			campaign_id: 12,
			campaign_name: 'C',
			category_id: 1,
			category_name: 'Interested',
			email_account_id: 789,
			email_account: 's@example.com',
			team_member_id: 456,
			assigned_to: { id: 456, name: 'J' },
			tags: ['hot'],
			email_status: 'Replied',
			subject: 'Re',
			body: 'Thanks',
			last_sent_time: 'before',
			last_reply_time: 'then',
			is_read: false,
			email_history: [{ type: 'outbound', time: 'x', subject: 'A', message_id: 'msg_1' }],
		},
	],
	[
		'leads of a campaign',
		{ resource: 'lead', operation: 'getAllInCampaign' },
		'campaignLead.getAll',
		{ ...campaign, limit: 1 },
		{
			total_leads: '1',
			data: [
				{
					...fieldsOf('campaign_lead_map_id', 'lead_category_id', 'status', 'created_at'),
					lead,
				},
			],
		},
		{
			...lead,
			...fieldsOf('campaign_lead_map_id', 'lead_category_id', 'status', 'created_at'),
		},
	],
	[
		'a lead',
		{ resource: 'lead', operation: 'get' },
		'lead.get',
		{ leadId: byId(1) },
		{ ok: true, data: [{ ...lead, created_at: 'once', category_name: 'Interested' }] },
		{ ...lead, created_at: 'once', category_name: 'Interested' },
	],
	[
		'a lead by its address',
		{ resource: 'lead', operation: 'getByEmail' },
		'lead.getByEmail',
		{ email: 'lead@example.com' },
		{ ...lead, created_at: 'once', lead_campaign_data: [{ campaign_id: 1 }] },
		{ ...lead, created_at: 'once', campaigns: [{ campaign_id: 1 }] },
	],
	[
		'email accounts',
		{ resource: 'emailAccount', operation: 'getAll' },
		'emailAccount.getAll',
		{ limit: 1 },
		[mailbox],
		emailAccountWanted,
	],
	[
		'an email account',
		{ resource: 'emailAccount', operation: 'get' },
		'emailAccount.get',
		{ emailAccountId: byId(101) },
		mailbox,
		emailAccountWanted,
	],
	[
		'an email account by its address',
		{ resource: 'emailAccount', operation: 'getByEmail' },
		'emailAccount.getByEmail',
		{ email: 'sender@example.com' },
		{ ok: true, data: { email_account: mailbox } },
		emailAccountWanted,
	],
	[
		'campaigns',
		{ resource: 'campaign', operation: 'getAll' },
		'campaign.getAll',
		{},
		[{ ...oneCampaign, timezone: 'Europe/Berlin', user_id: 1, stop_lead_settings: 'x' }],
		{ ...oneCampaign, timezone: 'Europe/Berlin' },
	],
	[
		'a campaign',
		{ resource: 'campaign', operation: 'get' },
		'campaign.get',
		campaign,
		{ ...oneCampaign, scheduler_cron_value: { tz: 'Asia/Kolkata' }, user_id: 1 },
		{ ...oneCampaign, timezone: 'Asia/Kolkata' },
	],
	[
		'statistics, without the email itself',
		{ resource: 'campaignStatistics', operation: 'getAll' },
		'campaignStatistics.getAll',
		{ ...campaign, limit: 1 },
		{ total_stats: '1', data: [{ ...statistics, email_message: '<p>10 KB</p>' }] },
		statistics,
	],
	[
		'statistics by lead',
		{ resource: 'campaignStatistics', operation: 'leadStatistics' },
		'campaignStatistics.leadStatistics',
		{ ...campaign, limit: 1 },
		{
			hasMore: false,
			data: [
				{
					...fieldsOf('lead_id', 'email_lead_map_id', 'from', 'to', 'status', 'created_at'),
					last_seq_num: '2',
					history: [{ ...message, open_count: '1' }],
				},
			],
		},
		{
			...fieldsOf('lead_id', 'email_lead_map_id', 'from', 'to', 'status', 'created_at'),
			last_seq_num: 2,
			history: [{ ...fieldsOf('type', 'time', 'subject', 'stats_id'), open_count: 1 }],
		},
	],
])('%s: %j', async (_, where, id, parameters, body, wanted) => {
	const { run, answer } = scene();
	answer(id, body);
	const { json, error } = await run(where, parameters);
	expect(error).toBeUndefined();
	expect(json).toEqual([wanted]);
});

describe('places that say nothing hide none behind them', () => {
	const where = { resource: 'inbox', operation: 'getUnread' };
	const simple = async (row: IDataObject) => {
		const { run, answer } = scene();
		answer('inbox.getUnread', { ok: true, data: [row] });
		const { json, error } = await run(where, { limit: 1 });
		expect(error).toBeUndefined();
		return json;
	};

	test.each([[null], [[]]])('a conversation beside %j', async (email_history) => {
		const history = { history: [message] };
		const [row] = await simple({ email_history, history });
		expect(row).toEqual({ email_history: [message] });
	});

	test('category and colleague, in any of their forms', async () => {
		const category = { id: '3', name: 'Interested' };
		const colleague = { id: '4', name: 'A colleague' };
		const wanted = { category_id: '3', category_name: 'Interested', team_member_id: '4' };
		for (const row of [
			{ lead_category: category, team_member: colleague },
			{ lead_category_id: null, lead_category_name: null, category, assigned_to: colleague },
			{ lead_category_id: '3', category_name: 'Interested', team_member_id: '4' },
		]) {
			expect(await simple(row)).toMatchObject([wanted]);
		}
	});

	test('where all are empty, that is said', async () => {
		expect(await simple({ lead_category_name: null })).toEqual([{ category_name: null }]);
	});
});

test('what a lead has come to stays without the texts where its history is in a history', async () => {
	const { run, answer } = scene();
	const history = { history: [message], from: 'a@example.com' };
	answer('campaignStatistics.leadStatistics', { data: [{ lead_id: '1', history }] });
	const where = { resource: 'campaignStatistics', operation: 'leadStatistics' };
	const [row] = (await run(where, { ...campaign, limit: 1 })).json;
	expect(row).toMatchObject({ lead_id: '1', history: [{ type: 'the type' }] });
	expect(JSON.stringify(row)).not.toContain('the email_body');
});

test('the statistics of warmup are numbers as well', async () => {
	const { run, answer } = scene();
	answer('emailAccount.getWarmupStats', {
		id: '7',
		sent_count: '55',
		stats_by_date: [{ date: '2026-01-01', reply_count: '1' }],
	});
	const where = { resource: 'emailAccount', operation: 'getWarmupStats' };
	expect((await run(where, { emailAccountId: byId(101) })).json).toEqual([
		{ id: '7', sent_count: 55, stats_by_date: [{ date: '2026-01-01', reply_count: 1 }] },
	]);
});

const noon = Date.parse('2026-06-01T12:00:00Z');

/** Runs a case in a world of its own, so that both runs meet the same. */
async function rowsFor(
	name: string,
	given: Case,
	shapes: (typeof everyShape)[number],
	simplify: boolean,
) {
	const [resource = '', operation = ''] = name.split('.');
	const apiKey = freshKey();
	const sandbox = new Sandbox({ keys: [apiKey], shapes, clock: { now: () => noon } });
	given.scene?.(sandbox.state);
	const door = openNockDoor(sandbox);
	try {
		const { json, error } = await runNode({
			parameters: { resource, operation, ...given.parameters, simplify },
			items: given.items ?? [{}],
			credentials: { apiKey, sendKeyIn: 'query' },
		});
		expect(error).toBeUndefined();
		return json;
	} finally {
		door.close();
	}
}

/** What a value is called in the answer, where the words of its simplified name are not in there. */
const otherwise: Record<string, RegExp> = {
	timezone: /tz$/,
	last_reply_time: /last_message\.received_at$/,
	last_sent_time: /last_message\.sent_at$/,
	companyDomain: /company\.website$/,
	campaigns: /lead_campaign_data$/,
	email_history: /message_history$/,
	warmup_blocked_reason: /warmup_details\.blocked_reason$/,
	email_lead_map_id: /campaign_lead_map_id$/,
	email_lead_id: /lead\.id$/,
	team_member_id: /assigned_to\.id$/,
	lead_category_id: /category_id$/,
};

const words = (name: string): string[] =>
	name
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.split(/[._]/);

/** Every value of a row, with its place. */
function valuesIn(row: unknown, place = ''): Array<[place: string, value: unknown]> {
	const inner =
		typeof row === 'object' && row !== null && !Array.isArray(row)
			? Object.entries(row).flatMap(([name, entry]) =>
					valuesIn(entry, place ? `${place}.${name}` : name),
				)
			: [];
	return place ? [[place, row], ...inner] : inner;
}

/** The same, but for numbers that come as text. */
const isSame = (one: unknown, other: unknown): boolean => plain(one) === plain(other);
const plain = (value: unknown): string =>
	JSON.stringify(value).replace(/"([+-]?\d+(?:\.\d+)?)%?"/g, (_, digits) => String(Number(digits)));

const simplifying = specs.filter(({ operation: { simplify, figures } }) => simplify ?? figures);

describe.each(everyShape)('answers as %s', (shapes) => {
	test.each(simplifying.map(({ name, operation }) => [name, operation.simplify] as const))(
		'%s: every simplified value stands in the answer, where its name says',
		async (name, simplify) => {
			const [resource = '', operation = ''] = name.split('.');
			const given = rows[resource]?.[operation]?.required;
			if (!given) throw new Error(`${name} has no row`);
			const simple = await rowsFor(name, given, shapes, true);
			const raw = await rowsFor(name, given, shapes, false);
			expect(simple).toHaveLength(raw.length);
			simple.forEach((row, index) => {
				const all = valuesIn(raw[index]);
				for (const [key, found] of Object.entries(row)) {
					if (
						simplify?.[key] !== undefined &&
						typeof simplify[key] === 'object' &&
						'each' in simplify[key]
					)
						continue;
					const places = all
						.filter(([place]) => {
							const there = words(place);
							return (
								otherwise[key]?.test(place) || words(key).every((word) => there.includes(word))
							);
						})
						.filter(([, there]) => isSame(there, found));
					expect([key, found, places.length > 0]).toEqual([key, found, true]);
				}
			});
		},
	);
});
