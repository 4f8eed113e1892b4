import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadInCampaign } from '../../../fields/lead';
import { requiredText } from '../../../fields/plain';

export const associateUntrackedReply = operation({
	id: 'inbox.associateUntrackedReply',
	name: 'Link Untracked Reply',
	action: 'Link an untracked inbox reply to a lead',
	description: 'Link an untracked reply to a lead of a campaign',
	request: 'POST /master-inbox/untracked-replies/associate-to-lead',
	body: {
		emailCampaignId: campaign,
		leadMapId: leadInCampaign,
		untrackedReplyId: requiredText(
			'Untracked Reply ID',
			'untrackedReplyId',
			'e.g. 55',
			'The reply, by its ID as Get Many Untracked Replies returns it',
		),
	},
	idempotent: true,
});
