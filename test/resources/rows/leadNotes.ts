import type { SandboxState } from '../../sandbox';
import { by, byId, type Rows } from '../row';
import { mapByEmail, first, firstMap, lookUp, second, secondByEmail, secondMap } from './known';

/** What is looked up by map id needs no campaign. */
const conversation = { leadMapId: byId(firstMap) };

function written({ leadNotes }: SandboxState): void {
	const createdAt = '2026-01-15T10:30:00.000Z';
	leadNotes.notes.push({ id: 1, leadId: second, text: 'Wants prices', createdAt });
	leadNotes.tasks.push({
		id: 1,
		leadId: second,
		name: 'Send prices',
		description: null,
		priority: 'HIGH',
		dueDate: null,
		createdAt,
	});
	leadNotes.tagMappings.set(2201, { leadId: second, tagId: 401 });
}

const listed = (id: string) => ({
	id,
	required: {
		parameters: { leadId: byId(first) },
		sends: [{ path: { id: String(first) } }],
		finds: 'nothing' as const,
	},
	all: [
		{
			scene: written,
			parameters: { leadId: secondByEmail, returnAll: true },
			sends: [lookUp, { path: { id: String(second) } }],
		},
	],
});

const leadNote: Rows = {
	create: {
		id: 'leadNote.create',
		required: {
			parameters: { ...conversation, noteMessage: 'Wants prices' },
			sends: [{ body: { email_lead_map_id: firstMap, note_message: 'Wants prices' } }],
		},
		all: [
			{
				parameters: { ...mapByEmail, noteMessage: 'Wants prices' },
				sends: [lookUp, { body: { email_lead_map_id: secondMap, note_message: 'Wants prices' } }],
			},
		],
	},
	getAll: listed('leadNote.getAll'),
};

const leadTask: Rows = {
	create: {
		id: 'leadTask.create',
		required: {
			parameters: { ...conversation, name: 'Send prices' },
			sends: [{ body: { email_lead_map_id: firstMap, name: 'Send prices' } }],
		},
		all: [
			{
				parameters: {
					...mapByEmail,
					name: 'Send prices',
					options: {
						description: 'For 50 seats',
						dueDate: '2026-02-01T10:00:00+01:00',
						priority: 'HIGH',
					},
				},
				sends: [
					lookUp,
					{
						body: {
							email_lead_map_id: secondMap,
							name: 'Send prices',
							description: 'For 50 seats',
							due_date: '2026-02-01T09:00:00.000Z',
							priority: 'HIGH',
						},
					},
				],
			},
		],
	},
	getAll: listed('leadTask.getAll'),
};

/** Which tags the lead has, and by which id each hangs on it. */
const ofSecond = { id: 'leadTag.getAll', query: { leadId: String(second) } };

const leadTag: Rows = {
	add: {
		id: 'leadTag.add',
		required: {
			parameters: { leadId: byId(first), tagIds: [401] },
			sends: [{ body: { leadId: first, tagIds: [401] } }],
		},
		all: [
			{
				parameters: { leadId: secondByEmail, tagIds: '401, 402' },
				sends: [lookUp, { body: { leadId: second, tagIds: [401, 402] } }],
			},
		],
	},
	getAll: {
		id: 'leadTag.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [
			{
				scene: written,
				parameters: { filters: { leadId: secondByEmail } },
				sends: [lookUp, { query: { leadId: String(second) } }],
			},
		],
	},
	remove: {
		id: 'leadTag.remove',
		required: {
			scene: written,
			parameters: { leadId: byId(second), tagId: byId(401) },
			sends: [ofSecond, { path: { tag_mapping_id: '2201' } }],
		},
		all: [
			{
				scene: written,
				parameters: { leadId: secondByEmail, tagId: by('name', 'example tag') },
				sends: [lookUp, ofSecond, { path: { tag_mapping_id: '2201' } }],
			},
			{
				scene: written,
				parameters: { removeBy: 'id', tagMappingId: '2201' },
				sends: [{ path: { tag_mapping_id: '2201' } }],
			},
		],
	},
};

/** What the team keeps about leads: notes, tags, tasks. */
export const leadNotes = { leadNote, leadTag, leadTask };
