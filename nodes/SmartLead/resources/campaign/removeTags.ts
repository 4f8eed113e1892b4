import { operation } from '../../../engine/spec/operation';
import { campaigns, tags } from '../../../fields/tags';
import { notice } from '../../../fields/plain';

export const removeTags = operation({
	id: 'campaign.removeTags',
	name: 'Remove Tags',
	action: 'Remove tags from campaigns',
	description: 'Remove tags from campaigns. The tags themselves are kept.',
	request: 'DELETE /campaigns/tags',
	body: { campaignIds: campaigns(100), tagIds: tags(100) },
	fields: [notice('effectNotice', 'The campaigns lose these tags. The tags themselves are kept.')],
	destructive: true,
	idempotent: true,
});
