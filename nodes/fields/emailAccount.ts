import type { Encoded } from '../engine/operation';
import { InvalidValue } from '../engine/problem';
import { idOf, listOf } from '../engine/value';
import { locator } from './locator';
import { several } from './tags';

/** Several mailboxes: picked from the list, or ids from an expression (a list, or text with commas). */
const emailAccounts = (method: string): Encoded => ({
	field: {
		displayName: 'Email Account Names or IDs',
		name: 'emailAccountIds',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: method, loadOptionsDependsOn: ['campaignId.value'] },
		default: [],
		required: true,
		description:
			'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
	},
	encode(value) {
		const ids = listOf(value ?? []).map(idOf);
		if (ids.length === 0) throw new InvalidValue('is empty');
		return ids;
	},
});

/** Any mailbox of the account. */
export const emailAccountIds = emailAccounts('getEmailAccounts');

/** Mailboxes that something is done to at once. */
export const emailAccountsAtOnce = (most: number): Encoded =>
	several({
		displayName: 'Email Account Names or IDs',
		name: 'emailAccountIds',
		method: 'getEmailAccounts',
		most,
	});

/** The mailboxes of the chosen campaign. */
export const campaignEmailAccountIds = emailAccounts('getCampaignEmailAccounts');

/** One mailbox. */
export const emailAccount = locator({
	displayName: 'Email Account',
	name: 'emailAccountId',
	description: 'The mailbox to send from',
	search: 'searchEmailAccounts',
});
