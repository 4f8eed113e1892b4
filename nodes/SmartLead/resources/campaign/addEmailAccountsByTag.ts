import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { yesOrNo } from '../../../fields/plain';
import { tags } from '../../../fields/tags';

export const addEmailAccountsByTag = operation({
	id: 'campaign.addEmailAccountsByTag',
	name: 'Add Email Accounts by Tag',
	action: 'Add email accounts with a tag to a campaign',
	description: 'Let a campaign send from all email accounts that have one of the tags',
	request: 'POST /campaigns/{campaign_id}/email-accounts/by-tag',
	path: { campaign_id: campaign },
	body: { tag_ids: tags(1000) },
	optional: {
		query: {
			max_limit: yesOrNo(
				'Allow up to 5000',
				'maxLimit',
				'Whether to take up to 5000 email accounts instead of 2500',
			),
		},
		body: {
			auto_adjust_warmup: yesOrNo(
				'Adjust Warmup',
				'autoAdjustWarmup',
				'Whether SmartLead automatically lowers the warmup volume of these email accounts',
			),
			only_connected: yesOrNo(
				'Only Connected',
				'onlyConnected',
				'Whether to leave out email accounts that cannot send',
			),
		},
	},
	idempotent: true,
});
