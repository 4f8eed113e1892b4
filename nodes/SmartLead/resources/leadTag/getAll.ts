import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';
import { leadTags } from '../../../fields/lists';
import { optional } from '../../../fields/locator';

export const getAll = operation({
	id: 'leadTag.getAll',
	name: 'Get Many',
	action: 'Get many tags of leads',
	description: 'Retrieve a list of the tags of the account, or of one lead',
	request: 'GET /crm/leads/tags',
	filters: { query: { leadId: optional(anyLead, 'Only the tags of this lead') } },
	list: leadTags,
});
