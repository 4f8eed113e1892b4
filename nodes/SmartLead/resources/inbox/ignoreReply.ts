import { operation } from '../../../engine/spec/operation';
import { choice, option } from '../../../fields/plain';
import { chosenReply, emailFields } from './message';

export const ignoreReply = operation({
	id: 'inbox.ignoreReply',
	name: 'Ignore Reply',
	action: 'Ignore an inbox reply',
	description: 'Exclude a reply from the statistics, or include it again',
	request: 'PATCH /master-inbox/ignore-reply',
	body: {
		id: chosenReply,
		ignore_reply: choice(
			'Reply',
			'ignoreReply',
			true,
			'What to do with the reply. Either can be undone by the other.',
			[
				option('Count Again', false, 'The reply counts in the statistics again'),
				option('Ignore', true, 'The reply does not count in the statistics'),
			],
		),
	},
	fields: emailFields.byIgnore,
	idempotent: true,
});
