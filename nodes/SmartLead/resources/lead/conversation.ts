import type { List } from '../../../engine/operation';

/** The messages of a conversation. Who talks to whom may stand around them only. */
export const conversation = {
	at: ['messages', 'history', 'data.messages', 'data.history', 'data', ''],
	along: { from: ['from', 'data.from'], to: ['to', 'data.to'] },
} satisfies List;
