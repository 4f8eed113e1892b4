import { either, ok, refuse } from '../answers';
import { flagIn, numbersIn, textIn } from '../read';
import type { Campaign, SandboxState } from '../state/state';
import type { Handler, Values } from '../types';
import { withCampaign } from './campaign';
import { invalidCampaign, placedIn, withPlace } from './campaignLead';
import type { Placed } from './campaignLead';
import { momentOf } from './dates';
import { without } from './live';
import { mailsTo } from './mails';
import type { Mail } from './mails';

/** One message of a thread, whichever way it went. */
export interface Message {
	id: string;
	mail: Mail;
	isReply: boolean;
	subject: string;
	body: string;
	time: string;
	/** A reply of ours, which belongs to no step. */
	ownId?: string;
}

function replyBody({ number, place }: Mail, index: number): string {
	return place.replyBodies[index] ?? `<p>A reply to mail ${number}.</p>`;
}

/** What went to and fro between a lead and a campaign, oldest first. */
export function messagesOf(placed: Placed, campaign: Campaign, state: SandboxState): Message[] {
	const mails = mailsTo(placed, campaign, state);
	const ours = state.inbox.mails.filter(
		({ kind, mapId, scheduledTime }) =>
			kind === 'reply' && mapId === placed.place.mapId && scheduledTime === null,
	);
	const steps = mails.flatMap((mail): Message[] => {
		const { subject, body, sentAt: time, statsId } = mail;
		const sent = { id: `msg_${statsId}`, mail, isReply: false, subject, body, time };
		const answer = { mail, isReply: true, subject: `Re: ${subject}` };
		const replies = Array.from({ length: mail.replyCount }, (_, index) => ({
			...answer,
			body: replyBody(mail, index),
			id: `msg_${statsId}_${index + 1}`,
			time: mail.repliedAt ?? time,
		}));
		return [sent, ...replies];
	});
	const replies = ours.flatMap(({ messageId, body, at: time }): Message[] => {
		const mail = mails.at(-1);
		if (!mail) return [];
		const subject = `Re: ${mail.subject}`;
		return [{ id: messageId, ownId: messageId, mail, isReply: false, subject, body, time }];
	});
	return [...steps, ...replies];
}

function plainText(html: string): string {
	return html.replace(/<[^>]*>/g, '').trim();
}

function documented(message: Message, withText: boolean) {
	const { id, mail, isReply, subject, time } = message;
	return {
		id,
		subject,
		...(isReply
			? { direction: 'inbound', received_at: time }
			: { direction: 'outbound', sent_at: time, opened_at: mail.openedAt }),
		...(withText ? { plain_text_body: plainText(message.body) } : {}),
	};
}

/** A message as the older reference and live answers have it. */
export function liveMessage(message: Message, withText = false) {
	const { id, ownId, mail, isReply, subject, body, time } = message;
	const { from, lead } = mail;
	return {
		stats_id: ownId === undefined ? `stats-${mail.statsId}` : null,
		type: isReply ? 'REPLY' : 'SENT',
		message_id: isReply ? `<${id}@mail.example.com>` : (ownId ?? mail.messageId),
		time,
		from: isReply ? lead.email : from,
		to: isReply ? from : lead.email,
		cc: [],
		subject,
		email_body: body,
		...(withText ? { plain_text_body: plainText(body) } : {}),
	};
}

/** The same with what was done to it. */
export function fullMessage(message: Message, withText = false) {
	const { mail, isReply } = message;
	return {
		...liveMessage(message, withText),
		email_seq_number: isReply ? null : String(mail.number),
		open_count: isReply ? 0 : mail.openCount,
		click_count: isReply ? 0 : mail.clickCount,
		click_details: {},
	};
}

/** The two ends of a conversation. */
function ends({ place, lead }: Placed, campaign: Campaign, state: SandboxState) {
	const account = place.emailAccountId ?? campaign.emailAccountIds[0] ?? 0;
	return { from: state.emailAccounts.get(account)?.fromEmail ?? null, to: lead.email };
}

/** The time after which something must have happened; NaN when it is none. */
function afterIn(query: Values): number {
	const given = textIn(query, 'event_time_gt');
	return given === undefined ? -Infinity : momentOf(given);
}

/** campaignLead.getMessageHistory */
export const getMessageHistory: Handler = withPlace((place, { query }, { state, shapes }) => {
	const campaign = state.campaigns.get(place.campaignId);
	const lead = state.leads.get(place.leadId);
	if (!campaign || !lead) return refuse(404, 'Lead not found');
	const after = afterIn(query);
	if (Number.isNaN(after)) return refuse(422, 'event_time_gt must be a valid date');
	const withText = flagIn(query, 'show_plain_text_response') ?? false;
	const messages = messagesOf({ place, lead }, campaign, state).filter(
		({ time }) => Date.parse(time) > after,
	);
	return either(
		shapes,
		() => ok({ messages: messages.map((message) => documented(message, withText)) }),
		() => ok({ history: messages.map((message) => liveMessage(message, withText)) }),
		// Who wrote to whom stands around the list.
		() =>
			ok({
				history: messages.map((message) => without(fullMessage(message, withText), 'from', 'to')),
				...ends({ place, lead }, campaign, state),
			}),
	);
});

/** campaignLead.getMessageHistoryBulk: leads that are not in the campaign are left out. */
export const getMessageHistoryBulk: Handler = withCampaign(
	(campaign, { query, body }, { state, shapes }) => {
		const after = afterIn(query);
		if (Number.isNaN(after)) return refuse(422, 'event_time_gt must be a valid date');
		const ids = numbersIn(body, 'lead_ids');
		const histories = placedIn(campaign, state)
			.filter(({ lead }) => ids === undefined || ids.includes(lead.id))
			.map((placed) => ({
				id: placed.lead.id,
				placed,
				messages: messagesOf(placed, campaign, state).filter(
					({ time }) => Date.parse(time) > after,
				),
			}));
		const byLead = (show: (messages: Message[]) => unknown) =>
			Object.fromEntries(histories.map(({ id, messages }) => [String(id), show(messages)]));
		return either(
			shapes,
			() => {
				const brief = ({ isReply, subject, time }: Message) =>
					isReply ? { subject, received_at: time } : { subject, sent_at: time };
				return ok({ data: byLead((messages) => messages.map(brief)) });
			},
			() => ok(byLead((messages) => ({ history: messages.map((m) => liveMessage(m)) }))),
			() =>
				ok(
					Object.fromEntries(
						histories.map(({ id, placed, messages }) => [
							String(id),
							{ history: messages.map((m) => fullMessage(m)), ...ends(placed, campaign, state) },
						]),
					),
				),
		);
	},
	invalidCampaign,
);
