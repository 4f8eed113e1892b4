import { operation } from '../../../engine/spec/operation';
import { conversation, whereItIs } from '../../../fields/lead';
import { yesOrNo } from '../../../fields/plain';

export const changeReadStatus = operation({
	id: 'inbox.changeReadStatus',
	name: 'Change Read Status',
	action: 'Mark an inbox reply as read or unread',
	description: 'Mark a conversation as read or unread',
	request: 'PATCH /master-inbox/change-read-status',
	leadingFields: [whereItIs],
	body: {
		email_lead_map_id: conversation,
		read_status: yesOrNo('Read', 'readStatus', 'Whether the conversation counts as read'),
	},
	idempotent: true,
});
