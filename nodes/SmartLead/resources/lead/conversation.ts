import type { List } from '../../../engine/operation';

/** The messages of a conversation. Who talks to whom may stand around them only. */
export const conversation = {
	at: [
		'messages',
		'history',
		'history.history',
		'data.messages',
		'data.history',
		'data.history.history',
		'data',
		'',
	],
	along: {
		from: ['from', 'history.from', 'data.from', 'data.history.from'],
		to: ['to', 'history.to', 'data.to', 'data.history.to'],
	},
} satisfies List;
