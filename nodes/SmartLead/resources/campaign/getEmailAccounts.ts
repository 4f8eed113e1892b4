import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { includeTags } from '../../../fields/list';
import { campaignEmailAccounts } from '../../../fields/lists';

export const getEmailAccounts = operation({
	id: 'campaign.getEmailAccounts',
	name: 'Get Email Accounts',
	action: 'Get email accounts of a campaign',
	description: 'Retrieve the email accounts that a campaign sends from',
	request: 'GET /campaigns/{campaign_id}/email-accounts',
	path: { campaign_id: campaign },
	optional: { query: { include_tags: includeTags } },
	list: campaignEmailAccounts,
});
