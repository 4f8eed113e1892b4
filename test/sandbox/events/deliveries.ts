import { createHmac, randomUUID } from 'node:crypto';

import facts from '../../webhooks.json';
import type { SandboxState } from '../state/state';
import { strangerHost, type Delivery, type Webhook } from '../state/webhookStore';

/** Sends one request; gives the status, null where there was no answer in time. */
type Post = (url: string, headers: Record<string, string>, body: string) => Promise<number | null>;

/** How events are sent. */
export interface DeliveryOptions {
	/**
	 * What stands for the origin of every registered address, http://127.0.0.1:5678, or one for each
	 * public host. None: nothing is sent.
	 */
	deliverTo?: string | Record<string, string>;
	/** Signs every body. */
	signingSecret?: string;
	/** Minutes between the attempts; the guide's unless given. */
	retryMinutes?: number[];
}

/** Ways to misbehave; each can be changed at any time. */
export interface Manners {
	/** How often each event is sent. */
	copies: number;
	/** Whether the copies carry the same X-Request-Id. */
	sameId: boolean;
	/** Everything that waits goes out as one list. */
	together: boolean;
	/** The last event first. */
	backwards: boolean;
}

const scopes = { user: 'user', client: 'client', campaign: 'campaign' } as const;

/** Posts over HTTP to an origin on this machine, whatever the address says. */
const postTo =
	(origin: string): Post =>
	async (address, headers, body) => {
		const { pathname, search } = new URL(address);
		try {
			const response = await fetch(new URL(`${pathname}${search}`, origin), {
				method: 'POST',
				headers,
				body,
				signal: AbortSignal.timeout(facts.timeoutSeconds * 1000),
			});
			await response.arrayBuffer();
			return response.status;
		} catch {
			return null;
		}
	};

/** What happened, before anybody is told. */
export interface Happening {
	event: string;
	campaignId: number | null;
	clientId: number | null;
	categoryId?: number | null;
	payload: Record<string, unknown>;
}

/** Tells webhooks what happened: who is told, when again, and what is known of it afterwards. */
export class Deliveries {
	readonly manners: Manners = { copies: 1, sameId: true, together: false, backwards: false };

	/** On their way right now: nobody else sends them. */
	private readonly underWay = new Set<Delivery>();

	constructor(
		private readonly state: SandboxState,
		private readonly options: DeliveryOptions,
		private readonly now: () => number,
	) {}

	/** Who is told at that address; undefined where nobody stands for its host. */
	originOf(url: string): string | undefined {
		const { deliverTo } = this.options;
		const { hostname } = new URL(url);
		if (typeof deliverTo === 'string') return hostname === strangerHost ? undefined : deliverTo;
		return deliverTo?.[hostname];
	}

	/** Queues an event for every webhook that is to hear of it. */
	queue(happening: Happening): Delivery[] {
		const { webhooks, deliveries } = this.state.webhookStore;
		const heard = [...webhooks.values()].filter((webhook) => isFor(webhook, happening));
		// A webhook of the whole account silences those of clients and campaigns.
		const ofAccount = heard.filter(({ association }) => association === 'user');
		const made = (ofAccount.length > 0 ? ofAccount : heard).map(
			(webhook): Delivery => ({
				id: randomUUID(),
				webhookId: webhook.id,
				campaignId: happening.campaignId,
				event: happening.event,
				payload: { ...happening.payload, ...signatureOf(webhook) },
				at: this.now(),
				attempts: 0,
				status: null,
				state: 'waiting',
				dueAt: this.now(),
			}),
		);
		deliveries.push(...made);
		return made;
	}

	/** Sends whatever is due. Resolves when every answer is there. */
	async send(): Promise<void> {
		const now = this.now();
		const due = this.state.webhookStore.deliveries.filter(
			(one) => one.state === 'waiting' && one.dueAt <= now && !this.underWay.has(one),
		);
		for (const one of due) this.underWay.add(one);
		try {
			await this.sendAll(due);
		} finally {
			for (const one of due) this.underWay.delete(one);
		}
	}

	private async sendAll(due: Delivery[]): Promise<void> {
		if (this.manners.backwards) due.reverse();
		if (!this.manners.together) {
			await Promise.all(due.map(async (one) => await this.attempt([one])));
			return;
		}
		for (const webhookId of new Set(due.map((one) => one.webhookId))) {
			await this.attempt(due.filter((one) => one.webhookId === webhookId));
		}
	}

	private async attempt(deliveries: Delivery[]): Promise<void> {
		const [first] = deliveries;
		if (!first) return;
		const webhook = this.state.webhookStore.webhooks.get(first.webhookId);
		for (const one of deliveries) one.attempts++;
		const origin = webhook && this.originOf(webhook.url);
		if (this.options.deliverTo !== undefined && origin === undefined) {
			for (const one of deliveries) one.state = 'failed';
			return;
		}
		const payloads = deliveries.map(({ payload }) => payload);
		const body = JSON.stringify(payloads.length === 1 ? payloads[0] : payloads);
		const send = async (copy: number) =>
			webhook && origin !== undefined
				? await postTo(origin)(webhook.url, this.headers(webhook, first, copy, body), body)
				: null;
		const { copies } = this.manners;
		const answers = await Promise.all(
			Array.from({ length: copies }, async (_, copy) => await send(copy)),
		);
		const status = answers[0] ?? null;
		for (const one of deliveries) this.note(one, status);
	}

	private headers(webhook: Webhook, { id }: Delivery, copy: number, body: string) {
		const { signingSecret } = this.options;
		const isSame = copy === 0 || this.manners.sameId;
		return {
			'Content-Type': 'application/json',
			'User-Agent': 'SmartLead-Sandbox/1.0',
			'X-Request-Id': isSame ? id : randomUUID(),
			'X-Webhook-Level': scopes[webhook.association],
			...(signingSecret === undefined
				? {}
				: {
						'X-Smartlead-Signature': `sha256=${createHmac('sha256', signingSecret).update(body).digest('hex')}`,
					}),
		};
	}

	/** 2xx is the end, 4xx too; anything else is tried again after the documented times. */
	private note(delivery: Delivery, status: number | null): void {
		const delays = this.options.retryMinutes ?? facts.retries.guide;
		const minutes = delays[delivery.attempts - 1];
		delivery.status = status;
		if (status !== null && status >= 200 && status < 300) delivery.state = 'delivered';
		else if (minutes === undefined || (status !== null && status >= 400 && status < 500)) {
			delivery.state = 'failed';
		} else delivery.dueAt = this.now() + minutes * 60_000;
	}
}

function isFor(webhook: Webhook, { event, campaignId, clientId, categoryId }: Happening): boolean {
	if (!webhook.events.has(event)) return false;
	if (webhook.association === 'campaign' && webhook.campaignId !== campaignId) return false;
	if (webhook.association === 'client' && webhook.clientId !== clientId) return false;
	if (event !== 'LEAD_CATEGORY_UPDATED' || webhook.categoryIds.size === 0) return true;
	return categoryId !== undefined && categoryId !== null && webhook.categoryIds.has(categoryId);
}

/** What the payload says of the webhook itself. */
const signatureOf = (webhook: Webhook) => ({
	webhook_id: webhook.id,
	webhook_name: webhook.name,
	webhook_url: webhook.url,
	metadata: { webhook_created_at: webhook.createdAt },
});
