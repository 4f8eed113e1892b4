import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../engine/answer';
import { withoutTags } from '../engine/tool';
import { eventCalled } from './events';

/** What every event is given besides its payload, under the same names whatever SmartLead calls them. */
export interface Told {
	/** The event in the names of the 'Trigger On' list. */
	event: string;
	/** False for an event that this node has never heard of. */
	isKnownEvent: boolean;
	leadEmail: string | null;
	/** The address of the mailbox that the campaign sends from. */
	mailbox: string | null;
	campaignId: number | null;
	leadId: number | null;
	/** The id of the lead within its campaign, which the master inbox asks for. */
	leadMapId: number | null;
	/** The id of the mail, which a reply asks for. */
	statsId: string | null;
	categoryId: number | null;
	/** ISO 8601; null where SmartLead does not say. */
	occurredAt: string | null;
	/** What the lead wrote, as plain text. */
	replyText: string | null;
}

/**
 * Where each field stands: in the newer keys, the older ones (both are sent today), then the nested
 * form of one page. In a reply `from_email` may be the lead or the own mailbox: sources disagree, so
 * the lead is taken from where only a lead can stand.
 */
const places = {
	event: ['event_type', 'event'],
	lead: [
		'sl_lead_email',
		'lead_email',
		'leadCorrespondence.targetLeadEmail',
		'lead_data.email',
		'lead.email',
	],
	campaignId: ['campaign_id', 'campaign.id'],
	leadId: ['sl_email_lead_id', 'lead_id', 'lead_data.id', 'lead.id'],
	leadMapId: ['sl_email_lead_map_id', 'email_lead_map_id', 'lead_map_id'],
	statsId: ['stats_id', 'last_reply.stats_id', 'lastReply.stats_id'],
	categoryId: ['lead_category.new_id', 'lead_category_id'],
	occurredAt: [
		'event_timestamp',
		'time_replied',
		'time_clicked',
		'time_opened',
		'time_sent',
		'timestamp',
	],
	/** Plain text stays as it is: an address in angle brackets is no tag. */
	replyText: ['reply_message.text', 'reply.text'],
	replyHtml: [
		'reply_message.html',
		'reply_body',
		'reply.body',
		'last_reply.email_body',
		'lastReply.email_body',
	],
	/** Only its beginning, where there is no more. */
	replyStart: ['visible_text', 'preview_text'],
} as const;

/** The payload of one event as the workflow gets it: our names first, then everything SmartLead sent. */
export function tell(payload: IDataObject): Told & IDataObject {
	const { event, isKnown } = eventCalled(textAt(payload, places.event));
	const { leadEmail, mailbox } = partiesOf(payload, event);
	const told: Told = {
		event,
		isKnownEvent: isKnown,
		leadEmail,
		mailbox,
		campaignId: numberAt(payload, places.campaignId),
		leadId: numberAt(payload, places.leadId),
		leadMapId: numberAt(payload, places.leadMapId),
		statsId: textAt(payload, places.statsId),
		categoryId: numberAt(payload, places.categoryId),
		occurredAt: textAt(payload, places.occurredAt),
		replyText: replyIn(payload),
	};
	// Ours stand first, where people look, and win where SmartLead has a key of that name.
	return { ...told, ...(withoutOurs(payload) as IDataObject), ...told };
}

function replyIn(payload: IDataObject): string | null {
	const html = textAt(payload, places.replyHtml);
	return (
		textAt(payload, places.replyText) ??
		(html === null ? textAt(payload, places.replyStart) : withoutTags(html))
	);
}

/** Who wrote to whom. A mail that belongs to no lead names its two ends in fields of their own. */
function partiesOf(payload: IDataObject, event: string) {
	if (event === 'UNTRACKED_REPLIES') {
		return {
			leadEmail: addressIn(payload.sender_detail),
			mailbox: addressIn(payload.recipient_detail),
		};
	}
	const named = textAt(payload, places.lead);
	const [to, from] = [textAt(payload, ['to_email', 'to']), textAt(payload, ['from_email', 'from'])];
	const leadEmail = named ?? to;
	const mailbox = [from, to].find((end) => end !== null && !same(end, leadEmail)) ?? null;
	return { leadEmail, mailbox };
}

const same = (one: string, other: string | null) => one.toLowerCase() === other?.toLowerCase();

/** The inner shape of these two is not documented: a text, or an object with an address somewhere. */
function addressIn(detail: unknown): string | null {
	const candidates = isObject(detail)
		? [detail.email, detail.email_address, detail.address, detail.from_email, detail.to_email]
		: [detail];
	for (const candidate of candidates) {
		const found =
			typeof candidate === 'string' ? /[^\s<>"',;]+@[^\s<>"',;]+/.exec(candidate) : null;
		if (found) return found[0];
	}
	return null;
}

function firstAt(payload: IDataObject, paths: readonly string[]): unknown {
	for (const path of paths) {
		const value = at(payload, path);
		if (value !== undefined && value !== null && value !== '') return value;
	}
	return undefined;
}

function textAt(payload: IDataObject, paths: readonly string[]): string | null {
	const value = firstAt(payload, paths);
	if (typeof value === 'number') return String(value);
	return typeof value === 'string' ? value : null;
}

/** Ids come as numbers and as text. */
function numberAt(payload: IDataObject, paths: readonly string[]): number | null {
	const value = firstAt(payload, paths);
	const number = typeof value === 'string' ? Number(value) : value;
	return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** The address that the event was sent to holds our secret, and SmartLead sends one of its own. */
function withoutOurs(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(withoutOurs);
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => name !== 'webhook_url' && name !== 'secret_key')
			.map(([name, inner]) => [name, withoutOurs(inner)]),
	);
}
