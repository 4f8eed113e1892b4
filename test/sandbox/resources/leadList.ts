import { isBlocked } from '../state/blockList';
import { either, ok, refuse } from '../answers';
import { addCampaign, addCampaignLead, addLead, addLeadList } from '../state/build';
import { flagIn, idIn, numberIn, numbersIn, recordIn, recordsIn, textIn } from '../read';
import type { LeadList, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, OperationRequest, Values, World } from '../types';
import { campaignNotFound } from './campaign';
import { unknownTag } from './leadNotes';

function shown(list: LeadList) {
	return {
		id: list.id,
		name: list.name,
		lead_count: list.leadIds.size,
		created_at: list.createdAt,
	};
}

/** A list as it arrives live: other words, and its counts as text. */
function shownLive(list: LeadList, { campaignLeads }: SandboxState) {
	const active = new Set([...campaignLeads.values()].map(({ leadId }) => leadId));
	return {
		id: list.id,
		list_name: list.name,
		created_at: list.createdAt,
		updated_at: list.createdAt,
		leads_count: String(list.leadIds.size),
		active_leads_count: String([...list.leadIds].filter((id) => active.has(id)).length),
	};
}

const noList = () => refuse(404, 'Lead list not found');

/** Runs `then` on the list that the path names, or refuses. */
function withList(
	then: (list: LeadList, request: OperationRequest, world: World) => ApiAnswer,
): Handler {
	return (request, world) => {
		const list = world.state.leadLists.get(idIn(request.path, 'id'));
		return list ? then(list, request, world) : noList();
	};
}

/** leadList.getAll */
export const getAll: Handler = ({ query }, { state, shapes }) => {
	const offset = numberIn(query, 'offset') ?? 0;
	const limit = numberIn(query, 'limit') ?? 10;
	const name = (textIn(query, 'listName') ?? '').toLowerCase();
	const tagIds = textIn(query, 'tagIds')?.split(',').map(Number);
	const found = [...state.leadLists.values()].filter(
		(list) =>
			list.name.toLowerCase().includes(name) &&
			(tagIds ?? []).every((id) => state.leadNotes.listTags.get(list.id)?.has(id)),
	);
	const page = found.slice(offset, offset + limit);
	const documented = () => ok({ ok: true, data: page.map(shown) });
	return either(shapes, documented, documented, () =>
		ok({
			ok: true,
			data: { lists: page.map((list) => shownLive(list, state)), totalCount: found.length },
		}),
	);
};

/** leadList.get */
export const get: Handler = withList((list, _request, { state, shapes }) =>
	ok({
		ok: true,
		data:
			shapes === 'live' ? shownLive(list, state) : { ...shown(list), updated_at: list.createdAt },
	}),
);

/** leadList.create */
export const create: Handler = ({ body }, { state, now }) => {
	const { id, name, createdAt } = addLeadList(state, now, textIn(body, 'listName') ?? '');
	return ok({ ok: true, data: { id, name, created_at: createdAt } });
};

/** leadList.update */
export const update: Handler = withList((list, { body }) => {
	list.name = textIn(body, 'listName') ?? list.name;
	return ok({ ok: true, data: { id: list.id, name: list.name } });
});

/** leadList.delete */
export const remove: Handler = withList((list, _request, { state }) => {
	state.leadLists.delete(list.id);
	return ok({ ok: true, message: 'Lead list deleted successfully' });
});

function leadOf(row: Values, state: SandboxState, now: number): number {
	const email = (textIn(row, 'email') ?? '').toLowerCase();
	const known = [...state.leads.values()].find((lead) => lead.email === email);
	if (known) return known.id;
	return addLead(state, now, {
		email,
		firstName: textIn(row, 'first_name') ?? null,
		lastName: textIn(row, 'last_name') ?? null,
		companyName: textIn(row, 'company') ?? null,
	}).id;
}

/** leadList.importLeads: who is on the list already is counted, not added again. */
export const importLeads: Handler = withList((list, { body }, { state, now }) => {
	const rows = recordsIn(body, 'leadList');
	const lifted = flagIn(recordIn(body, 'csvSettings'), 'ignoreGlobalBlockList') ?? false;
	const counts = { total_leads: rows.length, imported: 0, duplicates: 0, blocked: 0 };
	for (const row of rows) {
		const email = (textIn(row, 'email') ?? '').toLowerCase();
		if (isBlocked(state, email, null) && !lifted) {
			counts.blocked++;
			continue;
		}
		const id = leadOf(row, state, now);
		if (list.leadIds.has(id)) counts.duplicates++;
		else counts.imported++;
		list.leadIds.add(id);
	}
	return ok({ ok: true, data: counts });
});

/** leadList.assignTags */
export const assignTags: Handler = ({ body }, { state }) => {
	const listIds = numbersIn(body, 'listIds') ?? [];
	const tagIds = numbersIn(body, 'tagIds') ?? [];
	const removed = numbersIn(body, 'removeTagIds') ?? [];
	if (listIds.some((id) => !state.leadLists.has(id))) return noList();
	const refusal = unknownTag([...tagIds, ...removed], state);
	if (refusal) return refusal;
	for (const id of listIds) {
		const tags = state.leadNotes.listTags.get(id) ?? new Set();
		for (const tag of removed) tags.delete(tag);
		for (const tag of tagIds) tags.add(tag);
		state.leadNotes.listTags.set(id, tags);
	}
	return ok({ ok: true, message: 'Tags updated successfully' });
};

/** The leads that are named, or an answer that says which is missing. */
function known(ids: number[], state: SandboxState): ApiAnswer | undefined {
	const unknown = ids.find((id) => !state.leads.has(id));
	return unknown === undefined ? undefined : refuse(404, `Lead ${unknown} not found`);
}

/** leadList.pushBetweenLists: ids or a list, one of the two. */
export const pushBetweenLists: Handler = ({ body }, { state }) => {
	const to = state.leadLists.get(numberIn(body, 'toListId') ?? NaN);
	if (!to) return noList();
	if ('leadIds' in body === 'fromListId' in body) {
		return refuse(400, 'Exactly one of leadIds and fromListId is required');
	}
	const from = state.leadLists.get(numberIn(body, 'fromListId') ?? NaN);
	if ('fromListId' in body && !from) return noList();
	const ids = numbersIn(body, 'leadIds') ?? [...(from?.leadIds ?? [])];
	const refusal = known(ids, state);
	if (refusal) return refusal;
	for (const id of ids) {
		if (textIn(body, 'action') === 'move') takeOff(id, state);
		to.leadIds.add(id);
	}
	return ok({ ok: true, data: { total_leads_moved: ids.length } });
};

function takeOff(leadId: number, { leadLists }: SandboxState): void {
	for (const list of leadLists.values()) list.leadIds.delete(leadId);
}

/** Which leads are to be pushed: those of a list, those named, or all; exactly one of the three. */
function chosen(selection: Values, state: SandboxState): number[] | ApiAnswer {
	const ways = ['listId', 'leadIds', 'allLeads'].filter((name) => name in selection);
	if (ways.length !== 1) return refuse(400, 'leadList takes one of listId, leadIds, allLeads');
	if (flagIn(selection, 'allLeads')) return [...state.leads.keys()];
	const ids = numbersIn(selection, 'leadIds');
	if (ids) return known(ids, state) ?? ids;
	const list = state.leadLists.get(numberIn(selection, 'listId') ?? NaN);
	return list ? [...list.leadIds] : noList();
}

/** leadList.pushToCampaign: a campaign that is named and does not exist is made. */
export const pushToCampaign: Handler = ({ body }, { state, now }) => {
	if ('campaignId' in body === 'campaignName' in body) {
		return refuse(400, 'Exactly one of campaignId and campaignName is required');
	}
	const name = textIn(body, 'campaignName');
	const ids = chosen(recordIn(body, 'leadList'), state);
	if (!Array.isArray(ids)) return ids;
	const campaign =
		name === undefined
			? state.campaigns.get(numberIn(body, 'campaignId') ?? NaN)
			: ([...state.campaigns.values()].find((one) => one.name === name) ??
				addCampaign(state, now, { name }));
	if (!campaign) return campaignNotFound();
	const there = new Set(
		[...state.campaignLeads.values()]
			.filter(({ campaignId }) => campaignId === campaign.id)
			.map(({ leadId }) => leadId),
	);
	const fresh = ids.filter((id) => !there.has(id));
	for (const leadId of fresh) addCampaignLead(state, now, { campaignId: campaign.id, leadId });
	if (textIn(body, 'action') === 'move') for (const id of ids) takeOff(id, state);
	return ok({
		ok: true,
		data: {
			total_leads: ids.length,
			pushed: fresh.length,
			duplicates: ids.length - fresh.length,
		},
	});
};
