import { operation } from '../../../engine/spec/operation';

export const getAll = operation({
	id: 'smartDelivery.getMailboxSummary',
	name: 'Get Many',
	action: 'Get many tested email accounts',
	description:
		'Retrieve a list of the tested email accounts, with a placement score for each provider',
	request: 'GET /spam-test/report/mailboxes-summary',
	list: { paths: ['', 'data'] },
});
