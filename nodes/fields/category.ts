import { locatorField } from './locator';
import { several } from './tags';

/** A category of replies: Interested, Not Interested, Meeting Booked and those of the account. */
export const categoryField = locatorField({
	displayName: 'Category',
	name: 'categoryId',
	description: 'The category of the lead',
	search: 'searchCategories',
});

/** Several categories of replies. */
export const categories = several({
	displayName: 'Category Names or IDs',
	name: 'categories',
	method: 'getCategories',
	most: 1000,
});
