import { operation } from '../../../engine/spec/operation';
import { campaigns, tags } from '../../../fields/tags';
import { notice } from '../../../fields/plain';

export const removeTags = operation({
	id: 'campaign.removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from campaigns',
	description: 'Take tags away from campaigns. The tags themselves stay in SmartLead.',
	request: 'DELETE /campaigns/tags',
	body: { campaignIds: campaigns(100), tagIds: tags(100) },
	fields: [notice('effectNotice', 'The campaigns lose these tags. The tags themselves are kept.')],
	destructive: true,
	idempotent: true,
});
