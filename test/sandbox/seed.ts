import { addCampaign, addCampaignLead, addLead } from './state';
import type { EmailAccount, LeadCategory, SandboxState, SequenceStep } from './state';

/** The age of everything in the seed, so that filters by time have something to find. */
const seededAt = Date.UTC(2026, 0, 15, 10, 30);
const seededIso = new Date(seededAt).toISOString();

function emptyState(): SandboxState {
	return {
		userId: 9001,
		campaigns: new Map(),
		leads: new Map(),
		campaignLeads: new Map(),
		emailAccounts: new Map(),
		clients: new Map(),
		leadCategories: new Map(),
		blockList: new Set(['blocked.example.com']),
		unsubscribed: new Set(['unsubscribed@example.com']),
		bounced: new Set(['bounced@example.com']),
		nextIds: {
			campaign: 301,
			// Beyond 32 bits, as live ids are: whoever squeezes an id into an int fails here.
			lead: 5_995_000_001,
			campaignLead: 4_433_000_001,
			step: 1001,
			variant: 7001,
		},
	};
}

function mailbox(id: number, type: EmailAccount['type'], clientId: number | null): EmailAccount {
	const number = id - 100;
	return {
		id,
		clientId,
		fromName: `Sender ${number}`,
		fromEmail: `sender${number}@example.com`,
		type,
		messagesPerDay: 50,
		isSmtpSuccess: true,
		isImapSuccess: true,
		warmupStatus: number === 3 ? 'INACTIVE' : 'ACTIVE',
		isWarmupBlocked: false,
		createdAt: seededIso,
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

function step(state: SandboxState, number: number, delayInDays: number): SequenceStep {
	return {
		id: state.nextIds.step++,
		number,
		subject: number === 1 ? 'A question about {{company_name}}' : '',
		emailBody: `<p>Hello {{first_name}}, this is mail ${number}.</p>`,
		delayInDays,
		type: 'EMAIL',
		variants: [],
		createdAt: seededIso,
	};
}

/**
 * A small account: mailboxes 101 to 103, clients 201 and 202, categories 1 to 7, campaign 301
 * (paused, two steps, one mailbox, leads 1 to 3) and campaign 302 (an empty draft).
 */
export function seedState(): SandboxState {
	const state = emptyState();
	state.emailAccounts.set(101, mailbox(101, 'GMAIL', null));
	state.emailAccounts.set(102, mailbox(102, 'OUTLOOK', 201));
	state.emailAccounts.set(103, mailbox(103, 'SMTP', null));
	for (const [id, name] of [
		[201, 'Example Client One'],
		[202, 'Example Client Two'],
	] as const) {
		const email = `client${id - 200}@example.com`;
		state.clients.set(id, { id, name, email, createdAt: seededIso });
	}
	for (const [index, [name, sentiment]] of categories.entries()) {
		const id = index + 1;
		state.leadCategories.set(id, { id, name, sentiment, createdAt: seededIso });
	}
	const campaign = addCampaign(state, seededAt, {
		name: 'Example Campaign',
		status: 'PAUSED',
		sequence: [step(state, 1, 0), step(state, 2, 3)],
		emailAccountIds: [101],
	});
	addCampaign(state, seededAt, { name: 'Empty Draft', clientId: 201 });
	addSeedLeads(state, campaign.id);
	return state;
}

/** Lead 1 is fresh, lead 2 is in the middle and has replied, lead 3 is through. */
function addSeedLeads(state: SandboxState, campaignId: number): void {
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
