import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';

export const getByRegion = operation({
	id: 'smartDelivery.getGeoReport',
	name: 'Get by Region',
	action: 'Get placement of a test by region',
	description:
		'Retrieve how many emails landed in the inbox or in spam, or were not delivered, one item per region',
	request: 'POST /spam-test/report/{spam_test_id}/groupwise',
	path: { spam_test_id: spamTest },
	readOnly: true,
	list: {
		paths: ['result', 'data.result', 'data', ''],
		unfold: { path: 'result', prefix: 'result' },
	},
});
