import { operation } from '../../../engine/spec/operation';
import { campaigns, tags } from '../../../fields/tags';

export const addTags = operation({
	id: 'campaign.addTags',
	name: 'Add Tags',
	action: 'Add tags to campaigns',
	description: 'Add tags to campaigns. Existing tags are kept.',
	request: 'POST /campaigns/tags',
	body: { campaignIds: campaigns(100), tagIds: tags(100) },
	idempotent: true,
});
