import { operation } from '../../../engine/spec/operation';
import { campaigns, tags } from '../../../fields/tags';

export const removeTags = operation({
	id: 'campaign.removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from campaigns',
	description: 'Take tags away from campaigns. The tags themselves stay in SmartLead.',
	request: 'DELETE /campaigns/tags',
	body: { campaignIds: campaigns(100), tagIds: tags(100) },
	destructive: true,
	idempotent: true,
});
