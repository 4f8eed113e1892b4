import type { IDataObject } from 'n8n-workflow';

import { webhookEvents } from '../fields/webhookEvents';

/** Names that other pages of the reference use, and that third parties have seen. */
const otherNames: Record<string, string> = {
	CAMPAIGN_STATUS_CHANGE: 'CAMPAIGN_STATUS_CHANGED',
	EMAIL_BOUNCED: 'EMAIL_BOUNCE',
	EMAIL_CLICKED: 'EMAIL_LINK_CLICK',
	EMAIL_OPENED: 'EMAIL_OPEN',
	EMAIL_REPLIED: 'EMAIL_REPLY',
	EMAIL_UNSUBSCRIBED: 'LEAD_UNSUBSCRIBED',
	LEAD_BOUNCED: 'EMAIL_BOUNCE',
	LEAD_CLICKED: 'EMAIL_LINK_CLICK',
	LEAD_OPENED: 'EMAIL_OPEN',
	LEAD_REPLIED: 'EMAIL_REPLY',
	OPENED: 'EMAIL_OPEN',
	SENT: 'EMAIL_SENT',
};

const names = new Set(webhookEvents.map(({ value }) => String(value)));

/** An event under its one name; what is in no list keeps the name it came with. */
export function eventCalled(given: unknown): { event: string; isKnown: boolean } {
	const name = typeof given === 'string' ? given.trim() : '';
	const event = Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
	return { event, isKnown: names.has(event) };
}

/** What a payload calls its event; pages differ in where that stands. */
export const nameIn = ({ event_type, event }: IDataObject): unknown =>
	[event_type, event].find((name) => typeof name === 'string' && name.trim() !== '');
