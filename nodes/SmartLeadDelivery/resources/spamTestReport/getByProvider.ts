import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getByProvider = operation({
	id: 'smartDelivery.getProviderReport',
	name: 'Get by Provider',
	action: 'Get placement of a test by provider',
	description:
		'Retrieve how many emails landed in the inbox or in spam, or were not delivered, one item per email provider',
	request: 'POST /spam-test/report/{spam_test_id}/providerwise',
	path: { spam_test_id: spamTest },
	readOnly: true,
	list: {
		paths: ['result', 'data.result', 'data', ''],
		unfold: { path: 'result', prefix: 'result' },
	},
});
