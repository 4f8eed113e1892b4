import type { INodeParameters, INodeProperties } from 'n8n-workflow';

import { inFakeTime } from '../engine/hurry';
import { Sandbox, type ApiCall } from '../sandbox';
import { by, byId, type Case } from './row';
import { rows } from './rows';
import { scene } from './scene';
import { placedFields, specs } from './specs';

/* Where people know a record by its name, the name is enough, in every field of every operation. */

const { state } = new Sandbox({ keys: ['a key'] });
const account = [...state.emailAccounts.values()][0];
const entry = [...state.blockList.values()][0];
if (!account || !entry) throw new Error('The seed has no email account or no blocked domain');

interface Known {
	id: number;
	/** As no source writes it: other case, other spaces. */
	name: string;
	unknown: string;
	says: RegExp;
}

const category: Known = {
	id: 2,
	name: ' meeting-request ',
	unknown: 'Intrested',
	says: /has "Intrested", which is no category\. SmartLead has: Interested, Meeting Request, /,
};
const client: Known = {
	id: 201,
	name: 'EXAMPLE CLIENT ONE',
	unknown: 'Nobody',
	says: /has "Nobody", which is no client\. SmartLead has: Example Client One, Example Client Two\./,
};
const tag: Known = {
	id: 401,
	name: 'example tag',
	unknown: 'No Tag',
	says: /has "No Tag", which is no tag\. SmartLead has: Example Tag, Example Senders\./,
};
const campaign: Known = {
	id: 301,
	name: 'example  campaign',
	unknown: 'None Such',
	says: /has "None Such", which is no campaign\. SmartLead has: /,
};
const email: Known = {
	id: account.id,
	name: account.fromEmail,
	unknown: 'nobody@example.com',
	says: /has nobody@example\.com, which no email account of SmartLead has/,
};
const blocked: Known = {
	id: entry.id,
	name: entry.entry.toUpperCase(),
	unknown: 'unknown.example.com',
	says: /has "unknown\.example\.com", which is not on the block list/,
};

const teamMember: Known = {
	id: 601,
	name: String(state.teamMembers.get(601)?.name).toUpperCase(),
	unknown: 'Nobody Here',
	says: /has "Nobody Here", which is no team member\. SmartLead has: /,
};
const leadList: Known = {
	id: 501,
	name: String(state.leadLists.get(501)?.name).toLowerCase(),
	unknown: 'No Such List',
	says: /has "No Such List", which is no lead list\. SmartLead has: /,
};

const webhook: Known = {
	id: 1101,
	name: 'cRm',
	unknown: 'No Hook',
	says: /has "No Hook", which is no webhook of this campaign\. SmartLead has: CRM\./,
};

const kinds: Record<string, Known> = {
	getCampaignEmailAccounts: email,
	getCampaigns: campaign,
	getCategories: category,
	getClients: client,
	getTags: tag,
	getTeamMembers: teamMember,
	searchBlockList: blocked,
	searchCategories: category,
	searchClients: client,
	searchEmailAccounts: email,
	searchLeadLists: leadList,
	searchTags: tag,
	searchTeamMembers: teamMember,
	searchWebhooks: webhook,
};

/** Where only those of one lead are meant. */
const narrower: Record<string, RegExp> = {
	'leadTag.remove tagId': /is "No Tag", which this lead does not have\. Its tags: Example Tag\./,
};

const methodOf = ({ typeOptions, modes }: INodeProperties): string =>
	String(
		typeOptions?.loadOptionsMethod ??
			modes?.find(({ name }) => name === 'list')?.typeOptions?.searchListMethod,
	);

const fields = specs.flatMap(({ name, operation }) =>
	placedFields(operation)
		// One that SmartLead itself takes by its address needs no look.
		.filter(({ field }) => methodOf(field) in kinds && field.name !== 'from')
		.map(({ path, field }): [string, string, INodeProperties] => [name, path, field]),
);

test('there are many such fields', () => expect(fields.length).toBeGreaterThan(100));

const valueOf = (
	{ type }: INodeProperties,
	value: string,
	mode: string,
): INodeParameters[string] => {
	if (type === 'resourceLocator') return mode === 'id' ? byId(Number(value)) : by(mode, value);
	// As an expression gives it: the list itself knows ids alone.
	return `={{ ${JSON.stringify(value)} }}`;
};

function placed(parameters: INodeParameters, path: string, value: INodeParameters[string]) {
	const [outer = '', inner] = path.split('.');
	if (inner === undefined) return { ...parameters, [outer]: value };
	return { ...parameters, [outer]: { ...(parameters[outer] as INodeParameters), [inner]: value } };
}

const has = ({ parameters }: Case, path: string): boolean => {
	const [outer = '', inner] = path.split('.');
	const value = parameters[outer];
	return inner === undefined
		? value !== undefined
		: typeof value === 'object' && value !== null && inner in value;
};

async function sent(name: string, path: string, value: INodeParameters[string]) {
	const [resource = '', operation = ''] = name.split('.');
	const row = rows[resource]?.[operation];
	if (!row) throw new Error(`No row for ${name}`);
	const cases = [...row.all, row.required];
	const one = cases.find((example) => has(example, path)) ?? row.required;
	const { run, sandbox, close } = scene();
	one.scene?.(sandbox.state);
	const { error } = await run(
		{ resource, operation },
		placed(one.parameters, path, value),
		one.items,
	);
	const calls = sandbox.calls(row.id);
	close();
	const shown = ({ path, query, body }: ApiCall) => ({
		at: path,
		query: { ...query, api_key: undefined },
		body,
	});
	return {
		error,
		first: calls[0] && shown(calls[0]),
		asked: sandbox.log.map(({ path }) => path),
	};
}

test.each(fields)('%s: %s', async (name, path, field) => {
	const { id, name: called, unknown, says } = kinds[methodOf(field)] ?? category;
	const byNumber = await sent(name, path, valueOf(field, String(id), 'id'));
	expect(byNumber.first).toBeDefined();

	// Said in the way that the panel has for it, and by an expression in any other.
	const ways = (field.modes ?? [{ name: 'id' }]).map((mode) => mode.name);
	for (const way of ways.filter((mode) => mode !== 'url')) {
		const named = valueOf(field, called, way === 'id' && field.modes ? 'list' : way);
		expect((await sent(name, path, named)).first).toEqual(byNumber.first);
	}

	const missed = await sent(name, path, valueOf(field, unknown, 'list'));
	expect(missed.error?.message).toMatch(narrower[`${name} ${path}`] ?? says);
	expect(missed.error?.message).toContain(`'${field.displayName}'`);
	expect(missed.first).toBeUndefined();
});

test('a list is asked for once per run, whatever it is needed for', async () => {
	const { run, sandbox } = scene();
	const items = ['Interested', 'interested', 'Not Interested'].map((label) => ({ label }));
	const { error } = await run(
		{ resource: 'lead', operation: 'updateCategory' },
		{
			campaignId: byId(301),
			leadId: by('email', 'lead1@example.com'),
			categoryId: by('list', '={{ $json.label }}'),
		},
		items,
	);
	expect(error).toBeUndefined();
	expect(sandbox.calls('leadCategory.getAll')).toHaveLength(1);
	expect(sandbox.calls('lead.getByEmail')).toHaveLength(1);
	expect(sandbox.calls('campaignLead.updateCategory').map(({ json }) => json)).toEqual([
		expect.objectContaining({ category_id: 1 }),
		expect.objectContaining({ category_id: 1 }),
		expect.objectContaining({ category_id: 3 }),
	]);
});

test.each(['undefined', 'null', 'NaN', '', '[object Object]'])(
	'what an expression writes that found nothing is no name: %j',
	async (nothing) => {
		const { run, sandbox } = scene();
		const { error } = await run(
			{ resource: 'lead', operation: 'updateCategory' },
			{
				campaignId: byId(301),
				leadId: by('email', 'lead1@example.com'),
				categoryId: by('list', `={{ ${JSON.stringify(nothing)} }}`),
			},
		);
		expect(error?.message).toMatch(/^'Category' (is empty|must be)/);
		expect(sandbox.log).toEqual([]);
	},
);

test('two records of one name: nobody chooses for the user', async () => {
	const { run, sandbox, answer } = scene();
	answer('client.getAll', [
		{ id: 1, name: 'Example' },
		{ id: 2, name: 'example' },
	]);
	const { error } = await run(
		{ resource: 'campaign', operation: 'assignClient' },
		{ campaignId: byId(301), clientId: by('name', 'EXAMPLE') },
	);
	expect(error?.message).toBe(`'Client' has "EXAMPLE", the name of 2 clients: use an ID (1, 2)`);
	expect(sandbox.calls('campaign.assignClient')).toEqual([]);
});

test('a list of more than one page does not say of a name that it is none', async () => {
	const { run, answer } = scene();
	answer(
		'leadList.getAll',
		Array.from({ length: 1000 }, (_, index) => ({ id: index + 1, name: `List ${index}` })),
	);
	const { error } = await run(
		{ resource: 'leadList', operation: 'get' },
		{ listId: by('name', 'List 1001') },
	);
	expect(error?.message).toBe(
		`'Lead List' has "List 1001", which is none of the first 1000 lead lists: choose it from the list, or use its ID`,
	);
});

/** Where SmartLead lists what a field takes, and a record of such a name. */
const listed: Record<string, [list: string, row: object]> = {
	searchCategories: ['leadCategory.getAll', { name: '73955' }],
	searchClients: ['client.getAll', { name: '73955', email: 'client@example.com' }],
	searchLeadLists: ['leadList.getAll', { list_name: '73955' }],
	searchTags: ['leadTag.getAll', { name: '73955', tag_mapping_id: 77 }],
	searchTeamMembers: ['analytics.teamBoardStats', { name: '73955' }],
	searchWebhooks: ['campaignWebhook.getAll', { name: '73955' }],
};

const withNames = fields.filter(
	([, , field]) => methodOf(field) in listed && field.modes?.some(({ name }) => name === 'name'),
);

test('many fields take names', () => expect(withNames.length).toBeGreaterThan(20));

describe('a name of nothing but digits', () => {
	// What SmartLead does not know, it refuses with a 500, which is asked again.
	inFakeTime();

	test.each(withNames)('%s: %s', async (name, path, field) => {
		const [list, row] = listed[methodOf(field)] ?? ['', {}];
		const [resource = '', operation = ''] = name.split('.');
		const known = rows[resource]?.[operation];
		if (!known) throw new Error(`No row for ${name}`);
		const one = [...known.all, known.required].find((example) => has(example, path));
		const read = async (value: INodeParameters[string], rowsThere: object[]) => {
			const { run, sandbox, answer } = scene();
			one?.scene?.(sandbox.state);
			answer(list, { data: rowsThere });
			const parameters = placed(one?.parameters ?? known.required.parameters, path, value);
			const { error } = await run({ resource, operation }, parameters, one?.items);
			const [call] = sandbox.calls(known.id);
			return { error, sent: call && JSON.stringify([call.path, call.query, call.body]) };
		};

		// The record of that name, and not the one with this id.
		const others = { id: 73955, name: 'Another', list_name: 'Another' };
		const found = await read(by('name', '={{ 73955 }}'), [others, { id: 977, ...row }]);
		expect(found.error?.message ?? '').not.toContain(`'${field.displayName}'`);
		expect(found.sent).toMatch(/\b(?:977|77)\b/);
		expect(found.sent).not.toContain('73955');

		const missed = await read(by('name', '73955'), [others]);
		expect(missed.error?.message).toContain(`'${field.displayName}'`);
		expect(missed.error?.message).toContain('73955');
		expect(missed.sent).toBeUndefined();
	});
});
