import type { Encoded } from '../engine/operation';
import { locator } from './locator';
import { several } from './tags';

const emailAccounts = (method: string, limits: { most?: number; dependsOn?: string }): Encoded =>
	several({
		displayName: 'Email Account Names or IDs',
		name: 'emailAccountIds',
		method,
		...limits,
	});

/** Any mailbox of the account, chosen after a campaign. */
export const emailAccountIds = emailAccounts('getEmailAccounts', { dependsOn: 'campaignId.value' });

/** Mailboxes that something is done to at once; any number when left out. */
export const emailAccountsAtOnce = (most?: number): Encoded =>
	emailAccounts('getEmailAccounts', { most });

/** The mailboxes of the chosen campaign. */
export const campaignEmailAccountIds = emailAccounts('getCampaignEmailAccounts', {
	dependsOn: 'campaignId.value',
});

/** One mailbox. */
export const emailAccount = locator({
	displayName: 'Email Account',
	name: 'emailAccountId',
	description: 'The mailbox to send from',
	search: 'searchEmailAccounts',
});
