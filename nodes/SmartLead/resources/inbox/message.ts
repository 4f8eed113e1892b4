import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { at, rowsOf } from '../../../engine/answer';
import { Lookup } from '../../../engine/lookup';
import type { Encoded, Read } from '../../../engine/operation';
import { InvalidValue } from '../../../engine/problem';
import { blaming, valueOf } from '../../../engine/parameter';
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

type Id = 'stats_id' | 'message_id';

/** The stats id of the chosen mail, for the request that wants no other id of it. */
export const chosenStatsId: Encoded = chosen('stats_id', ['stats_id']);

/** Both ids of the chosen mail, which have to be those of the same one. */
export const chosenMail: Record<Id, Encoded> = {
	stats_id: chosen('stats_id', ['stats_id', 'message_id']),
	message_id: chosen('message_id', ['stats_id', 'message_id']),
};

function chosen(key: Id, needed: Id[]): Encoded {
	const field = key === 'stats_id' ? statsId : messageId;
	return {
		field: which,
		encode: (way, read) =>
			check(which, way) === 'id'
				? blaming(field, () => check(field, read(field.name)))
				: latest(key, needed, read),
	};
}

/** Asks for the mails exchanged with a lead; the answer that live accounts give names their ids. */
function latest(key: Id, needed: Id[], read: Read): Lookup {
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
			const named = mails.filter((mail) => needed.every((name) => at(mail, name)));
			const id = lastOf(named)?.[key];
			if (typeof id === 'string' || typeof id === 'number') return String(id);
			throw new InvalidValue("has mails without IDs: choose 'By ID' at 'Mail'");
		},
		lead.field.displayName,
	);
}

/** The latest by its time; the last of the list where times are missing or the same. */
function lastOf(mails: IDataObject[]): IDataObject | undefined {
	const timeOf = ({ time }: IDataObject) => (typeof time === 'string' ? Date.parse(time) : NaN);
	return mails.reduce<IDataObject | undefined>(
		(last, mail) => (last && timeOf(mail) < timeOf(last) ? last : mail),
		undefined,
	);
}
