import { json, ok, refuse } from '../answers';
import { flagIn, idIn, numbersIn, textIn } from '../read';
import type { Campaign } from '../state/state';
import type { ApiAnswer, Handler, Values, World } from '../types';
import { withCampaign } from './campaign';

/** The template of a campaign, null when it has none. */
function shown(campaign: Campaign) {
	const { promptTemplate: template } = campaign;
	return (
		template && {
			id: template.id,
			campaign_id: campaign.id,
			prompt_content: template.content,
			categories: template.categoryIds,
			is_active: template.isActive,
			created_at: template.createdAt,
		}
	);
}

function categoryRefusal(body: Values, { state }: World): ApiAnswer | undefined {
	const unknown = numbersIn(body, 'categories')?.find((id) => !state.leadCategories.has(id));
	return unknown === undefined ? undefined : refuse(400, `Invalid category id ${unknown}`);
}

/** campaign.createPromptTemplate: a campaign has one, so a new one takes the place of the old. */
export const create: Handler = withCampaign((campaign, { body }, world) => {
	const refusal = categoryRefusal(body, world);
	if (refusal) return refusal;
	campaign.promptTemplate = {
		id: world.state.nextIds.promptTemplate++,
		content: textIn(body, 'prompt_content') ?? '',
		categoryIds: numbersIn(body, 'categories') ?? [],
		isActive: true,
		createdAt: new Date(world.now).toISOString(),
	};
	return json(201, { success: true, data: { template: shown(campaign) } });
});

/** campaign.getPromptTemplate */
export const get: Handler = withCampaign((campaign) =>
	ok({ success: true, data: { template: shown(campaign) } }),
);

/** campaign.updatePromptTemplate: wants at least one of its three fields. */
export const update: Handler = withCampaign((campaign, { path, body }, world) => {
	const { promptTemplate: template } = campaign;
	if (!template || template.id !== idIn(path, 'template_id')) {
		return refuse(404, 'Prompt template not found');
	}
	if (Object.keys(body).length === 0) {
		return refuse(400, 'At least one of prompt_content, categories and is_active is required');
	}
	const refusal = categoryRefusal(body, world);
	if (refusal) return refusal;
	template.content = textIn(body, 'prompt_content') ?? template.content;
	template.categoryIds = numbersIn(body, 'categories') ?? template.categoryIds;
	template.isActive = flagIn(body, 'is_active') ?? template.isActive;
	return ok({ success: true, data: { template: shown(campaign) } });
});
