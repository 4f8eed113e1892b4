import { operation } from '../../../engine/spec/operation';
import { created } from '../../../fields/alike';
import { asMaxLength } from '../../../fields/encode';
import { required } from '../../../fields/plain';
import { categoryFields } from './fields';
import { getAll } from './getAll';

const { name, sentiment_type, colour_code } = categoryFields;

export const create = operation({
	id: 'leadCategory.create',
	name: 'Create',
	action: 'Create a lead category',
	description: 'Create a category for leads',
	request: 'POST /leads/categories',
	body: { name: asMaxLength(required(name), 255) },
	optional: { body: { colour_code, sentiment_type } },
	settle: {
		...created({ name: 'name' }),
		reads: [{ operation: getAll, values: () => ({}) }],
	},
});
