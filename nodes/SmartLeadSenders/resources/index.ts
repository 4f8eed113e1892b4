import type { Resources } from '../../engine/spec/operation';
import * as order from './order';
import * as senderDomain from './senderDomain';
import * as senderEmailAccount from './senderEmailAccount';
import * as vendor from './vendor';

const host = 'smart-senders';

export const resources: Resources = {
	order: { name: 'Order', host, default: 'get', operations: order },
	senderDomain: { name: 'Domain', host, default: 'getAll', operations: senderDomain },
	senderEmailAccount: {
		name: 'New Email Account',
		host,
		default: 'autoGenerate',
		operations: senderEmailAccount,
	},
	vendor: { name: 'Vendor', host, default: 'getAll', operations: vendor },
};
