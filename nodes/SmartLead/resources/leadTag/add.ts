import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';
import { tags } from '../../../fields/tags';

export const add = operation({
	id: 'leadTag.add',
	name: 'Add',
	action: 'Add tags to a lead',
	description: 'Add tags to a lead. Existing tags are kept.',
	request: 'POST /crm/leads/tags',
	body: { leadId: anyLead, tagIds: tags(1000) },
	idempotent: true,
});
