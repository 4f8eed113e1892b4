import { operation } from '../../../engine/spec/operation';
import { chosenReply, emailFields } from './message';

export const ignoreReply = operation({
	id: 'inbox.ignoreReply',
	name: 'Ignore Reply',
	action: 'Ignore an inbox reply',
	description: 'Exclude a reply from the statistics, or include it again',
	request: 'PATCH /master-inbox/ignore-reply',
	body: {
		id: chosenReply,
		ignore_reply: {
			displayName: 'Reply',
			name: 'ignoreReply',
			type: 'options',
			options: [
				{ name: 'Count Again', value: false, description: 'It counts in the statistics again' },
				{ name: 'Ignore', value: true, description: 'It is left out of the statistics' },
			],
			default: true,
			description: 'What to do with the reply. Either can be undone by the other.',
		},
	},
	fields: emailFields.byIgnore,
	idempotent: true,
});
