import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { by, byId } from './row';
import { scene, type Scene } from './scene';

/* A tag is taken from a lead by what people know: the lead and the tag. */

const where = { resource: 'leadTag', operation: 'remove' };
const lead1 = { id: 5_995_000_001, email: 'lead1@example.com' };
const lead2 = { id: 5_995_000_002, email: 'lead2@example.com' };

/** Lead 1 has both tags of the account, lead 2 the first one. */
function tagged(): Scene {
	const opened = scene();
	const { tagMappings } = opened.sandbox.state.leadNotes;
	tagMappings.set(2201, { leadId: lead1.id, tagId: 401 });
	tagMappings.set(2202, { leadId: lead1.id, tagId: 402 });
	tagMappings.set(2203, { leadId: lead2.id, tagId: 401 });
	return opened;
}

const removed = ({ sandbox }: Scene) => sandbox.calls('leadTag.remove').map(({ path }) => path);

const leads: Array<[string, INodeParameters[string]]> = [
	['by ID', byId(lead1.id)],
	['by email', by('email', lead1.email)],
];
const tags: Array<[string, INodeParameters[string]]> = [
	['by ID', byId(402)],
	['from the list', by('list', '402')],
	['by name', by('name', 'Example Senders')],
	['by a name that an expression wrote into the list', by('list', 'example-senders')],
];

test.each(
	leads.flatMap(([who, leadId]) => tags.map(([what, tagId]) => ({ who, what, leadId, tagId }))),
)('lead $who, tag $what', async ({ leadId, tagId }) => {
	const opened = tagged();
	const { error, json } = await opened.run(where, { leadId, tagId });
	expect(error).toBeUndefined();
	expect(removed(opened)).toEqual([expect.stringMatching(/\/crm\/leads\/tags\/2202$/)]);
	expect(json).toEqual([{ deleted: true, tag_mapping_id: 2202 }]);
	expect([...opened.sandbox.state.leadNotes.tagMappings.keys()]).toEqual([2201, 2203]);
});

test('the tags of a lead are asked for once per run, and removed in the order of the items', async () => {
	const opened = tagged();
	const items = [
		{ email: lead1.email, tag: 'Example Tag' },
		{ email: lead2.email, tag: 'Example Tag' },
		{ email: lead1.email, tag: 'Example Senders' },
	];
	const { error } = await opened.run(
		where,
		{ leadId: by('email', '={{ $json.email }}'), tagId: by('name', '={{ $json.tag }}') },
		items,
	);
	expect(error).toBeUndefined();
	expect(opened.sandbox.calls('leadTag.getAll')).toHaveLength(2);
	expect(removed(opened).map((path) => path.split('/').at(-1))).toEqual(['2201', '2203', '2202']);
});

test('the mapping ID does for those who have it: nothing is looked up', async () => {
	const opened = tagged();
	const { error } = await opened.run(where, { removeBy: 'id', tagMappingId: '2203' });
	expect(error).toBeUndefined();
	expect(opened.sandbox.log.map(({ id }) => id)).toEqual(['leadTag.remove']);
});

/** What the lead's tags may look like, and what is said then. */
const refused: Array<[string, IDataObject | IDataObject[], INodeParameters[string], RegExp]> = [
	[
		'a tag that the lead does not have',
		{ ok: true, data: [{ id: 401, tag_mapping_id: 2203, name: 'Example Tag' }] },
		by('name', 'Example Senders'),
		/^'Tag' is "Example Senders", which this lead does not have\. Its tags: Example Tag\.$/,
	],
	[
		'the same, by its ID',
		{ ok: true, data: [{ id: 401, tag_mapping_id: 2203, name: 'Example Tag' }] },
		byId(402),
		/^'Tag' is "?402"?, which this lead does not have\. Its tags: Example Tag\.$/,
	],
	[
		'a lead without tags',
		{ ok: true, data: [] },
		byId(401),
		/^'Tag' is "?401"?, which this lead does not have\. It has no tags\.$/,
	],
	[
		'two tags of one name',
		{
			ok: true,
			data: [
				{ id: 1, tag_mapping_id: 11, name: 'VIP' },
				{ id: 2, tag_mapping_id: 12, name: 'vip' },
			],
		},
		by('name', 'Vip'),
		/^'Tag' is "Vip", the name of several tags of this lead: use an ID \(1, 2\)$/,
	],
	[
		'the tags of the account, where SmartLead passes over the lead',
		[{ id: 401, name: 'Example Tag' }],
		byId(401),
		/^'Tag' cannot be looked up: SmartLead lists tags without the ID/,
	],
	[
		'no list at all',
		{ ok: true, message: 'Fine' },
		byId(401),
		/^'Tag' cannot be looked up: SmartLead does not list the tags of this lead$/,
	],
];

test.each(refused)('%s: it is said, and nothing is removed', async (_, answer, tagId, says) => {
	const opened = tagged();
	opened.answer('leadTag.getAll', answer);
	const { error } = await opened.run(where, { leadId: byId(lead2.id), tagId });
	expect(error?.message).toMatch(says);
	expect(removed(opened)).toEqual([]);
});

test.each([
	[{ leadId: by('id', '={{ $json.nothing }}'), tagId: byId(401) }, "'Lead' is empty"],
	[{ leadId: byId(lead1.id), tagId: by('id', '={{ $json.nothing }}') }, "'Tag' is empty"],
	[{ leadId: by('email', 'no address'), tagId: byId(401) }, "'Lead' must be an email address"],
	[{ removeBy: 'id', tagMappingId: 'VIP' }, "'Tag Mapping ID' must be a whole number"],
])('what cannot be meant is said before anything is asked: %j', async (parameters, says) => {
	const opened = tagged();
	const { error } = await opened.run(where, parameters);
	expect(error?.message).toContain(says);
	expect(opened.sandbox.log).toEqual([]);
});

test('one item without the tag does not keep the others from losing it', async () => {
	const opened = tagged();
	const items = [{ id: lead2.id }, { id: lead1.id }];
	const { json } = await opened.run(
		where,
		{ leadId: by('id', '={{ $json.id }}'), tagId: byId(402) },
		items,
		{ node: { onError: 'continueRegularOutput' } },
	);
	expect(json).toEqual([
		expect.objectContaining({ error: expect.stringContaining('which this lead does not have') }),
		{ deleted: true, tag_mapping_id: 2202 },
	]);
});
