import { either, json, notOk, ok, refuse, text } from '../answers';
import { threadOf } from '../state/inbox';
import { textIn } from '../read';
import type { SandboxState } from '../state/state';
import type { Handler } from '../types';
import { withCampaign } from './campaign';
import { placedIn } from './campaignLead';
import { mailsTo } from './mails';

/** The place and the number of the mail that a stats id names. */
function mailWith(statsId: string, state: SandboxState) {
	for (const campaign of state.campaigns.values()) {
		for (const placed of placedIn(campaign, state)) {
			const mail = mailsTo(placed, campaign, state).find(
				(one) => `stats-${one.statsId}` === statsId,
			);
			if (mail) return mail;
		}
	}
	return undefined;
}

/** inbox.reply: live accounts get a sentence instead of JSON. */
export const reply: Handler = withCampaign((campaign, { body }, { state, now, shapes }) => {
	const statsId = textIn(body, 'email_stats_id') ?? '';
	const mail = mailWith(statsId, state);
	if (mail?.campaign.id !== campaign.id) return refuse(404, 'Email stats not found');
	const { inbox } = state;
	const { mapId } = mail.place;
	inbox.mails.push({
		kind: 'reply',
		mapId,
		statsId,
		messageId: `<reply-${inbox.nextIds.mail++}@mail.example.com>`,
		to: textIn(body, 'to_email') ?? mail.lead.email,
		body: textIn(body, 'email_body') ?? '',
		scheduledTime: textIn(body, 'scheduled_time') ?? null,
		at: new Date(now).toISOString(),
	});
	threadOf(inbox, mapId).isRead = true;
	const sentence = () => ({
		...text(200, 'Email added to the queue, will be sent out soon!'),
		headers: { 'Content-Type': 'text/html; charset=utf-8' },
	});
	return either(
		shapes,
		() => ok({ success: true, message: 'Reply sent successfully' }),
		sentence,
		sentence,
	);
});

/** inbox.forward */
export const forward: Handler = withCampaign((campaign, { body }, { state, now, shapes }) => {
	const statsId = textIn(body, 'stats_id') ?? '';
	const mail = mailWith(statsId, state);
	if (mail?.campaign.id !== campaign.id) {
		return json(500, { ok: false, error: 'Email account not found!', status: 'error' });
	}
	const { inbox } = state;
	const messageId = `<forward-${inbox.nextIds.mail++}@mail.example.com>`;
	inbox.mails.push({
		kind: 'forward',
		mapId: mail.place.mapId,
		statsId,
		messageId,
		to: textIn(body, 'to_emails') ?? '',
		body: textIn(body, 'forward_email_body') ?? '',
		scheduledTime: null,
		at: new Date(now).toISOString(),
	});
	return either(
		shapes,
		() => ok({ ok: true, messageId, status: 'success' }),
		() => ok({ success: true }),
	);
});

/** inbox.getReplyStatus */
export const getReplyStatus: Handler = ({ query }, { state }) => {
	const mail = state.inbox.mails.find(({ messageId }) => messageId === textIn(query, 'message_id'));
	if (!mail) return notOk(404, 'No reply found for the given message_id');
	const waits = mail.scheduledTime !== null;
	return ok({
		ok: true,
		data: {
			message_id: mail.messageId,
			status: waits ? 'SCHEDULED' : 'COMPLETED',
			status_message: waits ? 'Email scheduled' : 'Email sent successfully!',
			event_time: mail.at,
			scheduled_time: mail.scheduledTime,
			email_stats_id: mail.statsId,
		},
	});
};
