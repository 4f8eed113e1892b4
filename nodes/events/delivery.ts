import type { IDataObject } from 'n8n-workflow';

import { isList, isObject, objectsIn } from '../engine/json';
import { Budget } from '../text/budget';
import { normalizeEvent } from './events';
import { partiesOf, type Parties } from './parties';
import { fieldsOf, readFirst, idAt, asId, momentOf, textAt, asText } from './places';
import { textsOf, type Texts } from './texts';

/** What an event is, without the texts in it: enough to know whether it is wanted and new. */
export interface Facts extends Parties {
	/** The event in the names of the 'Trigger On' list. */
	event: string;
	/** False for an event that this node has never heard of. */
	isKnownEvent: boolean;
	campaignId: number | null;
	leadId: number | null;
	/** The id of the lead within its campaign, which the master inbox asks for. */
	leadMapId: number | null;
	/** The id of the email, which a reply asks for. */
	statsId: string | null;
	categoryId: number | null;
	/** ISO 8601; null where SmartLead does not say. */
	occurredAt: string | null;
	/** Whether it is the first reply of this lead; null where SmartLead does not say. */
	isFirstReply: boolean | null;
}

/** What every event is given besides its payload, under the same names whatever SmartLead calls them. */
export interface EventOutput extends Facts, Texts {}

/** Where each field stands: in the newer keys, the older ones (both are sent today), then the nested form of one page. */
const places = {
	event: ['event_type', 'event'],
	campaignId: ['campaign_id', 'campaign.id'],
	leadId: ['sl_email_lead_id', 'lead_id', 'lead_data.id', 'lead.id', 'email_lead_id'],
	leadMapId: ['sl_email_lead_map_id', 'email_lead_map_id', 'lead_map_id', 'campaign_lead_map_id'],
	links: ['app_url', 'ui_master_inbox_link'],
	statsId: ['stats_id', 'email_stats_id', 'last_reply.stats_id', 'lastReply.stats_id'],
	categoryId: [
		'lead_category.new_id',
		'lead_category_id',
		'reply_category',
		'reply_category.id',
		'category_id',
		'category.id',
	],
	occurredAt: [
		'event_timestamp',
		'timestamp',
		'time_replied',
		'reply_message.time',
		'reply.received_at',
		'bounce_message.time',
		'time_clicked',
		'time_opened',
		'time_sent',
		'created_at',
		'last_reply.time',
		'lastReply.time',
	],
	/** Of an email that was sent: in other events it is the one before. */
	sentAt: ['sent_message.time'],
};

/** What an event is, from its short fields alone: bodies of emails are not looked at. */
export function factsOf(payload: IDataObject): Facts {
	const fields = fieldsOf(payload);
	const { event, isKnown } = normalizeEvent(textAt(fields, places.event));
	const isSent = event === 'EMAIL_SENT' || event === 'FIRST_EMAIL_SENT';
	const { leadEmail, repliedBy, mailbox } = partiesOf(fields, event);
	return {
		event,
		isKnownEvent: isKnown,
		leadEmail,
		repliedBy,
		mailbox,
		campaignId: idAt(fields, places.campaignId),
		leadId: idAt(fields, places.leadId),
		leadMapId: idAt(fields, places.leadMapId) ?? readFirst(fields, places.links, leadMapIn),
		statsId: textAt(fields, places.statsId),
		categoryId: idAt(fields, places.categoryId),
		occurredAt:
			readFirst(fields, places.occurredAt, momentOf) ??
			(isSent ? readFirst(fields, places.sentAt, momentOf) : null),
		isFirstReply: isFirstReply(fields),
	};
}

/**
 * The payload of one event as the workflow gets it: our names first, then everything SmartLead sent.
 * Events that came together share a budget.
 */
export function outputOf(
	payload: IDataObject,
	facts = factsOf(payload),
	budget = new Budget(),
): EventOutput & IDataObject {
	const own: EventOutput = { ...facts, ...textsOf(fieldsOf(payload), budget) };
	// Ours stand first, where people look, and win where SmartLead has a key of that name.
	return { ...own, ...withoutSecrets(payload), ...own };
}

/** The link to the conversation ends in `?leadMap=99`. */
function leadMapIn(link: unknown): number | null {
	const found = /[?&]leadMap(?:Id)?=(\d{1,16})(?!\d)/i.exec(asText(link) ?? '');
	return found ? Number(found[1]) : null;
}

/** Known where SmartLead says so, or sends the conversation along. */
function isFirstReply({ is_first_reply: said, reply_count: count, history }: IDataObject) {
	if (typeof said === 'boolean') return said;
	const replies = isList(history)
		? objectsIn(history).filter(({ type }) => type === 'REPLY').length
		: (asId(count) ?? 0);
	return replies > 0 ? replies === 1 : null;
}

/** The address that the event was sent to holds our secret, and SmartLead sends one of its own. */
const secretKeys = ['webhook_url', 'secret_key'];

/** What does not hold one of them is not copied: a payload can be large. */
const withoutSecrets = (payload: IDataObject): IDataObject =>
	cleaned(payload, (inner) => (holdsSecrets(inner) ? deeplyCleaned(inner) : inner));

function deeplyCleaned(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(deeplyCleaned);
	return isObject(value) ? cleaned(value, deeplyCleaned) : value;
}

const cleaned = (value: IDataObject, clean: (inner: unknown) => unknown): IDataObject =>
	Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !secretKeys.includes(name))
			.map(([name, inner]) => [name, clean(inner)]),
	) as IDataObject;

const holdsSecrets = (value: unknown): boolean =>
	Array.isArray(value)
		? value.some(holdsSecrets)
		: isObject(value) &&
			(secretKeys.some((name) => Object.hasOwn(value, name)) ||
				Object.values(value).some(holdsSecrets));
