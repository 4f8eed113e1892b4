import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InvalidValue } from '../../../engine/problem';
import { Lookup } from '../../../engine/spec/lookup';
import { onBehalfOf, valueOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { check } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { asEmail } from '../../../fields/email';
import { lead, leadInCampaign } from '../../../fields/lead';
import { chosenBy } from '../../../fields/locator';
import { choice, decisive, option, requiredText, shownFor } from '../../../fields/plain';
import { emailsIn, idIn, isReply, lastAuthor, ofConversation, type Id } from './exchanged';

/** The id of one email of a conversation. */
export const statsId = requiredText(
	'Stats ID',
	'statsId',
	'e.g. 0f2c7f2e-0000-4000-8000-000000000000',
	'The ID of the email: stats_id in webhooks and in Get Message History of a lead',
);

const messageId = requiredText(
	'Message ID',
	'messageId',
	'e.g. <abc-123@mail.example.com>',
	'The Message-ID of the email',
);

/** How the email is named that is answered or forwarded. */
const which = decisive(
	choice('Email to Use', 'which', 'lead', 'Which email of the conversation to use', [
		option('By ID', 'id', 'The email with the ID given'),
		option('Latest With a Lead', 'lead', 'The last email of a conversation'),
	]),
);

const leadsOwn = {
	name: "The Lead's Own Address",
	value: 'lead',
	description: 'The address that the lead was imported with, even if somebody else answered',
};
const anAddress = { name: 'An Address', value: 'address', description: 'The address given' };

/** Who gets the reply. The address that was imported is often info@, and a colleague answers. */
const to = decisive(
	choice(
		'To',
		'to',
		'replied',
		"Recipient of the reply. Until someone has replied, it goes to the lead's own address.",
		[
			anAddress,
			leadsOwn,
			{
				name: 'Who Replied Last',
				value: 'replied',
				description:
					'The author of the last reply, even if it is not the lead but someone else at the company',
			},
		],
	),
);

/** With an id alone SmartLead cannot be asked who wrote. */
const toById: INodeProperties = {
	...to,
	name: 'toById',
	options: [anAddress, leadsOwn],
	default: 'lead',
	description:
		"Recipient of the reply. The SmartLead Trigger returns who replied in repliedBy: choose 'An Address' and map it.",
};

const toEmail = requiredText(
	'To Email',
	'toEmail',
	'name@email.com',
	'The address that gets the reply',
);

const toEmailById: INodeProperties = { ...toEmail, name: 'toEmailById' };

const whereAddress = (choice: INodeProperties, field: INodeProperties): INodeProperties =>
	shownFor({ [choice.name]: ['address'] }, field);

const byLead = (field: INodeProperties) => shownFor({ which: ['lead'] }, field);
const byId = (field: INodeProperties) => shownFor({ which: ['id'] }, field);

/** What is shown to name an email: the way, and the lead or the ids; and who gets the answer. */
export const emailFields = {
	byReply: [
		byLead(lead.field),
		byId(statsId),
		byLead(to),
		byLead(whereAddress(to, toEmail)),
		byId(toById),
		byId(whereAddress(toById, toEmailById)),
	],
	byForward: [byLead(lead.field), byId(statsId), byId(messageId)],
	byIgnore: [byLead(campaign.field), byLead(lead.field), byId(statsId)],
	byReminder: [byId(statsId)],
};

/** The stats id of the chosen email, for the request that wants no other id of it. */
export const chosenStatsId: Encoded = chosen('stats_id', ['stats_id']);

/** Both ids of the chosen email, which have to be those of the same one. */
export const chosenEmail: Record<Id, Encoded> = {
	stats_id: chosen('stats_id', ['stats_id', 'message_id']),
	message_id: chosen('message_id', ['stats_id', 'message_id']),
};

function chosen(key: Id, needed: Id[]): Encoded {
	const field = key === 'stats_id' ? statsId : messageId;
	return eitherWay(field, (read) => latest(key, needed, read));
}

/** The id that was given, or the one that is looked up. */
function eitherWay(field: INodeProperties, look: (read: Read) => Lookup): Encoded {
	return {
		field: which,
		encode: (way, read) =>
			check(which, way) === 'id'
				? onBehalfOf(field, () => check(field, read(field.name)))
				: look(read),
	};
}

/** The stats id of a reply: the one given, or the latest of a lead. */
export const chosenReply: Encoded = eitherWay(statsId, (read) =>
	ofConversation(read, ({ emails }) => {
		const replies = emails.filter(isReply);
		if (replies.length === 0) throw new InvalidValue('has not replied in this campaign yet');
		return idIn(replies, 'stats_id', ['stats_id']);
	}),
);

/** The stats id of an email of a conversation that is named by the entry of its lead in a campaign. */
export const chosenInConversation: Encoded = eitherWay(statsId, (read) => {
	const { name, displayName } = leadInCampaign.field;
	const pick = (emails: IDataObject[]) => idIn(emails, 'stats_id', ['stats_id']);
	if (chosenBy(read(name)).mode === 'email') {
		const who = { field: leadInCampaign.field, encode: lead.encode };
		return ofConversation(read, ({ emails }) => pick(emails), who);
	}
	return new Lookup(
		{
			route: '/master-inbox/{id}',
			path: { id: valueOf(leadInCampaign, read) },
			names: { id: displayName },
		},
		(answer) => pick(emailsIn(answer)),
		displayName,
	);
});

/** Who gets the reply; nothing where SmartLead's own choice is wanted, the imported address. */
export const chosenRecipient: Encoded = {
	field: which,
	encode(way, read) {
		const isById = check(which, way) === 'id';
		const field = isById ? toById : to;
		const recipient = onBehalfOf(field, () => check(field, read(field.name)));
		if (recipient === 'lead') return undefined;
		if (recipient === 'replied') return ofConversation(read, lastAuthor);
		return valueOf(asEmail(isById ? toEmailById : toEmail), read);
	},
};

/** Asks for the emails exchanged with a lead; the answer that live accounts give names their ids. */
const latest = (key: Id, needed: Id[], read: Read): Lookup =>
	ofConversation(read, ({ emails }) => idIn(emails, key, needed));
