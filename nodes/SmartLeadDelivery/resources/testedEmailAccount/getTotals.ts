import { operation } from '../../../engine/spec/operation';

export const getTotals = operation({
	id: 'smartDelivery.getMailboxCount',
	name: 'Get Totals',
	action: 'Get totals of tested email accounts',
	description: 'Retrieve how many emails of all tests reached inbox, tabs, spam and nowhere',
	request: 'GET /spam-test/report/mailboxes-count',
});
