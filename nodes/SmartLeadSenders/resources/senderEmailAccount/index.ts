import type { Resource } from '../../../engine/spec/operation';
import { autoGenerate } from './autoGenerate';
import { getOtp } from './getOtp';

export const senderEmailAccount: Resource = {
	name: 'New Email Account',
	host: 'smart-senders',
	default: 'autoGenerate',
	operations: { autoGenerate, getOtp },
};
