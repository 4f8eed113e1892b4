import type { Encoded } from '../../../engine/spec/parameter';
import { categoryField } from '../../../fields/category';
import { idOfLocator } from '../../../fields/locator';

/** A category of the account's own. */
export const ownCategory: Encoded = {
	field: { ...categoryField, description: 'The category to work on, one of your own' },
	encode: (value) => idOfLocator(value, 'Category'),
};
