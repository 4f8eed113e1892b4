import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';

export const unsubscribeGlobally = operation({
	id: 'lead.unsubscribeGlobally',
	name: 'Unsubscribe Globally',
	action: 'Unsubscribe a lead from all campaigns',
	description: 'Unsubscribe a lead from every campaign, for good',
	request: 'POST /leads/{lead_id}/unsubscribe',
	path: { lead_id: anyLead },
	destructive: true,
	idempotent: true,
});
