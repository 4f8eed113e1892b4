import { operation } from '../../../engine/spec/operation';
import { inboxFilters } from '../../../fields/inboxFilters';
import { threads, byReply } from './threads';

export const getSent = operation({
	id: 'inbox.getSent',
	name: 'Get Many Sent',
	action: 'Get many sent inbox emails',
	description: 'Retrieve a list of the conversations in which emails were sent',
	request: 'POST /master-inbox/sent',
	...threads(inboxFilters({ campaigns: 15 }), byReply, { history: false }),
});
