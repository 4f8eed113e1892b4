import type { IDataObject } from 'n8n-workflow';

import { asJson, isObject } from '../engine/json';
import { addressIn } from '../text/address';
import { readFirst, textAt, asText } from './places';

export interface Parties {
	leadEmail: string | null;
	/** Who answered: the lead, or somebody else, a colleague say. Null where nobody did. */
	repliedBy: string | null;
	/** The address of the email account that the campaign sends from. */
	mailbox: string | null;
}

const addressOf = (value: unknown): string | null => {
	const text = asText(value);
	return text === null ? null : addressIn(text);
};

/** Places where only a lead can stand, in the newer keys, the older ones and the nested form. */
const leadPlaces = [
	'sl_lead_email',
	'lead_email',
	'leadCorrespondence.targetLeadEmail',
	'lead_data.email',
	'lead.email',
	'email',
];

/** Where a reply may name its author. In a history it can be the email account even so. */
const authorPlaces = [
	'reply_message.from_email',
	'reply_message.from',
	'reply.from_email',
	'reply.from',
	'last_reply.from',
	'lastReply.from',
];

/**
 * Who wrote to whom. In a reply `from_email` may be the email account or the person who answered, and
 * that may be a colleague of the lead: sources disagree, so an end is ours only if nobody else stands
 * there.
 */
export function partiesOf(fields: IDataObject, event: string): Parties {
	// An email that belongs to no lead names its two ends in fields of their own.
	if (event === 'UNTRACKED_REPLIES') {
		const stranger = inDetail(fields.sender_detail);
		return { leadEmail: stranger, repliedBy: stranger, mailbox: inDetail(fields.recipient_detail) };
	}
	const from = readFirst(fields, ['from_email', 'from'], addressOf);
	const to = readFirst(fields, ['to_email', 'to'], addressOf);
	const replier = readFirst(fields, ['leadCorrespondence.replyReceivedFrom'], addressOf);
	const named = readFirst(fields, leadPlaces, addressOf);
	const leadEmail =
		named ?? (same(from, replier) ? replier : to) ?? sentTo(fields.description) ?? replier;
	const mailbox = mailboxOf(from, to, leadEmail, replier);
	return {
		leadEmail,
		repliedBy: replier ?? authorOf(fields, event, [to, from, leadEmail], mailbox),
		mailbox,
	};
}

/** The end at which neither the lead nor who answered stands. */
function mailboxOf(
	from: string | null,
	to: string | null,
	lead: string | null,
	replier: string | null,
): string | null {
	const ends = [from, to].filter((end) => end !== null && !same(end, lead) && !same(end, replier));
	const [first = null, second = null] = ends;
	if (second === null || lead === null) return first;
	// Two strangers: the one of the lead's company answered for the lead; else it is as documented.
	return sameCompany(first, lead) && !sameCompany(second, lead) ? second : first;
}

function authorOf(
	fields: IDataObject,
	event: string,
	people: Array<string | null>,
	mailbox: string | null,
): string | null {
	const author = readFirst(fields, authorPlaces, addressOf);
	if (author !== null && !same(author, mailbox)) return author;
	if (event !== 'EMAIL_REPLY') return null;
	return people.find((one) => one !== null && !same(one, mailbox)) ?? null;
}

const same = (one: string | null, other: string | null): boolean =>
	one !== null && one.toLowerCase() === other?.toLowerCase();

const sameCompany = (one: string | null, other: string): boolean =>
	one !== null && domainOf(one) === domainOf(other);

const domainOf = (address: string): string =>
	address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** A bounce may name the lead only here: "Email 1 sent to lead@example.com got bounced". */
function sentTo(description: unknown): string | null {
	const text = asText(description) ?? '';
	const at = text.indexOf(' sent to ');
	return at < 0 ? null : addressIn(text.slice(at));
}

/** The inner shape of these two is not documented: a text, or an object with an address somewhere. */
function inDetail(detail: unknown): string | null {
	const fields = isObject(detail) ? detail : { email: asJson(detail) };
	const places = ['email', 'email_address', 'address', 'from_email', 'to_email', 'value'];
	const text = textAt(fields, places);
	return text === null ? null : addressIn(text);
}
