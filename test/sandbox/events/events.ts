import type { Deliveries } from './deliveries';
import {
	aboutCampaign,
	aboutMail,
	accountSecretKey,
	conversation,
	lastMail,
	message,
	nameOf,
	type Scene,
} from './payloads';
import type { Campaign, SandboxState } from '../state/state';
import type { Delivery } from '../state/webhookStore';

/** A lead in a campaign that something happens to. */
export interface Place {
	campaignId: number;
	leadId: number;
}

/**
 * Makes things happen to leads and campaigns and tells the webhooks. Payloads carry the older and the
 * newer keys beside each other, as SmartLead sends them today. Each method gives the deliveries made;
 * they are sent by `deliveries.send()`.
 */
export class Events {
	constructor(
		private readonly state: SandboxState,
		readonly deliveries: Deliveries,
		private readonly now: () => number,
	) {}

	/** A lead answers; what it writes is kept where it is given. */
	reply(place: Place, given?: string): Delivery[] {
		const text = given ?? 'This sounds good, tell me more';
		const at = this.time();
		const { link, lead } = this.find(place);
		link.replyCount++;
		link.lastEventAt = at;
		const answer = message(`reply-${link.mapId}-${link.replyCount}`, text, at);
		if (given !== undefined) link.replyBodies[link.replyCount - 1] = answer.html;
		return this.tell('EMAIL_REPLY', place, {
			sl_lead_email: lead.email,
			cc_emails: [],
			time_replied: at,
			message_id: answer.message_id,
			reply_body: answer.html,
			preview_text: text.slice(0, 100),
			reply_message: answer,
			leadCorrespondence: {
				targetLeadEmail: lead.email,
				replyReceivedFrom: lead.email,
				repliedCompanyDomain: lead.email.split('@')[1],
			},
		});
	}

	/** A step is sent; the first one is two events. */
	sent(place: Place): Delivery[] {
		const scene = this.find(place);
		const { link } = scene;
		link.lastStep++;
		link.lastSentAt = this.time();
		const { subject, body, messageId } = lastMail(scene, this.state);
		const more = {
			time_sent: link.lastSentAt,
			custom_subject: subject,
			custom_email_message: body,
			sent_message_body: body,
			message_id: `<${messageId}@mail.example.com>`,
		};
		const first = link.lastStep === 1 ? this.tell('FIRST_EMAIL_SENT', place, more) : [];
		return [...first, ...this.tell('EMAIL_SENT', place, more)];
	}

	opened(place: Place): Delivery[] {
		const { link } = this.find(place);
		link.openCount++;
		return this.tell('EMAIL_OPEN', place, { time_opened: this.time() });
	}

	clicked(place: Place, url = 'https://example.com/demo'): Delivery[] {
		const { link } = this.find(place);
		link.clickCount++;
		return this.tell('EMAIL_LINK_CLICK', place, {
			time_clicked: this.time(),
			link_clicked: [url],
			link_details: [{ url }],
		});
	}

	bounced(place: Place): Delivery[] {
		const scene = this.find(place);
		const { link, lead } = scene;
		link.isBounced = true;
		const { subject, body, sentAt } = lastMail(scene, this.state);
		const text = `Nobody here is called ${lead.email}`;
		const returned = message(`bounce-${link.mapId}`, text, this.time());
		return this.tell('EMAIL_BOUNCE', place, {
			is_bounced: true,
			is_sender_originated_bounce: false,
			created_at: this.time(),
			time_sent: sentAt,
			custom_subject: subject,
			custom_email_message: body,
			bounce_reply_message_id: returned.message_id,
			bounce_reply_email: returned.html,
			bounce_reply_email_preview: text,
			bounce_message: returned,
		});
	}

	unsubscribed(place: Place): Delivery[] {
		const { lead, link } = this.find(place);
		link.isUnsubscribed = true;
		return this.tell('LEAD_UNSUBSCRIBED', place, {
			lead_email: lead.email,
			lead_name: nameOf(lead),
			unsubscribed_client_id_map: {},
		});
	}

	/** The lead has come into a category, from another one or none. */
	categoryUpdated(place: Place, before: number | null): Delivery[] {
		const scene = this.find(place);
		const { lead, link } = scene;
		const category = (id: number | null) =>
			id === null ? undefined : this.state.leadCategories.get(id);
		const { name = null, sentiment = null } = category(link.categoryId) ?? {};
		return this.tell('LEAD_CATEGORY_UPDATED', place, {
			lead_id: lead.id,
			lead_email: lead.email,
			lead_name: nameOf(lead),
			created_at: this.time(),
			from: lastMail(scene, this.state).from,
			to: lead.email,
			category: name,
			lead_category_id: link.categoryId,
			lead_category: {
				old_id: before,
				old_name: category(before)?.name ?? null,
				new_id: link.categoryId,
				new_name: name,
			},
			lead_data: {
				email: lead.email,
				first_name: lead.firstName,
				last_name: lead.lastName,
				company_name: lead.companyName,
				custom_fields: lead.customFields,
				category: { name, sentiment_type: sentiment },
			},
			...conversation(scene, this.state),
		});
	}

	/** Knows no mail and no time, and has the lead's id as a text. */
	manualStep(place: Place): Delivery[] {
		const scene = this.find(place);
		const { campaign, lead, link } = scene;
		return this.deliveries.queue({
			...ownersOf(campaign),
			event: 'MANUAL_STEP_REACHED',
			payload: {
				...aboutCampaign(campaign, 'MANUAL_STEP_REACHED'),
				lead_id: String(lead.id),
				lead_email: lead.email,
				lead_name: nameOf(lead),
				current_sequence_number: link.lastStep + 1,
				sent_message_ids:
					link.lastStep > 0 ? [`<${lastMail(scene, this.state).messageId}@mail.example.com>`] : [],
			},
		});
	}

	/** Knows neither a lead nor a time. */
	statusChanged(campaignId: number, before: string): Delivery[] {
		const campaign = this.campaign(campaignId);
		return this.deliveries.queue({
			...ownersOf(campaign),
			event: 'CAMPAIGN_STATUS_CHANGED',
			payload: {
				...aboutCampaign(campaign, 'CAMPAIGN_STATUS_CHANGED'),
				previous_status: before,
				current_status: campaign.status,
			},
		});
	}

	/** A mail of somebody whom no campaign knows. */
	untracked(from: string, to: string, text: string): Delivery[] {
		return this.deliveries.queue({
			event: 'UNTRACKED_REPLIES',
			campaignId: null,
			clientId: null,
			payload: {
				event_type: 'UNTRACKED_REPLIES',
				event_timestamp: this.time(),
				secret_key: accountSecretKey,
				subject: 'A question',
				sender_detail: { email: from },
				recipient_detail: { email: to },
				description: 'A reply that belongs to no lead',
				cc: [],
				bcc: [],
				visible_text: text,
				has_attachment: false,
				reply_message: message('untracked', text, this.time()),
			},
		});
	}

	private time(): string {
		return new Date(this.now()).toISOString();
	}

	private campaign(id: number): Campaign {
		const campaign = this.state.campaigns.get(id);
		if (!campaign) throw new Error(`There is no campaign ${id}`);
		return campaign;
	}

	private find({ campaignId, leadId }: Place): Scene {
		const link = [...this.state.campaignLeads.values()].find(
			(one) => one.campaignId === campaignId && one.leadId === leadId,
		);
		const lead = this.state.leads.get(leadId);
		if (!link || !lead) throw new Error(`Lead ${leadId} is not in campaign ${campaignId}`);
		return { campaign: this.campaign(campaignId), link, lead };
	}

	private tell(event: string, place: Place, more: Record<string, unknown>): Delivery[] {
		const scene = this.find(place);
		return this.deliveries.queue({
			...ownersOf(scene.campaign),
			event,
			categoryId: scene.link.categoryId,
			payload: {
				...aboutCampaign(scene.campaign, event),
				...aboutMail(scene, this.state),
				event_timestamp: this.time(),
				...more,
			},
		});
	}
}

const ownersOf = ({ id, clientId }: Campaign) => ({ campaignId: id, clientId });
