import type {
	Campaign,
	CampaignFolder,
	CampaignLead,
	CampaignSettings,
	Client,
	EmailAccount,
	Lead,
	LeadCategory,
	LeadList,
	SandboxState,
	Tag,
	TeamMember,
} from './state';

/** The settings of a campaign that nobody has touched. */
export function defaultSettings(): CampaignSettings {
	return {
		trackSettings: [],
		stopLeadSettings: 'REPLY_TO_AN_EMAIL',
		unsubscribeText: '',
		sendAsPlainText: false,
		forcePlainText: false,
		followUpPercentage: 40,
		enableAiEspMatching: false,
		others: {},
	};
}

/** A new campaign in the state DRAFTED, with the next free id. */
export function addCampaign(
	state: SandboxState,
	now: number,
	values: Partial<Omit<Campaign, 'id'>> = {},
): Campaign {
	const at = new Date(now).toISOString();
	const campaign: Campaign = {
		clientId: null,
		name: 'Untitled Campaign',
		status: 'DRAFTED',
		createdAt: at,
		updatedAt: at,
		settings: defaultSettings(),
		schedule: null,
		sequence: [],
		emailAccountIds: [],
		tagIds: [],
		parentCampaignId: null,
		conditionEvents: [],
		teamMemberId: null,
		folderId: null,
		spintaxMode: 1,
		appliesClientDnc: false,
		promptTemplate: null,
		...values,
		id: state.nextIds.campaign++,
	};
	state.campaigns.set(campaign.id, campaign);
	return campaign;
}

/** A new lead record with the next free id. */
export function addLead(
	state: SandboxState,
	now: number,
	values: Partial<Omit<Lead, 'id'>> & { email: string },
): Lead {
	const lead: Lead = {
		firstName: null,
		lastName: null,
		companyName: null,
		phoneNumber: null,
		website: null,
		location: null,
		linkedinProfile: null,
		companyUrl: null,
		customFields: {},
		isUnsubscribed: false,
		createdAt: new Date(now).toISOString(),
		...values,
		email: values.email.toLowerCase(),
		id: state.nextIds.lead++,
	};
	state.leads.set(lead.id, lead);
	return lead;
}

/** Puts a lead into a campaign, with the next free map id. */
export function addCampaignLead(
	state: SandboxState,
	now: number,
	values: Partial<Omit<CampaignLead, 'mapId'>> & { campaignId: number; leadId: number },
): CampaignLead {
	const place: CampaignLead = {
		status: 'STARTED',
		categoryId: null,
		emailAccountId: null,
		lastStep: 0,
		createdAt: new Date(now).toISOString(),
		lastSentAt: null,
		lastEventAt: null,
		resumeAt: null,
		openCount: 0,
		clickCount: 0,
		replyCount: 0,
		replyBodies: [],
		isBounced: false,
		isUnsubscribed: false,
		isArchived: false,
		...values,
		mapId: state.nextIds.campaignLead++,
	};
	state.campaignLeads.set(place.mapId, place);
	return place;
}

/**
 * Puts `count` new leads into a campaign: `many1@example.com`, `many2@example.com` and so on, without
 * a gap over several calls. `values` says how far they are: with `lastStep` and `lastSentAt` they
 * have mails, and so rows in every statistic.
 */
export function addLeadsToCampaign(
	state: SandboxState,
	now: number,
	campaignId: number,
	count: number,
	values: Partial<Omit<CampaignLead, 'mapId' | 'campaignId' | 'leadId'>> = {},
): CampaignLead[] {
	const before = [...state.leads.values()].filter(({ email }) => email.startsWith('many')).length;
	return Array.from({ length: count }, (_, index) => {
		const number = before + index + 1;
		const { id: leadId } = addLead(state, now, {
			email: `many${number}@example.com`,
			firstName: `Many ${number}`,
		});
		return addCampaignLead(state, now, { ...values, campaignId, leadId });
	});
}

/** A new mailbox that works, with the next free id. */
export function addEmailAccount(
	state: SandboxState,
	now: number,
	values: Partial<Omit<EmailAccount, 'id'>> = {},
): EmailAccount {
	const id = state.nextIds.emailAccount++;
	const number = id - 100;
	const account: EmailAccount = {
		clientId: null,
		fromName: `Sender ${number}`,
		fromEmail: `sender${number}@example.com`,
		type: 'SMTP',
		messagesPerDay: 50,
		isSmtpSuccess: true,
		isImapSuccess: true,
		warmupStatus: 'ACTIVE',
		isWarmupBlocked: false,
		reputation: 95,
		isSuspended: false,
		signature: '<p>Example signature</p>',
		trackingDomain: null,
		bcc: null,
		minutesBetween: 5,
		warmup: { perDay: 20, rampUp: 5, replyRate: 15, keyId: 70_000 + id, others: {} },
		tagIds: [],
		createdAt: new Date(now).toISOString(),
		...values,
		id,
	};
	state.emailAccounts.set(id, account);
	return account;
}

/** A new client with the next free id. */
export function addClient(state: SandboxState, now: number, name: string): Client {
	const id = state.nextIds.client++;
	const email = `client${id - 200}@example.com`;
	const client: Client = { id, name, email, createdAt: new Date(now).toISOString() };
	state.clients.set(id, client);
	return client;
}

/** A new category of the account's own, with the next free id. */
export function addLeadCategory(
	state: SandboxState,
	now: number,
	values: Partial<Omit<LeadCategory, 'id'>> & { name: string },
): LeadCategory {
	const category: LeadCategory = {
		sentiment: null,
		colourCode: '#f9f1e9',
		isGlobal: false,
		createdAt: new Date(now).toISOString(),
		...values,
		id: state.nextIds.leadCategory++,
	};
	state.leadCategories.set(category.id, category);
	return category;
}

/** A new tag with the next free id. */
export function addTag(state: SandboxState, name: string, color = '#33aa55'): Tag {
	const tag: Tag = { id: state.nextIds.tag++, name, color };
	state.tags.set(tag.id, tag);
	return tag;
}

/** A new list with the next free id; nobody is on it. */
export function addLeadList(state: SandboxState, now: number, name: string): LeadList {
	const list: LeadList = {
		id: state.nextIds.leadList++,
		name,
		leadIds: new Set(),
		createdAt: new Date(now).toISOString(),
	};
	state.leadLists.set(list.id, list);
	return list;
}

/** A new team member with the next free id. */
export function addTeamMember(state: SandboxState, name: string): TeamMember {
	const member: TeamMember = { id: state.nextIds.teamMember++, name };
	state.teamMembers.set(member.id, member);
	return member;
}

/** A new folder of campaigns with the next free id. */
export function addCampaignFolder(state: SandboxState, name: string): CampaignFolder {
	const folder: CampaignFolder = { id: state.nextIds.campaignFolder++, name };
	state.campaignFolders.set(folder.id, folder);
	return folder;
}

/** A reply of campaign 301 that its webhook, 1101, was told of in vain. `at` is when it happened. */
export function addFailedDelivery({ webhookStore }: SandboxState, at: number, id: string): void {
	webhookStore.deliveries.push({
		id,
		webhookId: 1101,
		campaignId: 301,
		event: 'EMAIL_REPLY',
		payload: {},
		at,
		attempts: 4,
		status: 503,
		state: 'failed',
		dueAt: at,
	});
}
