import { operation } from '../../../engine/spec/operation';

export const getTotals = operation({
	id: 'smartDelivery.getMailboxCount',
	name: 'Get Totals',
	action: 'Get totals of tested email accounts',
	description:
		'Retrieve how many emails of all tests landed in the inbox, in a tab or in spam, or were not delivered',
	request: 'GET /spam-test/report/mailboxes-count',
});
