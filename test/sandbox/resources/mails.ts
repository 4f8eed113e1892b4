import type { Campaign, CampaignLead, SandboxState, SequenceStep } from '../state/state';
import type { Placed } from './campaignLead';
import { placedIn } from './campaignLead';

const day = 86_400_000;
const hour = 3_600_000;

/** One mail that went out; nothing is stored of it, everything follows from the lead's place. */
export interface Mail extends Placed {
	campaign: Campaign;
	/** Number of the step. */
	number: number;
	/** Undefined when the step has been taken out of the sequence since. */
	step: SequenceStep | undefined;
	variantId: number | null;
	statsId: number;
	messageId: string;
	subject: string;
	body: string;
	from: string;
	sentAt: string;
	openedAt: string | null;
	clickedAt: string | null;
	repliedAt: string | null;
	openCount: number;
	clickCount: number;
	replyCount: number;
	isBounced: boolean;
	isUnsubscribed: boolean;
}

/** When the mail of a step went out: counted back from the last one by the delays between. */
function sentAt(place: CampaignLead, campaign: Campaign, number: number): string {
	const last = Date.parse(place.lastSentAt ?? place.createdAt);
	let days = 0;
	for (let later = number + 1; later <= place.lastStep; later++) {
		days += campaign.sequence.find((step) => step.number === later)?.delayInDays ?? 1;
	}
	return new Date(last - days * day).toISOString();
}

/** What the lead did with its last mail: an hour after it, where the state names no time. */
function eventAt(place: CampaignLead, sent: string): string {
	const event = place.lastEventAt;
	return event !== null && Date.parse(event) > Date.parse(sent)
		? event
		: new Date(Date.parse(sent) + hour).toISOString();
}

function mailOf(placed: Placed, campaign: Campaign, number: number, state: SandboxState): Mail {
	const { place, lead } = placed;
	const step = campaign.sequence.find((candidate) => candidate.number === number);
	const variant = step?.variants[place.mapId % Math.max(1, step.variants.length)];
	const account = place.emailAccountId ?? campaign.emailAccountIds[0] ?? 0;
	const sent = sentAt(place, campaign, number);
	const event = eventAt(place, sent);
	// Opens, clicks and replies belong to the last mail.
	const isLast = number === place.lastStep;
	const count = (value: number) => (isLast ? value : 0);
	const since = (value: number) => (isLast && value > 0 ? event : null);
	return {
		place,
		lead,
		campaign,
		number,
		step,
		variantId: variant?.id ?? null,
		statsId: place.mapId * 100 + number,
		messageId: `<${place.mapId}.${number}@mail.example.com>`,
		subject: variant?.subject ?? step?.subject ?? '',
		body: variant?.emailBody ?? step?.emailBody ?? '',
		from: state.emailAccounts.get(account)?.fromEmail ?? 'removed@example.com',
		sentAt: sent,
		openedAt: since(place.openCount),
		clickedAt: since(place.clickCount),
		repliedAt: since(place.replyCount),
		openCount: count(place.openCount),
		clickCount: count(place.clickCount),
		replyCount: count(place.replyCount),
		isBounced: isLast && place.isBounced,
		isUnsubscribed: isLast && place.isUnsubscribed,
	};
}

/** The mails that a lead got from a campaign, first step first. */
export function mailsTo(placed: Placed, campaign: Campaign, state: SandboxState): Mail[] {
	return Array.from({ length: placed.place.lastStep }, (_, index) =>
		mailOf(placed, campaign, index + 1, state),
	);
}

/** The mails that a campaign sent, lead by lead. */
export function mailsOf(campaign: Campaign, state: SandboxState): Mail[] {
	return placedIn(campaign, state).flatMap((placed) => mailsTo(placed, campaign, state));
}

/** How often something happened, and to how many mails. */
export interface Sums {
	sent: number;
	opened: number;
	clicked: number;
	replied: number;
	bounced: number;
	unsubscribed: number;
}

/** Counts mails, each of them at most once under every heading. */
export function sumsOf(mails: Mail[]): Sums {
	const count = (fits: (mail: Mail) => boolean) => mails.filter(fits).length;
	return {
		sent: mails.length,
		opened: count((mail) => mail.openCount > 0),
		clicked: count((mail) => mail.clickCount > 0),
		replied: count((mail) => mail.replyCount > 0),
		bounced: count((mail) => mail.isBounced),
		unsubscribed: count((mail) => mail.isUnsubscribed),
	};
}

/** A share in percent with two decimals; 0 of nothing is 0. */
export function percent(part: number, whole: number): number {
	return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
