import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { category } from '../../../fields/category';
import { lead } from '../../../fields/lead';
import { yesOrNo } from '../../../fields/plain';
import { setOrRemove } from '../../../fields/setOrRemove';

const assigned = setOrRemove(category, {
	set: { name: 'Set Category', value: 'set' },
	remove: 'Remove Category',
	description: 'Whether to set a category or to remove the current one',
});

export const updateCategory = operation({
	id: 'campaignLead.updateCategory',
	name: 'Update Category',
	action: 'Set category of a lead (mark as interested, not interested)',
	description: 'Set or remove the category of a lead of a campaign',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/category',
	path: { campaign_id: campaign, lead_id: lead },
	body: {
		category_id: assigned.change,
	},
	fields: [assigned.field],
	optional: {
		body: {
			pause_lead: yesOrNo('Pause Lead', 'pauseLead', 'Whether to pause the lead as well'),
		},
	},
	idempotent: true,
});
