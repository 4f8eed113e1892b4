import type { IDataObject } from 'n8n-workflow';

import { valueAt, firstValueAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { rowsOf } from '../../../engine/run/answer';
import { Lookup } from '../../../engine/spec/lookup';
import type { RecordId } from '../../../engine/spec/lookup';
import { valueOf, type Encoded, type Read } from '../../../engine/spec/parameter';
import { campaign } from '../../../fields/campaign';
import { lead } from '../../../fields/lead';
import { conversation } from '../../../fields/lists';
import { addressIn } from '../../../text/address';

/** What the API calls the ids of an email. */
export type Id = 'stats_id' | 'message_id';

/** The id of the latest of these emails that has all the ids that are needed. */
export function idIn(emails: IDataObject[], key: Id, needed: Id[]): string {
	const named = emails.filter((email) => needed.every((name) => valueAt(email, name)));
	const id = lastOf(named)?.[key];
	if (typeof id === 'string' || typeof id === 'number') return String(id);
	throw new InvalidValue("has emails without IDs: choose 'By ID' at 'Email to Use'");
}

interface Conversation {
	emails: IDataObject[];
	/** The address of the email account, where the answer names it. */
	account: unknown;
}

/** The same question for every id and address of it: it is asked once. */
export function ofConversation(
	read: Read,
	pick: (conversation: Conversation) => unknown,
	who: Encoded<RecordId> = lead,
): Lookup {
	const path = {
		campaign_id: valueOf(campaign, read),
		lead_id: valueOf(who, read),
	};
	const { displayName } = who.field;
	return new Lookup(
		{
			route: '/campaigns/{campaign_id}/leads/{lead_id}/message-history',
			path,
			names: { campaign_id: campaign.field.displayName, lead_id: displayName },
		},
		(answer) => {
			const emails = emailsIn(answer);
			return pick({ emails, account: firstValueAt(answer, conversation.inherited.from) });
		},
		displayName,
	);
}

/** Where the inbox has the emails of a conversation. */
const inInbox = ['email_history', 'message_history', 'data.email_history', 'data.message_history'];

/** The emails of a conversation, as its message history or the inbox gives it. */
export function emailsIn(answer: unknown): IDataObject[] {
	const emails = rowsOf(answer, { paths: [...inInbox, ...conversation.paths] }) ?? [];
	if (emails.length === 0)
		throw new InvalidValue(
			'has no emails in this campaign yet: choose one that was emailed or has replied',
		);
	return emails;
}

/** Whether an email came in. */
export const isReply = ({ type, direction }: IDataObject): boolean =>
	/^reply$/i.test(String(type)) || direction === 'inbound';

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
export function lastAuthor({ emails, account }: Conversation): string | undefined {
	const addressOf = (end: unknown) => (typeof end === 'string' ? addressIn(end) : null);
	const senders = [account, ...emails.filter((email) => !isReply(email)).map(({ from }) => from)];
	const ours = senders.map((sender) => addressOf(sender)?.toLowerCase());
	const reply = lastOf(emails.filter(isReply));
	const ends = [reply?.from, reply?.to].map(addressOf);
	return ends.find((end) => end !== null && !ours.includes(end.toLowerCase())) ?? undefined;
}
