import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';

export const getAll = operation({
	id: 'leadTask.getAll',
	name: 'Get Many',
	action: 'Get many tasks for a lead',
	description: "Retrieve a list of your team's tasks about a lead",
	request: 'GET /crm/leads/tasks/{id}',
	path: { id: anyLead },
	list: { paths: ['data'] },
});
