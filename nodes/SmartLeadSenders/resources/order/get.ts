import { operation } from '../../../engine/spec/operation';
import { requiredText } from '../../../fields/plain';

export const get = operation({
	id: 'smartSender.getOrder',
	name: 'Get',
	action: 'Get an order',
	description:
		'Retrieve the status of an order and the email accounts that it delivered. Their passwords are left out.',
	request: 'GET /smart-senders/order-details',
	query: {
		order_id: requiredText(
			'Order ID',
			'orderId',
			'e.g. ORD_12345',
			'The ID of the order, as Place returns it',
		),
	},
});
