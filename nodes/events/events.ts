import type { IDataObject } from 'n8n-workflow';

import { webhookEvents } from '../fields/webhookEvents';

/** Names that other pages of the reference use, and that third parties have seen. */
const otherNames: Record<string, string[]> = {
	CAMPAIGN_STATUS_CHANGED: ['CAMPAIGN_STATUS_CHANGE', 'CAMPAIGN_STATUS_UPDATED'],
	EMAIL_BOUNCE: ['EMAIL_BOUNCED', 'LEAD_BOUNCED', 'BOUNCED'],
	EMAIL_LINK_CLICK: [
		'EMAIL_CLICKED',
		'EMAIL_CLICK',
		'EMAIL_LINK_CLICKED',
		'LEAD_CLICKED',
		'LINK_CLICKED',
		'CLICKED',
	],
	EMAIL_OPEN: ['EMAIL_OPENED', 'LEAD_OPENED', 'OPENED'],
	EMAIL_REPLY: ['EMAIL_REPLIED', 'LEAD_REPLIED', 'REPLIED'],
	EMAIL_SENT: ['SENT'],
	LEAD_CATEGORY_UPDATED: ['LEAD_CATEGORY_UPDATE', 'LEAD_CATEGORY_CHANGED'],
	LEAD_UNSUBSCRIBED: [
		'EMAIL_UNSUBSCRIBED',
		'EMAIL_UNSUBSCRIBE',
		'LEAD_UNSUBSCRIBE',
		'UNSUBSCRIBED',
	],
	MANUAL_STEP_REACHED: ['MANUAL_STEP'],
	UNTRACKED_REPLIES: ['UNTRACKED_REPLY'],
};

const names = new Map(webhookEvents.map(({ value }) => [String(value), String(value)]));
for (const [event, others] of Object.entries(otherNames)) {
	for (const name of others) names.set(name, event);
}

/** An event under its one name; what is in no list keeps the name it came with. */
export function normalizeEvent(given: unknown): { event: string; isKnown: boolean } {
	const name = typeof given === 'string' ? given.trim() : '';
	const event = names.get(name.toUpperCase().replace(/[\s.-]/g, '_'));
	return { event: event ?? name, isKnown: event !== undefined };
}

/** What a payload calls its event; pages differ in where that stands. */
export const nameIn = ({ event_type, event }: IDataObject): unknown =>
	[event_type, event].find((name) => typeof name === 'string' && name.trim() !== '');
