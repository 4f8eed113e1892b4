import { either, ok, refuse } from '../answers';
import type { PlacementTest } from '../state/placement';
import type { Handler, World } from '../types';
import { withTest } from './delivery';

const rates = { inbox_rate: 92.5, spam_rate: 5.5, bounce_rate: 2, mailbox_count: 40 };

/** A table of rates, in an object around it. */
const table = (column: string, names: (world: World) => string[]): Handler =>
	withTest((test, world) =>
		ok({
			overallTotalCount: 120,
			status: test.status,
			result: names(world).map((name) => ({ [column]: name, ...rates })),
		}),
	);

/** smartDelivery.getProviderReport */
export const getProviderReport = table('provider', ({ state }) =>
	state.placement.providers.map(({ name }) => name),
);

/** smartDelivery.getGeoReport */
export const getGeoReport = table('region', () => ['North America', 'Europe']);

/** A row for each sender, with what every test inbox says of it. */
const bySeed = (column: string, says: boolean): Handler =>
	withTest(({ senders }) =>
		ok(
			senders.map((from_email) => ({
				from_email,
				seed_accounts: [1, 2].map((number) => ({
					id: number,
					email: `seed${number}@example.com`,
					esp: 'Example Mail',
					[column]: says,
				})),
			})),
		),
	);

/** smartDelivery.getDkimDetails */
export const getDkimDetails = bySeed('dkim_verified', true);

/** smartDelivery.getSpfDetails */
export const getSpfDetails = bySeed('spf_verified', true);

/** smartDelivery.getRdnsReport */
export const getRdnsReport = bySeed('rdns_verified', true);

/** smartDelivery.getDomainBlacklist */
export const getDomainBlacklist = bySeed('domain_blacklisted', false);

/** smartDelivery.getSpamFilterReport */
export const getSpamFilterReport = withTest(({ senders }) =>
	ok(
		senders.map((from_email) => ({
			from_email,
			spam_filter_details: [
				{ filter: 'SpamAssassin', triggered_count: 1, trigger_percentage: 1, reasons: ['Links'] },
			],
		})),
	),
);

/** smartDelivery.getSenderReport */
export const getSenderReport = withTest((test, { shapes }) =>
	shapes === 'live' ? liveSenderReport(test) : senderReport(test),
);

/** Live, a sender holds a row for each test inbox that got its mail. */
const liveSenderReport = ({ senders }: PlacementTest) =>
	ok(
		senders.map((email) => ({
			email,
			details: ['Inbox', 'Spam'].map((mail_folder, index) => ({
				id: 5 + index,
				email: `seed${index + 1}@example.com`,
				reply: {
					id: String(23_153 + index),
					message_id: `<${index}@mail.example.com>`,
					mail_folder,
					sender_ip: '192.0.2.10',
					delivered_in: 3,
					spf_result: { spf: 'v=spf1', status: 'PASS' },
					dkim_result: { dkim: 'v=DKIM1', status: 'PASS' },
					dmarc_result: { dmarc: 'v=DMARC1', status: 'PASS' },
					blacklist_status: { domain: 'example.com', totalBlacklist: 0, totalTests: 222 },
				},
			})),
		})),
	);

const senderReport = ({ senders, createdAt }: PlacementTest) =>
	ok(
		senders.map((email) => ({
			email,
			details: {
				sender_name: 'Example Sender',
				tests_count: 2,
				avg_inbox_rate: 92.5,
				avg_spam_rate: 5.5,
				avg_bounce_rate: 2,
				reputation_score: 8.5,
				last_test_date: createdAt,
			},
		})),
	);

/** smartDelivery.getSenderAccounts */
export const getSenderAccounts = withTest(({ id, senders, createdAt }) =>
	ok(
		senders.map((from_email, index) => ({
			id: 6000 + index,
			spam_test_id: id,
			from_email,
			created_at: createdAt,
			updated_at: createdAt,
			client_id: null,
			user_id: 9001,
		})),
	),
);

/** smartDelivery.getIpBlacklist: a list, or their number alone. */
export const getIpBlacklist = withTest(({ senders }, { shapes }) =>
	either(
		shapes,
		() =>
			ok(
				senders.map((from_email, index) => ({
					reply_id: 890 + index,
					reply: { from_email },
					to_email: 'seed1@example.com',
					domain: 'example.com',
					blacklist_type_value: 'example-list',
					total_blacklist: 0,
					rdns: 'mail.example.com',
					ip: '192.0.2.10',
					details: 'Not listed',
				})),
			),
		() => ok({ total_blacklist: 0 }),
	),
);

/** smartDelivery.getIpDetails */
export const getIpDetails = withTest(({ createdAt }) =>
	ok([
		{
			ip: '192.0.2.10',
			blacklisted: false,
			summary: 'No listing',
			whois_data: { isp: 'Example ISP', location: 'Example Land', organization: 'Example' },
			created_at: createdAt,
		},
	]),
);

/** smartDelivery.getEmailContent */
export const getEmailContent = withTest(({ id }) =>
	ok({
		spamTest: id,
		subject: 'A question',
		text: 'Hello',
		html: '<p>Hello</p>',
		rawEmailContent: 'Subject: A question\n\nHello',
	}),
);

/** smartDelivery.getReplyHeaders */
export const getReplyHeaders = withTest(({ senders }, _world, path) => {
	// Ids of replies are numbers or text.
	const sender = senders[Number(path.reply_id) - 890];
	return sender
		? ok({
				'Return-Path': `<${sender}>`,
				Received: 'from mail.example.com',
				'Authentication-Results': 'dkim=pass; spf=pass; dmarc=pass',
			})
		: refuse(404, 'Reply not found');
});

/** smartDelivery.getScheduleHistory */
export const getScheduleHistory = withTest(({ id }) =>
	ok(
		[2, 1].map((run) => ({
			spam_test_id: id,
			test_run_no: run,
			status: 'completed',
			inbox_count: 110,
			tab_count: 6,
			spam_count: 4,
			reply_hour_interval_start: 0,
			reply_hour_interval_end: 24,
			adjusted_total_email_count: 120,
		})),
	),
);

const counts = { inbox_count: 110, spam_count: 4, tab_count: 6, failed_count: 0 };

/** smartDelivery.getMailboxSummary */
export const getMailboxSummary: Handler = (_request, { state }) =>
	ok(
		[...state.emailAccounts.values()].map(({ id, fromEmail }) => ({
			id,
			from_email: fromEmail,
			esp: 'Example Mail',
			total_email_count: 120,
			...counts,
			placement_score: 91.7,
		})),
	);

/** smartDelivery.getMailboxCount: an older copy knows one number only. */
export const getMailboxCount: Handler = (_request, { state, shapes }) =>
	either(
		shapes,
		() => ok({ ...counts, total_email_count: 120 }),
		() => ok({ mailboxCount: state.emailAccounts.size }),
	);
