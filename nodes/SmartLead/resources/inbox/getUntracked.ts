import { byOffset } from '../../../engine/run/pages';
import { operation } from '../../../engine/spec/operation';
import { asEmail } from '../../../fields/email';

export const getUntracked = operation({
	id: 'inbox.getUntracked',
	name: 'Get Many Untracked Replies',
	action: 'Get many untracked inbox replies',
	description: 'Retrieve a list of replies that SmartLead could not match to a lead',
	request: 'GET /master-inbox/untracked-replies',
	filters: {
		query: {
			from_email: asEmail({
				displayName: 'From Email',
				name: 'fromEmail',
				type: 'string',
				default: '',
				placeholder: 'name@email.com',
				description: 'Only replies from this address',
			}),
			subject_line: {
				displayName: 'Subject',
				name: 'subjectLine',
				type: 'string',
				default: '',
				placeholder: 'e.g. Your offer',
				description: 'Only replies with this in their subject',
			},
			to_email: asEmail({
				displayName: 'To Email',
				name: 'toEmail',
				type: 'string',
				default: '',
				placeholder: 'name@email.com',
				description: 'Only replies to this address',
			}),
		},
	},
	optional: {
		query: {
			fetchAttachments: {
				displayName: 'Include Attachments',
				name: 'fetchAttachments',
				type: 'boolean',
				default: true,
				description: 'Whether to return the attachments as well, which takes longer',
			},
			fetchBody: {
				displayName: 'Include Body',
				name: 'fetchBody',
				type: 'boolean',
				default: true,
				description: 'Whether to return the email bodies as well, which takes longer',
			},
		},
	},
	list: {
		paths: ['untracked_replies', 'data.data.replies', 'messages', 'data', 'data.messages'],
		pages: byOffset({ size: 100, total: 'total_count' }),
	},
});
