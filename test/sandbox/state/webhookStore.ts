/** Whose events a webhook gets. */
export type Association = 'user' | 'client' | 'campaign';

/** An address that wants to hear of events. */
export interface Webhook {
	id: number;
	name: string | null;
	url: string;
	association: Association;
	campaignId: number | null;
	clientId: number | null;
	/** Names as they were registered. */
	events: Set<string>;
	/** Narrows changes of category; empty = every category. */
	categoryIds: Set<number>;
	createdAt: string;
	updatedAt: string;
}

/** One event on its way to one webhook. */
export interface Delivery {
	/** X-Request-Id: the same for every attempt. */
	id: string;
	webhookId: number;
	campaignId: number | null;
	event: string;
	payload: Record<string, unknown>;
	/** When the event happened, milliseconds of the sandbox's clock. */
	at: number;
	attempts: number;
	/** The last status; null where there was no answer. */
	status: number | null;
	state: 'waiting' | 'delivered' | 'failed';
	/** When it is tried again, milliseconds of the sandbox's clock. */
	dueAt: number;
}

/** What the stand-in knows of webhooks. */
export interface WebhookStore {
	webhooks: Map<number, Webhook>;
	/** Oldest first. */
	deliveries: Delivery[];
	nextId: number;
}

const seededAt = new Date(Date.UTC(2026, 0, 15, 10, 30)).toISOString();

/** Where a webhook of somebody else leads: nobody is there. */
export const strangerHost = 'crm.example.com';

/** A webhook of somebody else, which nobody may touch. */
export function seedWebhookStore(): WebhookStore {
	const foreign: Webhook = {
		id: 1101,
		name: 'CRM',
		url: `https://${strangerHost}/smartlead`,
		association: 'campaign',
		campaignId: 301,
		clientId: null,
		events: new Set(['EMAIL_REPLY']),
		categoryIds: new Set(),
		createdAt: seededAt,
		updatedAt: seededAt,
	};
	return { webhooks: new Map([[foreign.id, foreign]]), deliveries: [], nextId: 1102 };
}
