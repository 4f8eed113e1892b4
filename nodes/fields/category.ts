import { locator, locatorField } from './locator';
import { several } from './tags';

/** A category of replies: Interested, Not Interested, Meeting Booked and those of the account. */
const category = { displayName: 'Category', name: 'categoryId', search: 'searchCategories' };

export const categoryField = locatorField({
	...category,
	description: 'The category of the lead',
});

export const categoryFilter = locator({
	...category,
	description: 'Only leads of this category',
	required: false,
});

/** Several categories of replies. */
export const categories = several({
	displayName: 'Category Names or IDs',
	name: 'categories',
	method: 'getCategories',
	most: 1000,
});
