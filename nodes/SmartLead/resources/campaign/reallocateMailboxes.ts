import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { several } from '../../../fields/tags';

export const reallocateMailboxes = operation({
	id: 'campaign.reallocateMailboxes',
	name: 'Reallocate Mailboxes',
	action: 'Reallocate mailboxes of a campaign',
	description: 'Move leads from email accounts that cannot send to those that can',
	request: 'POST /campaigns/{campaign_id}/reallocate-mailboxes',
	path: { campaign_id: campaign },
	optional: {
		body: {
			from_email_account_ids: several({
				displayName: 'From Mailbox Names or IDs',
				name: 'fromEmailAccountIds',
				method: 'getCampaignEmailAccounts',
				most: 100,
				required: false,
			}),
		},
	},
	destructive: true,
	idempotent: true,
});
