import { either, json, ok, refuse } from '../answers';
import { addPlacementTest, addTestFolder, type PlacementTest } from '../state/placement';
import { idIn, numberIn, numbersIn, textIn, textsIn } from '../read';
import type { ApiAnswer, Handler, Shapes, Values, World } from '../types';

/** smartDelivery.getProviders: one region, or a list of them; ids are texts or numbers. Live groups hold providers. */
export const getProviders: Handler = (_request, { state, shapes }) => {
	const groups = (idOf: (id: number) => unknown) =>
		state.placement.providers.map(({ id, name, inboxes }) => ({
			group_id: idOf(id),
			group_name: name,
			provider_count: inboxes,
		}));
	const region = { region_id: 'na-1', region_name: 'North America' };
	return either(
		shapes,
		() => ok({ ...region, groups: groups(String) }),
		() => ok([{ ...region, groups: groups(Number) }]),
		() =>
			ok([
				{
					region_id: '1',
					region_name: 'North America',
					groups: state.placement.providers.map(({ id, name }) => ({
						group_id: String(id),
						group_name: name,
						providers: [{ provider_id: String(20 + id), provider_name: name }],
					})),
				},
			]),
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
		const { placement } = state;
		const campaign = state.campaigns.get(numberIn(body, 'campaign_id') ?? Number.NaN);
		if (!campaign) return refuse(404, 'Campaign not found');
		const step = numberIn(body, 'sequence_mapping_id');
		if (!campaign.sequence.some(({ id }) => id === step)) return refuse(404, 'Sequence not found');
		const folderId = numberIn(body, 'folder_id') ?? null;
		if (folderId !== null && !placement.folders.has(folderId))
			return refuse(404, 'Folder not found');
		const known = new Set(placement.providers.map(({ id }) => id));
		if (!numbersIn(body, 'provider_ids')?.every((id) => known.has(id))) {
			return refuse(422, 'Invalid provider_ids');
		}
		if (placement.credits === 0) return json(402, { error: 'Insufficient spam test credits' });
		placement.credits--;
		const test = addPlacementTest(placement, now, {
			name: textIn(body, 'test_name') ?? '',
			type,
			status: 'active',
			folderId,
			senders: textsIn(body, 'sender_accounts') ?? [],
			values: body,
		});
		return ok(world.shapes === 'live' ? { spamTestId: test.id } : record(test, world));
	};

/** smartDelivery.createManualTest */
export const createManualTest = make('manual');

/** smartDelivery.createAutomatedTest */
export const createAutomatedTest = make('automated');

/** Runs a handler for the test of the path. */
export const withTest =
	(run: (test: PlacementTest, world: World, path: Values) => ApiAnswer): Handler =>
	({ path }, world) => {
		const test = world.state.placement.tests.get(idIn(path, 'spam_test_id'));
		return test ? run(test, world, path) : refuse(404, 'Spam test not found');
	};

/** smartDelivery.getTest */
export const getTest = withTest((test, world) =>
	ok(
		world.shapes === 'live'
			? { ...record(test, world), status: liveStatus(test), test_end_date: null }
			: record(test, world),
	),
);

/** In capitals; a test whose mails are not sent as warmup ends before its time. */
const liveStatus = ({ status, values }: PlacementTest): string =>
	status === 'active' && values.is_warmup === false ? 'STOPPED' : status.toUpperCase();

/** smartDelivery.stopTest */
export const stopTest = withTest((test) => {
	test.status = 'stopped';
	return ok({ message: 'Test stopped successfully' });
});

/** smartDelivery.deleteTests: those that nobody knows are passed over. */
export const deleteTests: Handler = ({ body }, { state }) => {
	for (const id of numbersIn(body, 'spamTestIds') ?? []) state.placement.tests.delete(id);
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
	const tests = paged([...state.placement.tests.values()], body, shapes, 10);
	if (shapes === 'live') {
		return ok(
			tests.map((test) => ({
				spam_test_id: test.id,
				test_name: test.name,
				status: liveStatus(test),
				created_at: test.createdAt,
			})),
		);
	}
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
	ok(folderRecord(addTestFolder(state.placement, now, textIn(body, 'folderName') ?? '')));

/** smartDelivery.getFolders */
export const getFolders: Handler = ({ query }, { state, shapes }) => {
	const name = textIn(query, 'name') ?? '';
	const folders = [...state.placement.folders.values()].filter((one) => one.name.includes(name));
	return ok(paged(folders, query, shapes, folders.length).map(folderRecord));
};

/** smartDelivery.getFolder */
export const getFolder: Handler = ({ path }, { state }) => {
	const folder = state.placement.folders.get(idIn(path, 'folder_id'));
	return folder ? ok(folderRecord(folder)) : refuse(404, 'Folder not found');
};

/** smartDelivery.deleteFolder: its tests stay, in no folder. */
export const deleteFolder: Handler = ({ path }, { state }) => {
	const { folders, tests } = state.placement;
	const id = idIn(path, 'folder_id');
	if (!folders.delete(id)) return refuse(404, 'Folder not found');
	for (const test of tests.values()) if (test.folderId === id) test.folderId = null;
	return ok({ message: 'Folder deleted successfully' });
};
