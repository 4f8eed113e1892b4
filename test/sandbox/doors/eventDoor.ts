import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Deliveries } from '../events/deliveries';
import type { Place } from '../events/events';
import type { Sandbox } from '../sandbox';
import type { CampaignLead, CampaignStatus } from '../state/state';
import type { Delivery, Webhook } from '../state/webhookStore';

/** What somebody can make happen, and what else can be said of it in the address. */
interface Happening {
	more: string;
	make(sandbox: Sandbox, wish: URLSearchParams): Delivery[];
}

/** Somebody asked for what cannot happen. */
class Impossible extends Error {}

const statuses: CampaignStatus[] = ['DRAFTED', 'ACTIVE', 'PAUSED', 'STOPPED', 'COMPLETED'];

/** The lead that is named by its address, in the campaign that is named or the first one it is in. */
function linkOf({ state }: Sandbox, wish: URLSearchParams): CampaignLead {
	const email = wish.get('lead')?.toLowerCase() ?? 'lead1@example.com';
	const campaign = wish.get('campaign');
	const link = [...state.campaignLeads.values()].find(
		({ leadId, campaignId }) =>
			state.leads.get(leadId)?.email === email &&
			(campaign === null || campaign === String(campaignId)),
	);
	if (link) return link;
	throw new Impossible(
		`${email} is in ${campaign === null ? 'no campaign' : `no campaign ${campaign}`}`,
	);
}

const toLead = (
	make: (sandbox: Sandbox, place: Place, wish: URLSearchParams) => Delivery[],
	more = '',
): Happening => ({
	more: `lead=lead1@example.com&campaign=301${more}`,
	make: (sandbox, wish) => {
		const { campaignId, leadId } = linkOf(sandbox, wish);
		return make(sandbox, { campaignId, leadId }, wish);
	},
});

const happenings: Record<string, Happening> = {
	bounce: toLead(({ events }, place) => events.bounced(place)),
	category: {
		more: 'lead=lead1@example.com&campaign=301&category=1',
		make(sandbox, wish) {
			const link = linkOf(sandbox, wish);
			const id = Number(wish.get('category') ?? 1);
			if (!sandbox.state.leadCategories.has(id)) throw new Impossible(`There is no category ${id}`);
			const before = link.categoryId;
			link.categoryId = id;
			return sandbox.events.categoryUpdated(link, before);
		},
	},
	click: toLead(({ events }, place) => events.clicked(place)),
	manualStep: toLead(({ events }, place) => events.manualStep(place)),
	open: toLead(({ events }, place) => events.opened(place)),
	reply: toLead(
		({ events }, place, wish) => events.reply(place, wish.get('text') ?? undefined),
		'&text=Yes',
	),
	sent: toLead(({ events }, place) => events.sent(place)),
	status: {
		more: 'campaign=301&status=ACTIVE',
		make({ state, events }, wish) {
			const campaign = state.campaigns.get(Number(wish.get('campaign') ?? 301));
			const status = statuses.find((one) => one === (wish.get('status') ?? 'ACTIVE'));
			if (!campaign) throw new Impossible(`There is no campaign ${wish.get('campaign')}`);
			if (!status) throw new Impossible(`A status is one of ${statuses.join(', ')}`);
			const before = campaign.status;
			campaign.status = status;
			return events.statusChanged(campaign.id, before);
		},
	},
	unsubscribe: toLead(({ events }, place) => events.unsubscribed(place)),
	untracked: {
		more: 'from=somebody@example.com&to=sender1@example.com&text=Hello',
		make: ({ events }, wish) =>
			events.untracked(
				wish.get('from') ?? 'somebody@example.com',
				wish.get('to') ?? 'sender1@example.com',
				wish.get('text') ?? 'Hello',
			),
	},
};

/** How to make things happen, one line for each. */
export const menu = (url: string): string =>
	Object.entries(happenings)
		.map(([name, { more }]) => `curl -X POST '${url}/events/${name}?${more}'`)
		.join('\n');

async function happen(sandbox: Sandbox, name: string, wish: URLSearchParams) {
	const happening = Object.hasOwn(happenings, name) ? happenings[name] : undefined;
	if (!happening) {
		throw new Impossible(`${name} is none of ${Object.keys(happenings).join(', ')}`);
	}
	const deliveries = happening.make(sandbox, wish);
	await sandbox.events.deliveries.send();
	const listening = webhooksHere(sandbox);
	const told = deliveries.flatMap(({ webhookId, event, status, state }) => {
		const webhook = listening.find(({ id }) => id === webhookId);
		return webhook ? [{ webhook: webhook.name ?? webhookId, event, status, state }] : [];
	});
	return { happened: name, told, ...(told.length === 0 ? { hint: hintFor(listening) } : {}) };
}

/** The webhooks that lead to an n8n on this machine. */
const webhooksHere = ({ state, events }: Sandbox): Webhook[] =>
	[...state.webhookStore.webhooks.values()].filter(
		({ url }) => events.deliveries.originOf(url) !== undefined,
	);

/** What is missing for somebody to hear of it. */
function hintFor(listening: Webhook[]): string {
	if (listening.length === 0) {
		return 'Nobody listens yet. Publish a workflow with a SmartLead Trigger, or click "Test this trigger" in one, and send this again.';
	}
	const registered = listening.map(
		({ association, campaignId, clientId, events }) =>
			`${[...events].join(', ')} of ${association === 'user' ? 'the account' : `${association} ${campaignId ?? clientId}`}`,
	);
	return `No webhook waits for this. What is waited for: ${registered.join('; ')}.`;
}

/** Answers somebody at the terminal: POST /events/reply makes a lead reply, GET lists what there is. */
export async function serveEvents(
	sandbox: Sandbox,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const url = `http://${request.headers.host ?? '127.0.0.1'}`;
	const { pathname, searchParams } = new URL(request.url ?? '/', url);
	const [, folder, name = ''] = pathname.split('/');
	if (request.method !== 'POST' || folder !== 'events') {
		response.writeHead(200, { 'Content-Type': 'text/plain' }).end(`${menu(url)}\n`);
		return;
	}
	try {
		const told = await happen(sandbox, name, searchParams);
		response
			.writeHead(200, { 'Content-Type': 'application/json' })
			.end(`${JSON.stringify(told, null, 2)}\n`);
	} catch (error) {
		if (!(error instanceof Impossible)) throw error;
		response.writeHead(400, { 'Content-Type': 'text/plain' }).end(`${error.message}\n`);
	}
}

/** Sends what is due now and then, retries included. Gives what stops it. */
export function keepSending(deliveries: Deliveries, everyMs = 1000): () => void {
	const timer = setInterval(() => void deliveries.send(), everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
