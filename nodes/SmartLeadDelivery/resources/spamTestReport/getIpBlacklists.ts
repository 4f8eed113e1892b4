import { holdsNoRecord, itemsOf, rowsOf } from '../../../engine/run/answer';
import { operation } from '../../../engine/spec/operation';
import { ipBlacklists } from '../../../fields/lists';
import { spamTest } from '../../fields/spamTest';

export const getIpBlacklists = operation({
	id: 'smartDelivery.getIpBlacklist',
	name: 'Get IP Blacklists',
	action: 'Get IP blacklists of a test',
	description: 'Retrieve whether the sending IP addresses are on blacklists, one item per email',
	request: 'GET /spam-test/report/{spam_test_id}/blacklist',
	path: { spam_test_id: spamTest },
	list: ipBlacklists,
	// Two pages of the reference share this route: one shows a list, the other a number.
	rows: (answer) =>
		rowsOf(answer, ipBlacklists) ?? (holdsNoRecord(answer) ? undefined : itemsOf(answer)),
});
