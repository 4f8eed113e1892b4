import type { Encoded } from '../../../engine/spec/parameter';
import { category } from '../../../fields/category';

/** A category of the account's own. */
export const ownCategory: Encoded = {
	...category,
	field: { ...category.field, description: 'The category to work on, one of your own' },
};
