import { firstValueAt } from '../../../engine/json';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import type { SettleRecord, Values } from '../../../engine/spec/endpoint';
import { valueOf, type Read } from '../../../engine/spec/parameter';
import { lead } from '../../../fields/lead';
import { plainText } from '../../../text/html';
import { getMessageHistory } from '../lead/getMessageHistory';

/**
 * A reply that was sent stands in the message history. One that does not may wait in SmartLead's queue
 * for longer than anybody looks: that proves nothing.
 */
export const settleReply: SettleRecord = {
	reads: [{ operation: getMessageHistory, values: conversationOf }],
	since: ['time', 'sent_at'],
	is(row, { body }) {
		const isOurs = /^sent$/i.test(String(row.type)) || row.direction === 'outbound';
		const wanted = wordsOf(body?.email_body);
		return isOurs && wanted !== '' && wordsOf(row.email_body).includes(wanted);
	},
	answer: ({ message_id: messageId, stats_id: statsId, time }) => ({
		success: true,
		message: 'The reply is in the message history',
		...(messageId === undefined ? {} : { message_id: messageId }),
		...(statsId === undefined || statsId === null ? {} : { stats_id: statsId }),
		...(time === undefined ? {} : { time }),
	}),
	mayComeLater: true,
};

/** The conversation with the lead; undefined where nothing says with whom it is. */
function conversationOf({ path, body }: ApiRequest, read?: Read): Values | undefined {
	const address = firstValueAt(body, 'to_email');
	const chosen =
		read?.('which') === 'lead'
			? valueOf(lead, read)
			: address && read && lead.encode({ __rl: true, mode: 'email', value: address }, read);
	return chosen ? { path: { ...path, lead_id: chosen } } : undefined;
}

const wordsOf = (html: unknown): string =>
	typeof html === 'string' ? plainText(html).replace(/\s+/g, ' ').trim() : '';
