/** Campaign states as they are read back. */
export type CampaignStatus = 'DRAFTED' | 'ACTIVE' | 'PAUSED' | 'STOPPED' | 'COMPLETED';

/** States of a lead within a campaign. */
export type LeadStatus = 'STARTED' | 'INPROGRESS' | 'COMPLETED' | 'PAUSED' | 'STOPPED' | 'BLOCKED';

/** What `updateSettings` sets; every key that a request leaves out returns to its default. */
export interface CampaignSettings {
	/** As written: DONT_TRACK_…; the read side drops the TRACK. */
	trackSettings: string[];
	stopLeadSettings: string;
	unsubscribeText: string;
	sendAsPlainText: boolean;
	forcePlainText: boolean;
	followUpPercentage: number;
	enableAiEspMatching: boolean;
	/** Settings that no read operation shows, by their name in the request. */
	others: Record<string, unknown>;
}

/** When a campaign sends; days count from 0 = Sunday, hours are HH:MM. */
export interface CampaignSchedule {
	timezone: string;
	days: number[];
	startHour: string;
	endHour: string;
	/** Minutes. */
	minTimeBetweenEmails: number | null;
	maxNewLeadsPerDay: number | null;
	startTime: string | null;
}

/** One text of a step that has several. */
export interface SequenceVariant {
	id: number;
	label: string;
	subject: string;
	emailBody: string;
	percentage: number | null;
}

/** One step of a campaign's sequence. */
export interface SequenceStep {
	id: number;
	number: number;
	subject: string;
	emailBody: string;
	delayInDays: number;
	type: string;
	variants: SequenceVariant[];
	createdAt: string;
}

/** A campaign; times are ISO 8601. */
export interface Campaign {
	id: number;
	clientId: number | null;
	name: string;
	status: CampaignStatus;
	createdAt: string;
	updatedAt: string;
	settings: CampaignSettings;
	schedule: CampaignSchedule | null;
	sequence: SequenceStep[];
	emailAccountIds: number[];
}

/** The lead record: one per address, whatever campaigns it is in. */
export interface Lead {
	id: number;
	/** Lower case. */
	email: string;
	firstName: string | null;
	lastName: string | null;
	companyName: string | null;
	phoneNumber: string | null;
	website: string | null;
	location: string | null;
	linkedinProfile: string | null;
	companyUrl: string | null;
	customFields: Record<string, unknown>;
	isUnsubscribed: boolean;
	createdAt: string;
}

/** A lead's place in a campaign (the "map" of the API). */
export interface CampaignLead {
	/** `campaign_lead_map_id`; never equal to a lead id here, so that mixing them up shows. */
	mapId: number;
	campaignId: number;
	leadId: number;
	status: LeadStatus;
	categoryId: number | null;
	emailAccountId: number | null;
	/** Number of the last step that was mailed; 0 = none yet. */
	lastStep: number;
	createdAt: string;
	lastSentAt: string | null;
	lastEventAt: string | null;
	resumeAt: string | null;
	openCount: number;
	clickCount: number;
	replyCount: number;
	isBounced: boolean;
	isUnsubscribed: boolean;
}

/** A sending mailbox. */
export interface EmailAccount {
	id: number;
	clientId: number | null;
	fromName: string;
	fromEmail: string;
	type: 'GMAIL' | 'OUTLOOK' | 'SMTP';
	messagesPerDay: number;
	isSmtpSuccess: boolean;
	isImapSuccess: boolean;
	warmupStatus: 'ACTIVE' | 'INACTIVE';
	isWarmupBlocked: boolean;
	createdAt: string;
}

/** A sub-account of an agency. */
export interface Client {
	id: number;
	name: string;
	email: string;
	createdAt: string;
}

/** A category that a lead can be put into. */
export interface LeadCategory {
	id: number;
	name: string;
	sentiment: 'positive' | 'neutral' | 'negative';
	createdAt: string;
}

/** The next free id of each kind. */
export interface NextIds {
	campaign: number;
	lead: number;
	campaignLead: number;
	step: number;
	variant: number;
}

/** Everything the stand-in remembers; tests may read it and change it. */
export interface SandboxState {
	userId: number;
	campaigns: Map<number, Campaign>;
	leads: Map<number, Lead>;
	/** By map id, in the order of joining. */
	campaignLeads: Map<number, CampaignLead>;
	emailAccounts: Map<number, EmailAccount>;
	clients: Map<number, Client>;
	leadCategories: Map<number, LeadCategory>;
	/** Blocked everywhere: domains and addresses, lower case. */
	blockList: Set<string>;
	/** Addresses that unsubscribed from everything, lower case. */
	unsubscribed: Set<string>;
	/** Addresses that bounced for somebody else, lower case. */
	bounced: Set<string>;
	nextIds: NextIds;
}

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
		isBounced: false,
		isUnsubscribed: false,
		...values,
		mapId: state.nextIds.campaignLead++,
	};
	state.campaignLeads.set(place.mapId, place);
	return place;
}
