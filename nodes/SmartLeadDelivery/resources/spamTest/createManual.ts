import { operation } from '../../../engine/spec/operation';
import { newTest, testDescription, testRecord } from '../../fields/newTest';
import { settleTest } from './settleTest';

export const createManual = operation({
	id: 'smartDelivery.createManualTest',
	name: 'Create Manual',
	action: 'Create a manual inbox placement test (spam test)',
	description:
		'Send an email of a campaign to test inboxes once, to see where it lands. Uses credits.',
	request: 'POST /spam-test/manual',
	body: newTest,
	fields: [
		{
			displayName:
				'This sends test emails and uses spam-test credits. Input items that ask for the same test make one.',
			name: 'creditsNotice',
			type: 'notice',
			default: '',
		},
	],
	optional: { body: { description: testDescription } },
	simplify: testRecord,
	deduplicate: true,
	sendsEmail: true,
	cost: 'credits',
	settle: settleTest,
});
