import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { written } from '../../../fields/encode';
import { leadInCampaign } from '../../../fields/lead';
import { textLocator } from '../../../fields/locator';

export const associateUntrackedReply = operation({
	id: 'inbox.associateUntrackedReply',
	name: 'Link Untracked Reply',
	action: 'Link an untracked inbox reply to a lead',
	description: 'Link an untracked reply to a lead of a campaign',
	request: 'POST /master-inbox/untracked-replies/associate-to-lead',
	body: {
		emailCampaignId: campaign,
		leadMapId: leadInCampaign,
		untrackedReplyId: written(
			textLocator({
				displayName: 'Untracked Reply',
				name: 'untrackedReplyId',
				description:
					'The reply to link. By ID, give the ID that Get Many Untracked Replies returns.',
				search: 'searchUntrackedReplies',
			}),
		),
	},
	idempotent: true,
});
