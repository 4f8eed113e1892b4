import type { Resource } from '../../../engine/spec/operation';
import { autoGenerate } from './autoGenerate';
import { getOtp } from './getOtp';

export const senderMailbox: Resource = {
	name: 'Mailbox',
	host: 'smart-senders',
	default: 'autoGenerate',
	operations: { autoGenerate, getOtp },
};
