import { operation } from '../../../engine/spec/operation';
import { leadCategories } from '../../../fields/lists';

export const getAll = operation({
	id: 'leadCategory.getAll',
	name: 'Get Many',
	action: 'Get many lead categories',
	description: 'Retrieve a list of the lead categories, with their sentiment',
	request: 'GET /leads/fetch-categories',
	list: leadCategories,
});
