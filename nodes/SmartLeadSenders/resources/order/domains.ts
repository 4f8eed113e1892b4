import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import type { Encoded, Read } from '../../../engine/spec/parameter';
import {
	check,
	entriesOf,
	idOf,
	isEmpty,
	shown,
	within,
	type FieldOf,
} from '../../../engine/spec/value';
import { domainOf } from '../../../fields/domain';
import { requiredEmail } from '../../../fields/email';
import { forms, required, requiredText, text } from '../../../fields/plain';

const address = requiredEmail(
	'Email Address',
	'emailAddress',
	'The whole address of the email account, at this domain',
);

const firstName = requiredText(
	'First Name',
	'firstName',
	'e.g. Sam',
	'The first name of the sender',
);

const lastName = requiredText(
	'Last Name',
	'lastName',
	'e.g. Example',
	'The last name of the sender',
);

const parentAccountId = text(
	'Parent Account ID',
	'parentAccountId',
	'e.g. 12345',
	'The ID of the email account that it is linked to',
);

const profilePicture = text(
	'Profile Picture',
	'profilePicture',
	'e.g. portrait.jpg',
	'The name of a picture file',
);

const emailAccounts: INodeProperties = forms(
	'Email Accounts',
	'emailAccounts',
	'Add Email Account',
	'The email accounts to buy at this domain',
	{
		displayName: 'Email Account',
		name: 'emailAccount',
		values: [address.field, firstName, lastName, parentAccountId, profilePicture],
	},
);

const domainName = requiredText(
	'Domain Name',
	'domainName',
	'e.g. example.com',
	'The domain to buy',
);

/** What to buy: domains, and the email accounts at each. Source: Place Order. */
export const domains: Encoded = {
	field: required(
		forms('Domains', 'domains', 'Add Domain', 'The domains to buy', {
			displayName: 'Domain',
			name: 'domain',
			values: [domainName, emailAccounts],
		}),
	),
	encode(value, read) {
		const entries = entriesOf(value, 'domain');
		if (entries.length === 0) throw new InvalidValue('is empty');
		const made = entries.map((entry, index) => domainFrom(entry, ` in domain ${index + 1}`, read));
		const names = made.map(({ domain_name }) => String(domain_name).toLowerCase());
		const twice = names.find((name, index) => names.indexOf(name) !== index);
		if (twice !== undefined) throw new InvalidValue(`has the domain ${twice} twice`);
		return made;
	},
};

function domainFrom(entry: IDataObject, place: string, read: Read): IDataObject {
	const name = within(domainName.displayName, () => domainOf(entry.domainName), place);
	const given = entriesOf(entry.emailAccounts, 'emailAccount');
	if (given.length === 0) throw new InvalidValue(`has no '${emailAccounts.displayName}'${place}`);
	return {
		domain_name: name,
		mailbox_details: given.map((account, index) =>
			accountFrom(
				account,
				name,
				` in email account ${index + 1} of ${place.replace(' in ', '')}`,
				read,
			),
		),
	};
}

function accountFrom(entry: IDataObject, domain: string, place: string, read: Read): IDataObject {
	const take = <T>(field: INodeProperties, make: (value: unknown) => T): T =>
		within(field.displayName, () => make(entry[field.name]), place);
	const text = (field: FieldOf<'string'>) => take(field, (value) => check(field, value));
	return {
		mailbox: take(address.field, (value) => addressAt(domain, value, read)),
		first_name: text(firstName),
		last_name: text(lastName),
		...(isEmpty(entry.profilePicture) ? {} : { profile_pic: text(profilePicture) }),
		...(isEmpty(entry.parentAccountId) ? {} : { parent_account_id: take(parentAccountId, idOf) }),
	};
}

/** An email account at another domain than the one that is bought is a slip that would cost money. */
function addressAt(domain: string, value: unknown, read: Read): string {
	const found = address.encode(value, read);
	if (found.toLowerCase().endsWith(`@${domain.toLowerCase()}`)) return found;
	throw new InvalidValue(`must be an address at the Domain Name ${domain}, not ${shown(found)}`);
}
