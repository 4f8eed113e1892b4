import type { BlockEntry } from './blockList';
import type { ClientAccess } from './clientAccess';
import type { Placement } from './placement';
import type { Inbox } from './inbox';
import type { LeadNotes } from './leadNotes';
import type { Prospecting } from './prospecting';
import type { VendorStore } from './vendors';
import type { WebhookStore } from './webhookStore';

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
	tagIds: number[];
	/** Set for a subsequence. */
	parentCampaignId: number | null;
	/** What starts a subsequence, as it was sent. */
	conditionEvents: unknown[];
	teamMemberId: number | null;
	folderId: number | null;
	/** 1 = one after the other, 2 = at random. */
	spintaxMode: number;
	appliesClientDnc: boolean;
	promptTemplate: PromptTemplate | null;
}

/** What the AI is told when it answers for a campaign. */
export interface PromptTemplate {
	id: number;
	content: string;
	categoryIds: number[];
	isActive: boolean;
	createdAt: string;
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
	/** What each reply says, as HTML, where that was given. */
	replyBodies: Array<string | undefined>;
	isBounced: boolean;
	isUnsubscribed: boolean;
	/** No longer on the list of the campaign, yet known to the lead. */
	isArchived: boolean;
}

/** How much warmup a mailbox sends. */
export interface WarmupPlan {
	perDay: number;
	rampUp: number;
	/** Percent. */
	replyRate: number;
	keyId: number;
	/** What no read operation shows, by its name in the request. */
	others: Record<string, unknown>;
}

/** A mail that went out on its own. */
export interface SingleEmail {
	from: string;
	to: string;
	subject: string;
	files: string[];
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
	/** Of the warmup, in percent. */
	reputation: number;
	isSuspended: boolean;
	signature: string;
	trackingDomain: string | null;
	bcc: string | null;
	/** The shortest pause between two mails. */
	minutesBetween: number;
	warmup: WarmupPlan;
	tagIds: number[];
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
	sentiment: 'positive' | 'neutral' | 'negative' | null;
	colourCode: string;
	/** Comes with every account; cannot be changed. */
	isGlobal: boolean;
	createdAt: string;
}

/** A tag; campaigns and mailboxes draw on the same ones. */
export interface Tag {
	id: number;
	name: string;
	color: string;
}

/** A list of leads outside of any campaign. */
export interface LeadList {
	id: number;
	name: string;
	leadIds: Set<number>;
	createdAt: string;
}

/** Somebody who works in the account. */
export interface TeamMember {
	id: number;
	name: string;
}

/** A folder of campaigns; the API lists them nowhere. */
export interface CampaignFolder {
	id: number;
	name: string;
}

/** A test mail that went out. */
export interface TestEmail {
	campaignId: number;
	leadId: number;
	step: number;
	from: string;
	to: string;
}

/** The next free id of each kind. */
export interface NextIds {
	campaign: number;
	lead: number;
	campaignLead: number;
	step: number;
	variant: number;
	emailAccount: number;
	client: number;
	leadCategory: number;
	tag: number;
	leadList: number;
	teamMember: number;
	campaignFolder: number;
	promptTemplate: number;
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
	tags: Map<number, Tag>;
	leadLists: Map<number, LeadList>;
	teamMembers: Map<number, TeamMember>;
	campaignFolders: Map<number, CampaignFolder>;
	/** Oldest first. */
	testEmails: TestEmail[];
	/** Oldest first. */
	singleEmails: SingleEmail[];
	/** Domains and addresses that get no mail, by id. */
	blockList: Map<number, BlockEntry>;
	/** Addresses that unsubscribed from everything, lower case. */
	unsubscribed: Set<string>;
	/** Addresses that bounced for somebody else, lower case. */
	bounced: Set<string>;
	clientAccess: ClientAccess;
	placement: Placement;
	inbox: Inbox;
	leadNotes: LeadNotes;
	prospecting: Prospecting;
	vendorStore: VendorStore;
	webhookStore: WebhookStore;
	nextIds: NextIds;
}
