import { operation } from '../../../engine/spec/operation';
import { asMaxLength } from '../../../fields/encode';
import { categoryFields, ownCategory } from './fields';

const { name, sentiment_type, colour_code } = categoryFields;

export const update = operation({
	id: 'leadCategory.update',
	name: 'Update',
	action: 'Update a lead category',
	description: "Update a category that you created. SmartLead's own categories cannot be changed.",
	request: 'PATCH /leads/categories/{category_id}',
	path: { category_id: ownCategory },
	optional: { body: { colour_code, name: asMaxLength(name, 255), sentiment_type } },
	idempotent: true,
});
