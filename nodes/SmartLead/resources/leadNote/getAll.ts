import { operation } from '../../../engine/spec/operation';
import { anyLead } from '../../../fields/lead';

export const getAll = operation({
	id: 'leadNote.getAll',
	name: 'Get Many',
	action: 'Get many notes of a lead',
	description: 'Retrieve a list of the notes that your team has written about a lead',
	request: 'GET /crm/leads/notes/{id}',
	path: { id: anyLead },
	list: { paths: ['data'] },
});
