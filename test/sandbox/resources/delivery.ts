import { either, json, ok, refuse } from '../answers';
import { addPlacementTest, addTestFolder, type PlacementTest } from '../deliveryDesk';
import { idIn, numberIn, numbersIn, textIn, textsIn } from '../read';
import type { ApiAnswer, Handler, Shapes, Values, World } from '../types';

/** smartDelivery.getProviders: one region, or a list of them; ids are texts or numbers. */
export const getProviders: Handler = (_request, { state, shapes }) => {
	const groups = (idOf: (id: number) => unknown) =>
		state.deliveryDesk.providers.map(({ id, name, inboxes }) => ({
			group_id: idOf(id),
			group_name: name,
			provider_count: inboxes,
		}));
	const region = { region_id: 'na-1', region_name: 'North America' };
	return either(
		shapes,
		() => ok({ ...region, groups: groups(String) }),
		() => ok([{ ...region, groups: groups(Number) }]),
	);
};

/** The record of a test, whole. */
const record = (test: PlacementTest, { state }: World) => ({
	created_at: test.createdAt,
	updated_at: test.createdAt,
	all_email_sent_without_time_gap: false,
	min_time_btwn_emails: 10,
	min_time_unit: 'minutes',
	is_warmup: false,
	...test.values,
	id: test.id,
	test_name: test.name,
	test_type: test.type,
	status: test.status,
	folder_id: test.folderId,
	test_with_sl_account: false,
	has_seed_mapping: true,
	user_id: state.userId,
	email_track_id: `track_${test.id}`,
	provider_id: null,
	client_id: null,
});

/** A test is made only with a campaign and a step of it that exist, a folder that exists, and credits. */
const make =
	(type: PlacementTest['type']): Handler =>
	({ body }, world) => {
		const { state, now } = world;
		const { deliveryDesk: desk } = state;
		const campaign = state.campaigns.get(numberIn(body, 'campaign_id') ?? Number.NaN);
		if (!campaign) return refuse(404, 'Campaign not found');
		const step = numberIn(body, 'sequence_mapping_id');
		if (!campaign.sequence.some(({ id }) => id === step)) return refuse(404, 'Sequence not found');
		const folderId = numberIn(body, 'folder_id') ?? null;
		if (folderId !== null && !desk.folders.has(folderId)) return refuse(404, 'Folder not found');
		const known = new Set(desk.providers.map(({ id }) => id));
		if (!numbersIn(body, 'provider_ids')?.every((id) => known.has(id))) {
			return refuse(422, 'Invalid provider_ids');
		}
		if (desk.credits === 0) return json(402, { error: 'Insufficient spam test credits' });
		desk.credits--;
		const test = addPlacementTest(desk, now, {
			name: textIn(body, 'test_name') ?? '',
			type,
			status: 'active',
			folderId,
			senders: textsIn(body, 'sender_accounts') ?? [],
			values: body,
		});
		return ok(record(test, world));
	};

/** smartDelivery.createManualTest */
export const createManualTest = make('manual');

/** smartDelivery.createAutomatedTest */
export const createAutomatedTest = make('automated');

/** Runs a handler for the test of the path. */
const withTest =
	(run: (test: PlacementTest, world: World, path: Values) => ApiAnswer): Handler =>
	({ path }, world) => {
		const test = world.state.deliveryDesk.tests.get(idIn(path, 'spam_test_id'));
		return test ? run(test, world, path) : refuse(404, 'Spam test not found');
	};

/** smartDelivery.getTest */
export const getTest = withTest((test, world) => ok(record(test, world)));

/** smartDelivery.stopTest */
export const stopTest = withTest((test) => {
	test.status = 'stopped';
	return ok({ message: 'Test stopped successfully' });
});

/** smartDelivery.deleteTests: those that nobody knows are passed over. */
export const deleteTests: Handler = ({ body }, { state }) => {
	for (const id of numbersIn(body, 'spamTestIds') ?? []) state.deliveryDesk.tests.delete(id);
	return ok({ message: 'Tests deleted successfully' });
};

/** Other sources than the page know of pages; where there are none, offset and limit are passed over. */
function paged<T>(rows: T[], values: Values, shapes: Shapes, size: number): T[] {
	const offset = numberIn(values, 'offset') ?? 0;
	const limit = numberIn(values, 'limit') ?? size;
	return either(
		shapes,
		() => rows.slice(offset, offset + limit),
		() => rows,
	);
}

/** smartDelivery.getTests: ten unless more are asked for. */
export const getTests: Handler = ({ body }, { state, shapes }) => {
	const tests = paged([...state.deliveryDesk.tests.values()], body, shapes, 10);
	return ok(
		tests.map(({ id, name, type, status, createdAt, values }) => ({
			spam_test_id: id,
			test_name: name,
			test_type: type,
			status,
			schedule_start_time: values.schedule_start_time ?? createdAt,
			test_end_date: values.test_end_date ?? null,
			every_days: values.every_days ?? null,
			current_test_run_no: 1,
		})),
	);
};

const folderRecord = ({
	id,
	name,
	createdAt,
}: {
	id: number;
	name: string;
	createdAt: string;
}) => ({
	id,
	name,
	user_id: 9001,
	client_id: null,
	created_at: createdAt,
	updated_at: createdAt,
});

/** smartDelivery.createFolder: the second copy of the reference calls the name otherwise. */
export const createFolder: Handler = ({ body }, { state, now }) =>
	ok(folderRecord(addTestFolder(state.deliveryDesk, now, textIn(body, 'folderName') ?? '')));

/** smartDelivery.getFolders */
export const getFolders: Handler = ({ query }, { state, shapes }) => {
	const name = textIn(query, 'name') ?? '';
	const folders = [...state.deliveryDesk.folders.values()].filter((one) => one.name.includes(name));
	return ok(paged(folders, query, shapes, folders.length).map(folderRecord));
};

/** smartDelivery.getFolder */
export const getFolder: Handler = ({ path }, { state }) => {
	const folder = state.deliveryDesk.folders.get(idIn(path, 'folder_id'));
	return folder ? ok(folderRecord(folder)) : refuse(404, 'Folder not found');
};

/** smartDelivery.deleteFolder: its tests stay, in no folder. */
export const deleteFolder: Handler = ({ path }, { state }) => {
	const { folders, tests } = state.deliveryDesk;
	const id = idIn(path, 'folder_id');
	if (!folders.delete(id)) return refuse(404, 'Folder not found');
	for (const test of tests.values()) if (test.folderId === id) test.folderId = null;
	return ok({ message: 'Folder deleted successfully' });
};

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
	state.deliveryDesk.providers.map(({ name }) => name),
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
export const getSenderReport = withTest(({ senders, createdAt }) =>
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
	),
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
	const sender = senders[idIn(path, 'reply_id') - 890];
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
