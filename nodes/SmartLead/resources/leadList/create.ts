import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { listName } from './fields';
import { getAll } from './getAll';

export const create = operation({
	id: 'leadList.create',
	name: 'Create',
	action: 'Create a lead list',
	description: 'Create an empty lead list',
	request: 'POST /lead-list/',
	body: { listName },
	settle: {
		reads: [
			{
				operation: getAll,
				values: ({ body }) => ({ query: { listName: body?.listName } }),
			},
		],
		since: 'created_at',
		is: ({ name, list_name: liveName }, { body }) => isAlike(name ?? liveName, body?.listName),
		id: ['id'],
		answer: ({ id, name, list_name: liveName, created_at }) => ({
			id,
			name: name ?? liveName,
			created_at,
		}),
	},
});
