import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { deletion } from '../../../fields/deletion';

export const remove = operation({
	id: 'campaign.delete',
	name: 'Delete',
	action: 'Delete a campaign',
	description:
		'Delete a campaign with its leads and statistics, for good. An active campaign has to be stopped first.',
	request: 'DELETE /campaigns/{campaign_id}',
	path: { campaign_id: campaign },
	...deletion('This deletes the campaign with its leads and statistics for good.'),
});
