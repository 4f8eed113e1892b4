import { firstAt } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { holdsNoRecord, itemsOf } from '../engine/run/answer';
import { Lookup } from '../engine/spec/lookup';
import type { Encoded } from '../engine/spec/parameter';
import { idOf } from '../engine/spec/value';
import { isEmail } from './email';
import { anyOf, locator } from './locator';
import { several } from './tags';

/**
 * Email accounts that something is done to. An agency has thousands: one is picked from a list that
 * searches, any number are named by their ids or addresses.
 */
export const emailAccounts = (most?: number): Encoded =>
	anyOf({
		displayName: 'Email Accounts',
		name: 'emailAccountIds',
		search: 'searchEmailAccounts',
		byName: 'By ID or Email',
		placeholder: 'e.g. 101, sales@example.com',
		description: 'One from the list, or several by ID or address with commas between them',
		most,
		encode: (one) => (typeof one === 'string' && one.includes('@') ? byEmail(one) : idOf(one)),
	});

/** The email accounts of the chosen campaign. */
export const campaignEmailAccountIds = several({
	displayName: 'Email Account Names or IDs',
	name: 'emailAccountIds',
	method: 'getCampaignEmailAccounts',
	dependsOn: 'campaignId.value',
});

/** One email account. */
export const emailAccount = locator({
	displayName: 'Email Account',
	name: 'emailAccountId',
	description: 'The email account to send from',
	search: 'searchEmailAccounts',
});

/** SmartLead's id of an email account, from its address. Source: the newer reference. */
function byEmail(address: string): Lookup {
	const email = address.trim();
	if (!isEmail(email)) throw new InvalidValue(`must hold IDs or addresses, not "${email}"`);
	return new Lookup(
		{
			method: 'GET',
			route: '/email-accounts/fetch-email-account-details',
			path: {},
			query: { email },
			names: {},
		},
		(answer) => {
			const [record] = holdsNoRecord(answer) ? [] : itemsOf(answer);
			const id = firstAt(record, ['id', 'email_account.id']);
			if (id === undefined || id === null) {
				throw new InvalidValue(`has ${email}, which no email account of SmartLead has`);
			}
			return idOf(id);
		},
		'Email Accounts',
	);
}
