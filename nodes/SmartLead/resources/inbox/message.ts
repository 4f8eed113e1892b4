import type { INodeProperties } from 'n8n-workflow';

import { at, rowsOf } from '../../../engine/answer';
import { Lookup } from '../../../engine/lookup';
import type { Encoded, Read } from '../../../engine/operation';
import { InvalidValue } from '../../../engine/problem';
import { blaming, valueOf } from '../../../engine/request';
import { check } from '../../../engine/value';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';

const text = (displayName: string, name: string, placeholder: string, description: string) =>
	({
		displayName,
		name,
		type: 'string',
		default: '',
		required: true,
		placeholder,
		description,
	}) satisfies INodeProperties;

/** The id of one mail of a conversation. */
export const statsId = text(
	'Stats ID',
	'statsId',
	'e.g. 0f2c7f2e-0000-4000-8000-000000000000',
	'The ID of the mail: stats_id in webhooks and in Get Message History of a lead',
);

const messageId = text(
	'Message ID',
	'messageId',
	'e.g. <abc-123@mail.example.com>',
	'The Message-ID of the mail',
);

/** How the mail is named that is answered or forwarded. */
const which: INodeProperties = {
	displayName: 'Mail',
	name: 'which',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'By ID', value: 'id', description: 'The mail with the ID given' },
		{ name: 'Latest With a Lead', value: 'lead', description: 'The last mail of a conversation' },
	],
	default: 'lead',
	description: 'Which mail is meant',
};

const shownFor = (way: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { which: [way] } },
});

/** What is shown to name a mail: the way, and the lead or the ids. */
export const mailFields = {
	byReply: [shownFor('lead', lead.field), shownFor('id', statsId)],
	byForward: [shownFor('lead', lead.field), shownFor('id', statsId), shownFor('id', messageId)],
};

/** The stats id of the chosen mail, sent under the way that was chosen. */
export const chosenStatsId: Encoded = {
	field: which,
	encode: (_, read) => chosen('stats_id', read),
};

/** The Message-ID of the chosen mail. */
export const chosenMessageId: Encoded = {
	field: which,
	encode: (_, read) => chosen('message_id', read),
};

function chosen(key: 'stats_id' | 'message_id', read: Read): unknown {
	if (read(which.name) === 'id') {
		const field = key === 'stats_id' ? statsId : messageId;
		return blaming(field, () => check(field, read(field.name)));
	}
	return latest(key, read);
}

/** Asks for the mails exchanged with a lead; the answer that live accounts give names their ids. */
function latest(key: 'stats_id' | 'message_id', read: Read): Lookup {
	const path = {
		campaign_id: valueOf(campaign, read) as number,
		lead_id: valueOf(lead, read) as number,
	};
	return new Lookup(
		{
			method: 'GET',
			route: '/campaigns/{campaign_id}/leads/{lead_id}/message-history',
			path,
			query: {},
			names: { campaign_id: campaign.field.displayName, lead_id: lead.field.displayName },
		},
		(answer) => {
			const mails = rowsOf(answer, { at: ['history', 'messages', 'data.history', 'data'] }) ?? [];
			if (mails.length === 0) throw new InvalidValue('has no mails in this campaign yet');
			const ids = mails.filter((mail) => at(mail, 'stats_id') && at(mail, key));
			const id = ids.at(-1)?.[key];
			if (typeof id === 'string' || typeof id === 'number') return String(id);
			throw new InvalidValue("has mails without IDs: choose 'By ID' at 'Mail'");
		},
		lead.field.displayName,
	);
}
