import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { deletion } from '../../../fields/deletion';
import { lead } from '../../../fields/lead';

export const deleteFromCampaign = operation({
	id: 'campaignLead.delete',
	name: 'Delete From Campaign',
	action: 'Delete or remove a lead from a campaign',
	description:
		'Delete a lead from a campaign for good. A lead that is in no other campaign may be lost.',
	request: 'DELETE /campaigns/{campaign_id}/leads/{lead_id}',
	path: { campaign_id: campaign, lead_id: lead },
	...deletion(
		'This deletes the lead from the campaign for good. A lead that is in no other campaign may be lost.',
	),
});
