import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';
import { simplifiedLead } from './simplified';

export const get = operation({
	id: 'lead.get',
	name: 'Get',
	action: 'Get a lead',
	description: 'Retrieve a lead by its ID',
	request: 'GET /leads/{lead_id}',
	path: { lead_id: anyLead },
	simplify: { ...simplifiedLead, status: 'status', category_name: 'category_name' },
});
