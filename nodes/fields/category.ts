import type { RecordId } from '../engine/spec/lookup';
import type { Encoded } from '../engine/spec/parameter';
import { namedCategories } from './byName';
import { optional, recordLocator } from './locator';
import { several } from './tags';

/** A category of replies: Interested, Not Interested, Meeting Booked and those of the account. */
export const category = recordLocator({
	displayName: 'Category',
	name: 'categoryId',
	description: 'The category of the lead',
	records: namedCategories,
});

export const categoryFilter = optional(category, 'Only leads of this category');

/** Several categories of replies. */
const severalCategories = (displayName: string, name: string) =>
	several({ displayName, name, records: namedCategories, most: 1000 });

export const categories = severalCategories('Category Names or IDs', 'categories');

/** The same for another purpose, where the user may leave them out. */
export const categoriesFor = (
	displayName: string,
	name: string,
	purpose: string,
): Encoded<RecordId[]> =>
	optional(
		severalCategories(displayName, name),
		`${purpose}. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.`,
	);
