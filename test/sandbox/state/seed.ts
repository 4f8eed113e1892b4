import { seedBlockList } from './blockList';
import {
	addCampaign,
	addCampaignFolder,
	addCampaignLead,
	addClient,
	addEmailAccount,
	addFailedDelivery,
	addLead,
	addLeadCategory,
	addLeadList,
	addTag,
	addTeamMember,
} from './build';
import { seedClientAccess } from './clientAccess';
import { seedPlacement } from './placement';
import { seedInbox } from './inbox';
import { seedLeadNotes } from './leadNotes';
import { seedProspecting } from './prospecting';
import { seedVendorStore } from './vendors';
import type { LeadCategory, SandboxState, SequenceStep } from './state';
import { seedWebhookStore } from './webhookStore';

/** The age of everything in the seed, so that filters by time have something to find. */
const fixedDay = Date.UTC(2026, 0, 15, 10, 30);

function emptyState(): SandboxState {
	return {
		userId: 9001,
		campaigns: new Map(),
		leads: new Map(),
		campaignLeads: new Map(),
		emailAccounts: new Map(),
		clients: new Map(),
		leadCategories: new Map(),
		tags: new Map(),
		leadLists: new Map(),
		teamMembers: new Map(),
		campaignFolders: new Map(),
		testEmails: [],
		singleEmails: [],
		blockList: seedBlockList(),
		unsubscribed: new Set(['unsubscribed@example.com']),
		bounced: new Set(['bounced@example.com']),
		clientAccess: seedClientAccess(),
		placement: seedPlacement(),
		inbox: seedInbox(),
		leadNotes: seedLeadNotes(),
		prospecting: seedProspecting(),
		vendorStore: seedVendorStore(),
		webhookStore: seedWebhookStore(),
		nextIds: {
			campaign: 301,
			// Beyond 32 bits, as live ids are: whoever squeezes an id into an int fails here.
			lead: 5_995_000_001,
			campaignLead: 4_433_000_001,
			step: 1001,
			variant: 7001,
			emailAccount: 101,
			client: 201,
			leadCategory: 1,
			tag: 401,
			leadList: 501,
			teamMember: 601,
			campaignFolder: 801,
			promptTemplate: 901,
		},
	};
}

const categories: Array<[string, LeadCategory['sentiment']]> = [
	['Interested', 'positive'],
	['Meeting Request', 'positive'],
	['Not Interested', 'negative'],
	['Do Not Contact', 'negative'],
	['Information Request', 'positive'],
	['Out Of Office', 'neutral'],
	['Wrong Person', 'negative'],
];

function step(
	state: SandboxState,
	seededAt: number,
	number: number,
	delayInDays: number,
): SequenceStep {
	return {
		id: state.nextIds.step++,
		number,
		subject: number === 1 ? 'A question about {{company_name}}' : '',
		emailBody: `<p>Hello {{first_name}}, this is mail ${number}.</p>`,
		delayInDays,
		type: 'EMAIL',
		variants: [],
		createdAt: new Date(seededAt).toISOString(),
	};
}

/**
 * A small account: mailboxes 101 to 103, clients 201 and 202, categories 1 to 7, campaign 301
 * (paused, two steps, one mailbox, leads 1 to 3) and campaign 302 (an empty draft); tags 401 and
 * 402 (402 on the mailboxes 102 and 103), lists 501 and 502 (empty), team members 601 and 602,
 * campaign folders 801 and 802.
 */
export function seedState(seededAt = fixedDay): SandboxState {
	const state = emptyState();
	addTag(state, 'Example Tag');
	const tagIds = [addTag(state, 'Example Senders', '#2255cc').id];
	addEmailAccount(state, seededAt, { type: 'GMAIL' });
	addEmailAccount(state, seededAt, { type: 'OUTLOOK', clientId: 201, tagIds });
	addEmailAccount(state, seededAt, { warmupStatus: 'INACTIVE', tagIds: [...tagIds] });
	addClient(state, seededAt, 'Example Client One');
	addClient(state, seededAt, 'Example Client Two');
	for (const [name, sentiment] of categories) {
		addLeadCategory(state, seededAt, { name, sentiment, isGlobal: true });
	}
	for (const number of ['One', 'Two']) {
		addLeadList(state, seededAt, `Example List ${number}`);
		addTeamMember(state, `Example Member ${number}`);
		addCampaignFolder(state, `Example Folder ${number}`);
	}
	const campaign = addCampaign(state, seededAt, {
		name: 'Example Campaign',
		status: 'PAUSED',
		sequence: [step(state, seededAt, 1, 0), step(state, seededAt, 2, 3)],
		emailAccountIds: [101],
	});
	addCampaign(state, seededAt, { name: 'Empty Draft', clientId: 201 });
	addSeedLeads(state, seededAt, campaign.id);
	return state;
}

/**
 * The same account as somebody meets it who tries the examples: what happened did so in the last days,
 * and two hours ago the webhook of a CRM could not be told of a reply.
 */
export function seedForExamples(now: number): SandboxState {
	const state = seedState(now - 5 * 86_400_000);
	addFailedDelivery(state, now - 2 * 3_600_000, 'missed-reply');
	return state;
}

/** Lead 1 is fresh, lead 2 is in the middle and has replied, lead 3 is through. */
function addSeedLeads(state: SandboxState, seededAt: number, campaignId: number): void {
	const sentAt = new Date(seededAt + 86_400_000).toISOString();
	const first = addLead(state, seededAt, {
		email: 'lead1@example.com',
		firstName: 'Lead 1',
		companyName: 'Example "Quoted" Co, Ltd',
		location: 'Suite 4\nExample Town',
		customFields: { job_title: 'Engineer', note: 'likes "quotes", and commas' },
	});
	addCampaignLead(state, seededAt, { campaignId, leadId: first.id });
	const second = addLead(state, seededAt, {
		email: 'lead2@example.com',
		firstName: 'Lead 2',
		companyName: 'Example Co',
	});
	addCampaignLead(state, seededAt, {
		campaignId,
		leadId: second.id,
		status: 'INPROGRESS',
		categoryId: 1,
		emailAccountId: 101,
		lastStep: 1,
		lastSentAt: sentAt,
		lastEventAt: sentAt,
		openCount: 2,
		replyCount: 1,
	});
	const third = addLead(state, seededAt, { email: 'lead3@example.com', firstName: 'Lead 3' });
	addCampaignLead(state, seededAt, {
		campaignId,
		leadId: third.id,
		status: 'COMPLETED',
		emailAccountId: 101,
		lastStep: 2,
		lastSentAt: sentAt,
		lastEventAt: sentAt,
		openCount: 1,
	});
}
