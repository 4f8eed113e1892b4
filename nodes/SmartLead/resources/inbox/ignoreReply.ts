import { operation } from '../../../engine/operation';
import { statsId } from './message';

export const ignoreReply = operation({
	id: 'inbox.ignoreReply',
	name: 'Ignore Reply',
	action: 'Ignore an inbox reply',
	description: 'Leave a reply out of the statistics, or count it again',
	request: 'PATCH /master-inbox/ignore-reply',
	body: {
		id: statsId,
		ignore_reply: {
			displayName: 'Ignore',
			name: 'ignoreReply',
			type: 'boolean',
			default: false,
			description: 'Whether to leave the reply out; otherwise it counts again',
		},
	},
	idempotent: true,
});
