import type { Resource } from '../../../engine/spec/operation';
import { autoGenerate } from './autoGenerate';
import { getOtp } from './getOtp';

export const senderEmailAccount: Resource = {
	name: 'Email Account',
	host: 'smart-senders',
	default: 'autoGenerate',
	operations: { autoGenerate, getOtp },
};
