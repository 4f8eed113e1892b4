import { firstValueAt } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { holdsNoRecord, itemsOf } from '../engine/run/answer';
import { Lookup, type RecordId } from '../engine/spec/lookup';
import type { Encoded } from '../engine/spec/parameter';
import { idOf, shown, visibleText } from '../engine/spec/value';
import { isEmail } from './email';
import { anyOf, locator } from './locator';
import { several } from './tags';

/**
 * Email accounts that something is done to. An agency has thousands: one is picked from a list that
 * searches, any number are named by their ids or addresses.
 */
export const emailAccounts = (most?: number): Encoded<RecordId[]> =>
	anyOf({
		displayName: 'Email Accounts',
		name: 'emailAccountIds',
		search: 'searchEmailAccounts',
		byName: 'By ID or Email',
		placeholder: 'e.g. 101, sales@example.com',
		description: 'One from the list, or several by ID or email address, comma-separated',
		most,
		encode: (one) =>
			typeof one === 'string' && one.includes('@') ? byEmail(one, 'Email Accounts') : idOf(one),
	});

/** The email accounts of the chosen campaign. */
export const campaignEmailAccountIds = several({
	displayName: 'Email Account Names or IDs',
	name: 'emailAccountIds',
	method: 'getCampaignEmailAccounts',
	named: byEmail,
	dependsOn: 'campaignId.value',
});

/** One email account, under the name that fits what is done to it. */
export const emailAccountAs = (displayName: string, description: string): Encoded<RecordId> =>
	locator({
		displayName,
		name: 'emailAccountId',
		description,
		search: 'searchEmailAccounts',
		named: { title: 'By Email', example: 'name@email.com', lookUp: byEmail },
	});

/** The email account that an operation works on. */
export const mailbox = emailAccountAs('Email Account', 'The email account to work on');

export const emailAccount = emailAccountAs('Email Account', 'The email account to send from');

/** SmartLead's id of an email account, from its address. Source: the newer reference. */
export function byEmail(address: string, field: string): Lookup {
	const email = visibleText(address);
	if (!isEmail(email)) {
		throw new InvalidValue(`must be an ID or an email address, not ${shown(email)}`);
	}
	const absent = `has ${email}, which no email account of SmartLead has`;
	return new Lookup(
		{ route: '/email-accounts/fetch-email-account-details', query: { email } },
		(answer) => {
			const [record] = holdsNoRecord(answer) ? [] : itemsOf(answer);
			const id = firstValueAt(record, ['id', 'email_account.id']);
			if (id === undefined || id === null) throw new InvalidValue(absent);
			return idOf(id);
		},
		field,
		{ absent },
	);
}

/** What to look at where SmartLead does not know one of several email accounts: the campaign is there. */
export const adviceOnEmailAccounts = (refusal: string): string | undefined =>
	/email.?accounts?\b.*(?:not found|invalid|not exist)|invalid.*email.?account/i.test(refusal)
		? "Check 'Email Accounts': each has to be one of the account of this API key."
		: undefined;
