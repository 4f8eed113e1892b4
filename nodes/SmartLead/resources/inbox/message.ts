import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { at, firstAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { rowsOf } from '../../../engine/run/answer';
import { Lookup } from '../../../engine/spec/lookup';
import { blaming, valueOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { check } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { asEmail } from '../../../fields/email';
import { lead } from '../../../fields/lead';
import { conversation } from '../../../fields/lists';
import { addressIn } from '../../../text/address';

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

/** The id of one email of a conversation. */
export const statsId = text(
	'Stats ID',
	'statsId',
	'e.g. 0f2c7f2e-0000-4000-8000-000000000000',
	'The ID of the email: stats_id in webhooks and in Get Message History of a lead',
);

const messageId = text(
	'Message ID',
	'messageId',
	'e.g. <abc-123@mail.example.com>',
	'The Message-ID of the email',
);

/** How the email is named that is answered or forwarded. */
const which: INodeProperties = {
	displayName: 'Which Email',
	name: 'which',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'By ID', value: 'id', description: 'The email with the ID given' },
		{ name: 'Latest With a Lead', value: 'lead', description: 'The last email of a conversation' },
	],
	default: 'lead',
	description: 'Which email is answered or forwarded',
};

const shownFor = (way: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { which: [way], ...field.displayOptions?.show } },
});

const leadsOwn = {
	name: "The Lead's Own Address",
	value: 'lead',
	description: 'The address that the lead was imported with, even if somebody else answered',
};
const anAddress = { name: 'An Address', value: 'address', description: 'The address given' };

/** Who gets the reply. The address that was imported is often info@, and a colleague answers. */
const to: INodeProperties = {
	displayName: 'To',
	name: 'to',
	type: 'options',
	noDataExpression: true,
	options: [
		anAddress,
		leadsOwn,
		{
			name: 'Who Replied Last',
			value: 'replied',
			description: 'The author of the last reply, also if it is a colleague of the lead',
		},
	],
	default: 'replied',
	description: "Who gets the reply. While nobody has replied, it goes to the lead's own address.",
};

/** With an id alone SmartLead cannot be asked who wrote. */
const toById: INodeProperties = {
	...to,
	name: 'toById',
	options: [anAddress, leadsOwn],
	default: 'lead',
	description:
		"Who gets the reply. The SmartLead Trigger names who replied in repliedBy: choose 'An Address' and map it.",
};

const toEmail: INodeProperties = {
	displayName: 'To Email',
	name: 'toEmail',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'name@email.com',
	description: 'The address that gets the reply',
};

const toEmailById: INodeProperties = { ...toEmail, name: 'toEmailById' };

const whereAddress = (choice: INodeProperties, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { [choice.name]: ['address'] } },
});

/** What is shown to name an email: the way, and the lead or the ids; and who gets the answer. */
export const mailFields = {
	byReply: [
		shownFor('lead', lead.field),
		shownFor('id', statsId),
		shownFor('lead', to),
		shownFor('lead', whereAddress(to, toEmail)),
		shownFor('id', toById),
		shownFor('id', whereAddress(toById, toEmailById)),
	],
	byForward: [shownFor('lead', lead.field), shownFor('id', statsId), shownFor('id', messageId)],
};

type Id = 'stats_id' | 'message_id';

/** The stats id of the chosen email, for the request that wants no other id of it. */
export const chosenStatsId: Encoded = chosen('stats_id', ['stats_id']);

/** Both ids of the chosen email, which have to be those of the same one. */
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

/** Who gets the reply; nothing where SmartLead's own choice is wanted, the imported address. */
export const chosenRecipient: Encoded = {
	field: which,
	encode(way, read) {
		const isById = check(which, way) === 'id';
		const field = isById ? toById : to;
		const recipient = blaming(field, () => check(field, read(field.name)));
		if (recipient === 'lead') return undefined;
		if (recipient === 'replied') return ofConversation(read, lastAuthor);
		return valueOf(asEmail(isById ? toEmailById : toEmail), read);
	},
};

/** Asks for the emails exchanged with a lead; the answer that live accounts give names their ids. */
const latest = (key: Id, needed: Id[], read: Read): Lookup =>
	ofConversation(read, ({ emails }) => {
		const named = emails.filter((email) => needed.every((name) => at(email, name)));
		const id = lastOf(named)?.[key];
		if (typeof id === 'string' || typeof id === 'number') return String(id);
		throw new InvalidValue("has emails without IDs: choose 'By ID' at 'Which Email'");
	});

interface Conversation {
	emails: IDataObject[];
	/** The address of the email account, where the answer names it. */
	account: unknown;
}

/** The same question for every id and address of it: it is asked once. */
function ofConversation(read: Read, pick: (conversation: Conversation) => unknown): Lookup {
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
			const emails = rowsOf(answer, { at: conversation.at }) ?? [];
			if (emails.length === 0) throw new InvalidValue('has no emails in this campaign yet');
			return pick({ emails, account: firstAt(answer, conversation.along.from) });
		},
		lead.field.displayName,
	);
}

/** The latest by its time; the last of the list where times are missing or the same. */
function lastOf(emails: IDataObject[]): IDataObject | undefined {
	const timeOf = ({ time }: IDataObject) => (typeof time === 'string' ? Date.parse(time) : NaN);
	return emails.reduce<IDataObject | undefined>(
		(last, email) => (last && timeOf(email) < timeOf(last) ? last : email),
		undefined,
	);
}

/**
 * Who wrote the last reply; undefined where nobody did, or it is not said. Live accounts may name the
 * email account as the sender of replies too, so it is the end that never sent anything of ours.
 */
function lastAuthor({ emails, account }: Conversation): string | undefined {
	const isReply = ({ type, direction }: IDataObject) =>
		/^reply$/i.test(String(type)) || direction === 'inbound';
	const addressOf = (end: unknown) => (typeof end === 'string' ? addressIn(end) : null);
	const senders = [account, ...emails.filter((email) => !isReply(email)).map(({ from }) => from)];
	const ours = senders.map((sender) => addressOf(sender)?.toLowerCase());
	const reply = lastOf(emails.filter(isReply));
	const ends = [reply?.from, reply?.to].map(addressOf);
	return ends.find((end) => end !== null && !ours.includes(end.toLowerCase())) ?? undefined;
}
