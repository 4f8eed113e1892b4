import { operation } from '../../../engine/spec/operation';

export const fetchReplies = operation({
	id: 'emailAccount.fetchReplies',
	name: 'Fetch Replies',
	action: 'Fetch replies of all email accounts now',
	description:
		'Make SmartLead check all email accounts for replies now. It also does this about every 30 minutes, and refuses while a check is in progress.',
	request: 'POST /email-accounts/fetch-account-reply',
	unsettled: 'it only asks SmartLead to look',
});
