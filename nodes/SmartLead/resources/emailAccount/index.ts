import type { Resource } from '../../../engine/spec/operation';
import { addOauth } from './addOauth';
import { addSmtp } from './addSmtp';
import { remove } from './delete';
import { fetchReplies } from './fetchReplies';
import { get } from './get';
import { getAll } from './getAll';
import { getByEmail } from './getByEmail';
import { getMessages } from './getMessages';
import { getMessagesOfMany } from './getMessagesOfMany';
import { getWarmupStats } from './getWarmupStats';
import { reconnectFailed } from './reconnectFailed';
import { sendEmail } from './sendEmail';
import { sendUnblockCode } from './sendUnblockCode';
import { suspend } from './suspend';
import { unsuspend } from './unsuspend';
import { update } from './update';
import { updateMany } from './updateMany';
import { updateWarmup } from './updateWarmup';
import { verifyUnblockCode } from './verifyUnblockCode';

export const emailAccount: Resource = {
	name: 'Email Account',
	host: 'server',
	default: 'getAll',
	operations: {
		addOauth,
		addSmtp,
		delete: remove,
		fetchReplies,
		get,
		getAll,
		getByEmail,
		getMessages,
		getMessagesOfMany,
		getWarmupStats,
		reconnectFailed,
		sendEmail,
		sendUnblockCode,
		suspend,
		unsuspend,
		update,
		updateMany,
		updateWarmup,
		verifyUnblockCode,
	},
};
