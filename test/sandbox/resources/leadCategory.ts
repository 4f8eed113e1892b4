import { json, ok } from '../answers';
import { addLeadCategory } from '../state/build';
import { idIn, textIn } from '../read';
import type { LeadCategory, SandboxState } from '../state/state';
import type { ApiAnswer, Handler, OperationRequest, Values, World } from '../types';

/** leadCategory.getAll */
export const getAll: Handler = (_request, { state }) =>
	ok(
		[...state.leadCategories.values()].map((category) => ({
			id: category.id,
			name: category.name,
			sentiment_type: category.sentiment,
			created_at: category.createdAt,
		})),
	);

function refuse(status: number, message: string): ApiAnswer {
	return json(status, { ok: false, message });
}

function shown(category: LeadCategory, state: SandboxState) {
	return {
		id: category.id,
		name: category.name,
		user_id: state.userId,
		sentiment_type: category.sentiment,
		colour_code: category.colourCode,
		created_at: category.createdAt,
	};
}

/** Names are the same whatever their case. */
function isTaken(name: string, state: SandboxState, but?: LeadCategory): boolean {
	return [...state.leadCategories.values()].some(
		(category) => category !== but && category.name.toLowerCase() === name.toLowerCase(),
	);
}

function sentimentIn(body: Values): LeadCategory['sentiment'] {
	const sentiment = textIn(body, 'sentiment_type');
	return sentiment === 'positive' || sentiment === 'negative' ? sentiment : null;
}

const taken = 'A lead category with this name already exists';

/** leadCategory.create */
export const create: Handler = ({ body }, { state, now }) => {
	const name = textIn(body, 'name') ?? '';
	if (isTaken(name, state)) return refuse(409, taken);
	const colourCode = textIn(body, 'colour_code');
	const category = addLeadCategory(state, now, {
		name,
		sentiment: sentimentIn(body),
		...(colourCode === undefined ? {} : { colourCode }),
	});
	return json(201, { ok: true, data: shown(category, state) });
};

/** Runs `then` on a category of the account's own, or refuses. */
function withOwn(
	then: (category: LeadCategory, request: OperationRequest, world: World) => ApiAnswer,
): Handler {
	return (request, world) => {
		const category = world.state.leadCategories.get(idIn(request.path, 'category_id'));
		if (!category) return refuse(404, 'Lead category not found');
		if (category.isGlobal) return refuse(403, 'Global lead categories cannot be changed');
		return then(category, request, world);
	};
}

/** leadCategory.update */
export const update: Handler = withOwn((category, { body }, { state }) => {
	const name = textIn(body, 'name') ?? category.name;
	if (isTaken(name, state, category)) return refuse(409, taken);
	category.name = name;
	category.colourCode = textIn(body, 'colour_code') ?? category.colourCode;
	if ('sentiment_type' in body) category.sentiment = sentimentIn(body);
	return ok({ ok: true, data: shown(category, state) });
});

/** leadCategory.delete: not while a lead is in it. */
export const remove: Handler = withOwn((category, _request, { state }) => {
	const inUse = [...state.campaignLeads.values()].some((p) => p.categoryId === category.id);
	if (inUse) return refuse(409, 'The lead category is in use');
	state.leadCategories.delete(category.id);
	return ok({ ok: true });
});
