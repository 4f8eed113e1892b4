import { either, ok, refuse } from '../answers';
import { idIn, numberIn, numbersIn, textIn } from '../read';
import type { CampaignLead, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, OperationRequest, World } from '../types';
import { tagRecords } from './tag';

/** Runs `then` on the conversation that the body names by its map id, or refuses. */
export function withMapping(
	then: (place: CampaignLead, request: OperationRequest, world: World) => ApiAnswer,
): Handler {
	return (request, world) => {
		const id = numberIn(request.body, 'email_lead_map_id') ?? NaN;
		const place = world.state.campaignLeads.get(id);
		return place ? then(place, request, world) : refuse(404, 'Lead mapping not found');
	};
}

const noLead = () => refuse(404, 'Lead not found');

/** leadNote.create */
export const createNote: Handler = withMapping((place, { body }, { state, now }) => {
	const { leadNotes } = state;
	const note = {
		id: leadNotes.nextIds.note++,
		leadId: place.leadId,
		text: textIn(body, 'note_message') ?? '',
		createdAt: new Date(now).toISOString(),
	};
	leadNotes.notes.push(note);
	return ok({
		ok: true,
		data: {
			id: note.id,
			email_lead_map_id: place.mapId,
			note_message: note.text,
			created_at: note.createdAt,
		},
	});
});

/** leadNote.getAll */
export const getNotes: Handler = ({ path }, { state }) => {
	const leadId = idIn(path, 'id');
	if (!state.leads.has(leadId)) return noLead();
	const data = state.leadNotes.notes
		.filter((note) => note.leadId === leadId)
		.map(({ id, text, createdAt }) => ({
			id,
			lead_id: leadId,
			note_message: text,
			created_by: 'Example Member One',
			created_at: createdAt,
		}));
	return ok({ ok: true, data });
};

/** leadTask.create: two pages show it, with different names for the id. */
export const createTask: Handler = withMapping((place, { body }, { state, now, shapes }) => {
	const { leadNotes } = state;
	const task = {
		id: leadNotes.nextIds.task++,
		leadId: place.leadId,
		name: textIn(body, 'name') ?? '',
		description: textIn(body, 'description') ?? null,
		priority: textIn(body, 'priority') ?? 'MEDIUM',
		dueDate: textIn(body, 'due_date') ?? null,
		createdAt: new Date(now).toISOString(),
	};
	leadNotes.tasks.push(task);
	const { id, name, description, priority, dueDate: due_date, createdAt: created_at } = task;
	const email_lead_map_id = place.mapId;
	return either(
		shapes,
		() =>
			ok({
				ok: true,
				data: { id, email_lead_map_id, name, description, priority, due_date, created_at },
			}),
		() =>
			ok({
				success: true,
				message: 'Task created successfully',
				data: { task_id: id, email_lead_map_id, name, priority, due_date },
			}),
	);
});

/** leadTask.getAll */
export const getTasks: Handler = ({ path }, { state }) => {
	const leadId = idIn(path, 'id');
	if (!state.leads.has(leadId)) return noLead();
	const data = state.leadNotes.tasks
		.filter((task) => task.leadId === leadId)
		.map(({ id, name, description, priority, dueDate, createdAt }) => ({
			id,
			lead_id: leadId,
			name,
			description,
			priority,
			due_date: dueDate,
			status: 'pending',
			created_at: createdAt,
		}));
	return ok({ ok: true, data });
};

/** The first of some tag ids that the account does not have, as a refusal. */
export function unknownTag(ids: number[], state: SandboxState): ApiAnswer | undefined {
	const unknown = ids.find((id) => !state.tags.has(id));
	return unknown === undefined ? undefined : refuse(404, `Tag ${unknown} not found`);
}

/** leadTag.add: a tag that the lead has already is not put on it twice. */
export const addTags: Handler = ({ body }, { state }) => {
	const { leadNotes, leads } = state;
	const leadId = numberIn(body, 'leadId') ?? NaN;
	const tagIds = numbersIn(body, 'tagIds') ?? [];
	const refusal = leads.has(leadId) ? unknownTag(tagIds, state) : noLead();
	if (refusal) return refusal;
	for (const tagId of tagIds) {
		const has = [...leadNotes.tagMappings.values()].some(
			(mapping) => mapping.leadId === leadId && mapping.tagId === tagId,
		);
		if (!has) leadNotes.tagMappings.set(leadNotes.nextIds.tagMapping++, { leadId, tagId });
	}
	return ok({ ok: true, message: 'Tags added to lead successfully' });
};

/** leadTag.getAll: those of a lead with the ids of their mappings, or all of the account. */
export const getTags: Handler = ({ query }, { state }) => {
	const leadId = numberIn(query, 'leadId');
	if (leadId === undefined) {
		return ok({ ok: true, data: tagRecords([...state.tags.keys()], state) });
	}
	const data = [...state.leadNotes.tagMappings]
		.filter(([, mapping]) => mapping.leadId === leadId)
		.flatMap(([tag_mapping_id, { tagId }]) =>
			tagRecords([tagId], state).map((tag) => ({ ...tag, tag_mapping_id })),
		);
	return ok({ ok: true, data });
};

/** leadTag.remove */
export const removeTag: Handler = ({ path }, { state }) =>
	state.leadNotes.tagMappings.delete(idIn(path, 'tag_mapping_id'))
		? ok({ ok: true, message: 'Tag removed from lead successfully' })
		: refuse(404, 'Tag mapping not found');
