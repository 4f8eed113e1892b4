import { notOk, ok } from '../answers';
import { numbersIn } from '../read';
import type { Campaign } from '../state/state';
import type { ApiAnswer, Handler, Values, World } from '../types';
import { touch } from './campaign';

/** The campaigns and tags that a request pairs, or the refusal when one does not exist. */
function readPairs(
	body: Values,
	{ state }: World,
): { campaigns: Campaign[]; tagIds: number[] } | { refusal: ApiAnswer } {
	const campaignIds = [...new Set(numbersIn(body, 'campaignIds'))];
	const tagIds = [...new Set(numbersIn(body, 'tagIds'))];
	const missing = campaignIds.filter((id) => !state.campaigns.has(id));
	if (missing.length > 0) {
		const more = { not_found_campaign_ids: missing };
		return { refusal: notOk(404, 'Some campaigns were not found', more) };
	}
	const noTag = tagIds.find((id) => !state.tags.has(id));
	if (noTag !== undefined) return { refusal: notOk(404, `Tag ${noTag} not found`) };
	return { campaigns: campaignIds.flatMap((id) => state.campaigns.get(id) ?? []), tagIds };
}

/** Changes the tags of some campaigns; counts pairs of a campaign and a tag. */
function changeTags(
	adds: boolean,
	answer: (changed: number, unchanged: number) => Record<string, unknown>,
): Handler {
	return ({ body }, world) => {
		const pairs = readPairs(body, world);
		if ('refusal' in pairs) return pairs.refusal;
		const { campaigns, tagIds } = pairs;
		const requested = campaigns.length * tagIds.length;
		let changed = 0;
		for (const campaign of campaigns) {
			const before = campaign.tagIds;
			campaign.tagIds = adds
				? [...new Set([...before, ...tagIds])]
				: before.filter((id) => !tagIds.includes(id));
			changed += Math.abs(campaign.tagIds.length - before.length);
			touch(campaign, world);
		}
		return ok({
			ok: true,
			message: adds ? 'Tags added to campaigns' : 'Tags removed from campaigns',
			campaign_ids: campaigns.map(({ id }) => id),
			tag_ids: tagIds,
			requested,
			...answer(changed, requested - changed),
		});
	};
}

/** campaign.addTags */
export const addTags = changeTags(true, (added, already_present) => ({ added, already_present }));

/** campaign.removeTags */
export const removeTags = changeTags(false, (removed, not_present) => ({ removed, not_present }));
