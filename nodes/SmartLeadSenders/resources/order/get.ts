import { operation } from '../../../engine/spec/operation';

export const get = operation({
	id: 'smartSender.getOrder',
	name: 'Get',
	action: 'Get an order',
	description:
		'Retrieve the status of an order and the email accounts that it delivered. Their passwords are left out.',
	request: 'GET /smart-senders/order-details',
	query: {
		order_id: {
			displayName: 'Order ID',
			name: 'orderId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. ORD_12345',
			description: 'The reference of the order, as SmartLead gave it',
		},
	},
});
