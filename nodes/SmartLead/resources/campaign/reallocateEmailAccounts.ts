import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { byEmail } from '../../../fields/emailAccount';
import { several } from '../../../fields/tags';
import { notice } from '../../../fields/plain';

export const reallocateEmailAccounts = operation({
	id: 'campaign.reallocateMailboxes',
	name: 'Reallocate Email Accounts',
	action: 'Reallocate leads to other email accounts (rotate mailboxes, swap sender)',
	description: 'Move leads from email accounts that cannot send to ones that can',
	request: 'POST /campaigns/{campaign_id}/reallocate-mailboxes',
	path: { campaign_id: campaign },
	optional: {
		body: {
			from_email_account_ids: several({
				displayName: 'From Account Names or IDs',
				name: 'fromEmailAccountIds',
				method: 'getCampaignEmailAccounts',
				named: byEmail,
				most: 100,
				required: false,
			}),
		},
	},
	fields: [notice('effectNotice', 'The leads get their next emails from other email accounts.')],
	destructive: true,
	idempotent: true,
});
