import { locatorField } from './locator';

/** A category of replies: Interested, Not Interested, Meeting Booked and those of the account. */
export const categoryField = locatorField({
	displayName: 'Category',
	name: 'categoryId',
	description: 'The category of the lead',
	search: 'searchCategories',
});
