import { operation } from '../../../engine/spec/operation';

export const fetchReplies = operation({
	id: 'emailAccount.fetchReplies',
	name: 'Fetch Replies',
	action: 'Fetch replies of all email accounts now',
	description:
		'Have SmartLead look for replies in all email accounts now. It does so by itself about every 30 minutes, and refuses while it is at it.',
	request: 'POST /email-accounts/fetch-account-reply',
});
