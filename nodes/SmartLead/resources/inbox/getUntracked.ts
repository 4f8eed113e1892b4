import { operation } from '../../../engine/spec/operation';
import { emailAddress } from '../../../fields/email';
import { untrackedReplies } from '../../../fields/lists';
import { text, yesOrNo } from '../../../fields/plain';

export const getUntracked = operation({
	id: 'inbox.getUntracked',
	name: 'Get Many Untracked Replies',
	action: 'Get many untracked inbox replies',
	description: 'Retrieve a list of replies that SmartLead could not match to a lead',
	request: 'GET /master-inbox/untracked-replies',
	filters: {
		query: {
			from_email: emailAddress('From Email', 'fromEmail', 'Only replies from this address'),
			subject_line: text(
				'Subject',
				'subjectLine',
				'e.g. Your offer',
				'Only replies with this in their subject',
			),
			to_email: emailAddress('To Email', 'toEmail', 'Only replies to this address'),
		},
	},
	optional: {
		query: {
			fetchAttachments: yesOrNo(
				'Include Attachments',
				'fetchAttachments',
				'Whether to return the attachments as well, which takes longer',
			),
			fetchBody: yesOrNo(
				'Include Body',
				'fetchBody',
				'Whether to return the email bodies as well, which takes longer',
			),
		},
	},
	list: untrackedReplies,
});
