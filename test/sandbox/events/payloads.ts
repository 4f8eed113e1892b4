import { mailsTo } from '../resources/mails';
import type { Campaign, CampaignLead, Lead, SandboxState } from '../state/state';

/** The account's own key, which stands in every payload. */
export const accountSecretKey = '7d0f4c2a-1111-4222-8333-000000000001';

const app = 'https://app.smartlead.ai/app';

/** A lead in a campaign, with the records of both. */
export interface Scene {
	campaign: Campaign;
	link: CampaignLead;
	lead: Lead;
}

export const nameOf = ({ firstName, lastName }: Lead) =>
	[firstName, lastName].filter(Boolean).join(' ');

/** A mail in the newer form: `sent_message`, `reply_message`, `bounce_message`. */
export const message = (id: string, text: string, time: string) => ({
	message_id: `<${id}@mail.example.com>`,
	html: `<p>${text}</p>`,
	text,
	time,
});

/** What is said of the campaign. */
export const aboutCampaign = (campaign: Campaign, event: string) => ({
	event_type: event,
	secret_key: accountSecretKey,
	campaign_id: campaign.id,
	campaign_name: campaign.name,
	campaign_status: campaign.status,
	client_id: campaign.clientId,
	app_url: `${app}/email-campaign/${campaign.id}/analytics`,
	description: `${event} in ${campaign.name}`,
});

/** The last mail that the lead got; before the first one, what that would be. */
export function lastMail({ campaign, link, lead }: Scene, state: SandboxState) {
	const mail = mailsTo({ place: link, lead }, campaign, state).at(-1);
	const account = link.emailAccountId ?? campaign.emailAccountIds[0] ?? 0;
	const number = Math.max(1, link.lastStep);
	return {
		number,
		from: mail?.from ?? state.emailAccounts.get(account)?.fromEmail ?? 'sender@example.com',
		subject: (mail?.subject ?? '') || 'A word about the season',
		body: mail?.body ?? '',
		sentAt: mail?.sentAt ?? link.createdAt,
		statsId: `stats-${mail?.statsId ?? link.mapId * 100 + number}`,
		messageId: `${link.mapId}.${number}`,
	};
}

/** What is said of a mail to a lead, besides the campaign. */
export function aboutMail(scene: Scene, state: SandboxState) {
	const { link, lead } = scene;
	const { from, subject, number, statsId, messageId, sentAt } = lastMail(scene, state);
	const inbox = `${app}/master-inbox?leadMap=${link.mapId}`;
	return {
		from_email: from,
		to_email: lead.email,
		to_name: nameOf(lead),
		subject,
		sequence_number: number,
		stats_id: statsId,
		// The lead's id comes as text, that of its place as a number.
		sl_email_lead_id: String(lead.id),
		sl_email_lead_map_id: link.mapId,
		app_url: inbox,
		ui_master_inbox_link: inbox,
		sent_message: message(messageId, subject, sentAt),
	};
}

/** The conversation with a lead as an event brings it. */
export function conversation(scene: Scene, state: SandboxState) {
	const mail = lastMail(scene, state);
	const entry = (type: 'SENT' | 'REPLY', time: string, text: string) => ({
		type,
		time,
		email_body: text,
		subject: mail.subject,
		stats_id: mail.statsId,
		message_id: `<${mail.messageId}@mail.example.com>`,
	});
	const { link } = scene;
	const sent = link.lastStep > 0 ? [entry('SENT', mail.sentAt, mail.body)] : [];
	const reply =
		link.replyCount > 0
			? entry('REPLY', link.lastEventAt ?? mail.sentAt, '<p>Tell me more</p>')
			: null;
	return { history: [...sent, ...(reply ? [reply] : [])], last_reply: reply, lastReply: reply };
}
