import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { InvalidValue } from '../../engine/problem';
import type { Simplify } from '../../engine/spec/list';
import type { Encoded, Parameter, Read } from '../../engine/spec/parameter';
import { asTexts } from '../../fields/encode';
import { choice, decisive, option, requiredText, shownFor } from '../../fields/plain';

/**
 * What is kept of a contact, under names that Add to Campaign takes for fields of a lead. One source
 * of the reference writes the names with underscores.
 */
export const simplifiedContact = {
	id: 'id',
	email: ['email', 'email_id'],
	verificationStatus: ['verificationStatus', 'verification_status'],
	firstName: ['firstName', 'first_name'],
	lastName: ['lastName', 'last_name'],
	title: 'title',
	companyName: ['company.name', 'companyName', 'company_name'],
	companyDomain: ['company.website', 'companyDomain', 'company_domain'],
	country: 'country',
	linkedin: 'linkedin',
} satisfies Simplify;

/** Where answers have contacts: the pages of the reference, then its other source. */
export const contactsAt = ['data.list', 'data'];

/** Says which contacts are meant: those of a search, or some that are named. */
export const whichContacts = (
	ofSearch: Omit<INodePropertyOptions, 'value'>,
	description: string,
): INodeProperties =>
	decisive(
		choice('Contacts', 'which', 'search', description, [
			option(ofSearch.name, 'search', ofSearch.description),
			option('Selected', 'selected', 'The contacts with these IDs'),
		]),
	);

/** Whether the contacts are named one by one. */
export const areSelected = (read: Read): boolean => read('which') === 'selected';

/** A parameter for one of the ways to say which contacts are meant. */
export const showFor = <T extends Parameter>(way: 'search' | 'selected', parameter: T): T =>
	shownFor({ which: [way] }, parameter);

/** The contacts, where they are named one by one. */
export function contactIds(most = Infinity): Encoded {
	const ids = asTexts(
		requiredText(
			'Contact IDs',
			'contactIds',
			'e.g. 5f22b0e8cff47e0001616f81',
			'The contacts, by the ID that Search returns, comma-separated',
		),
	);
	return showFor('selected', {
		...ids,
		encode(value, read) {
			const given = ids.encode(value, read);
			if (given.length <= most) return given;
			throw new InvalidValue(`takes at most ${most} at once, not ${given.length}`);
		},
	});
}
