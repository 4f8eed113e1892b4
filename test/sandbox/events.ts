import type { Delivery } from './webhookOffice';
import type { Deliveries, Happening } from './deliveries';
import type { Campaign, CampaignLead, Lead, SandboxState } from './state';

/** A lead in a campaign that something happens to. */
export interface Place {
	campaignId: number;
	leadId: number;
}

/** The account's own key, which stands in every payload. */
export const accountSecretKey = '7d0f4c2a-1111-4222-8333-000000000001';

const app = 'https://app.smartlead.ai/app/master-inbox?leadMap=';

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

	/** A lead answers. */
	reply(place: Place, text = 'This sounds good, tell me more'): Delivery[] {
		const at = this.time();
		const { link, lead } = this.find(place);
		link.replyCount++;
		link.lastEventAt = at;
		const message = {
			message_id: `<reply-${link.mapId}-${link.replyCount}@example.com>`,
			html: `<p>${text}</p>`,
			text,
			time: at,
		};
		return this.tell('EMAIL_REPLY', place, {
			sl_lead_email: lead.email,
			cc_emails: [],
			time_replied: at,
			message_id: message.message_id,
			reply_body: message.html,
			preview_text: text.slice(0, 100),
			reply_message: message,
			leadCorrespondence: {
				targetLeadEmail: lead.email,
				replyReceivedFrom: lead.email,
				repliedCompanyDomain: lead.email.split('@')[1],
			},
		});
	}

	/** A step is sent; the first one is two events. */
	sent(place: Place): Delivery[] {
		const { link } = this.find(place);
		link.lastStep++;
		link.lastSentAt = this.time();
		const more = { time_sent: link.lastSentAt, custom_subject: 'A word about the season' };
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
		const { link, lead } = this.find(place);
		link.isBounced = true;
		return this.tell('EMAIL_BOUNCE', place, {
			is_bounced: true,
			is_sender_originated_bounce: false,
			bounce_message: {
				message_id: `<bounce-${link.mapId}@example.com>`,
				text: `Nobody here is called ${lead.email}`,
				time: this.time(),
			},
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
		const { lead, link } = this.find(place);
		const nameOfCategory = (id: number | null) =>
			id === null ? null : (this.state.leadCategories.get(id)?.name ?? null);
		return this.tell('LEAD_CATEGORY_UPDATED', place, {
			lead_id: lead.id,
			lead_email: lead.email,
			lead_name: nameOf(lead),
			category: nameOfCategory(link.categoryId),
			lead_category_id: link.categoryId,
			lead_category: {
				old_id: before,
				old_name: nameOfCategory(before),
				new_id: link.categoryId,
				new_name: nameOfCategory(link.categoryId),
			},
			lead_data: { email: lead.email, first_name: lead.firstName, last_name: lead.lastName },
			history: [],
		});
	}

	manualStep(place: Place): Delivery[] {
		const { lead, link } = this.find(place);
		return this.tell('MANUAL_STEP_REACHED', place, {
			lead_id: lead.id,
			lead_email: lead.email,
			lead_name: nameOf(lead),
			current_sequence_number: link.lastStep + 1,
			sent_message_ids: [],
		});
	}

	/** Knows neither a lead nor a time. */
	statusChanged(campaignId: number, before: string): Delivery[] {
		const campaign = this.campaign(campaignId);
		return this.deliveries.queue({
			...ownersOf(campaign),
			event: 'CAMPAIGN_STATUS_CHANGED',
			payload: {
				...about(campaign, 'CAMPAIGN_STATUS_CHANGED'),
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
				cc: [],
				visible_text: text,
				has_attachment: false,
				reply_message: { message_id: '<untracked@example.com>', text, time: this.time() },
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

	private find({ campaignId, leadId }: Place) {
		const link = [...this.state.campaignLeads.values()].find(
			(one) => one.campaignId === campaignId && one.leadId === leadId,
		);
		const lead = this.state.leads.get(leadId);
		if (!link || !lead) throw new Error(`Lead ${leadId} is not in campaign ${campaignId}`);
		return { campaign: this.campaign(campaignId), link, lead };
	}

	private tell(event: string, place: Place, more: Record<string, unknown>): Delivery[] {
		const { campaign, link, lead } = this.find(place);
		const happening: Happening = {
			...ownersOf(campaign),
			event,
			categoryId: link.categoryId,
			payload: {
				...about(campaign, event),
				...this.mail(campaign, link, lead),
				event_timestamp: this.time(),
				...more,
			},
		};
		return this.deliveries.queue(happening);
	}

	private mail(campaign: Campaign, link: CampaignLead, lead: Lead) {
		const account = link.emailAccountId ?? campaign.emailAccountIds[0] ?? 0;
		return {
			from_email: this.state.emailAccounts.get(account)?.fromEmail ?? 'sender@example.com',
			to_email: lead.email,
			to_name: nameOf(lead),
			subject: 'A word about the season',
			sequence_number: Math.max(1, link.lastStep),
			stats_id: `stats-${link.mapId}-${Math.max(1, link.lastStep)}`,
			// The lead's id comes as text, that of its place as a number.
			sl_email_lead_id: String(lead.id),
			sl_email_lead_map_id: link.mapId,
			app_url: `${app}${link.mapId}`,
			ui_master_inbox_link: `${app}${link.mapId}`,
		};
	}
}

const ownersOf = ({ id, clientId }: Campaign) => ({ campaignId: id, clientId });

const nameOf = ({ firstName, lastName }: Lead) => [firstName, lastName].filter(Boolean).join(' ');

const about = (campaign: Campaign, event: string) => ({
	event_type: event,
	secret_key: accountSecretKey,
	campaign_id: campaign.id,
	campaign_name: campaign.name,
	campaign_status: campaign.status,
	client_id: campaign.clientId,
	description: `${event} in ${campaign.name}`,
});
