import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';
import { notice } from '../../../fields/plain';

export const unsubscribeGlobally = operation({
	id: 'lead.unsubscribeGlobally',
	name: 'Unsubscribe Globally',
	action: 'Unsubscribe a lead from all campaigns (opt out)',
	description: 'Unsubscribe a lead from every campaign, for good',
	request: 'POST /leads/{lead_id}/unsubscribe',
	path: { lead_id: anyLead },
	fields: [
		notice(
			'effectNotice',
			'This cannot be undone: the lead gets no further emails from any campaign.',
		),
	],
	destructive: true,
	idempotent: true,
});
