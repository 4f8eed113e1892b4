import { operation } from '../../../engine/spec/operation';
import { spamTest } from '../../fields/spamTest';
import { notice } from '../../../fields/plain';

export const stop = operation({
	id: 'smartDelivery.stopTest',
	name: 'Stop',
	action: 'Stop an automated placement test',
	description: 'End an automated test. It cannot be started again.',
	request: 'PUT /spam-test/{spam_test_id}/stop',
	path: { spam_test_id: spamTest },
	fields: [notice('effectNotice', 'A stopped test cannot be started again.')],
	destructive: true,
	idempotent: true,
});
