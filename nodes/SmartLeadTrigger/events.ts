import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that a webhook can be registered for, in SmartLead's own names (webhooks/events). */
export const events: INodePropertyOptions[] = [
	{
		name: 'Campaign Status Changed',
		value: 'CAMPAIGN_STATUS_CHANGED',
		description: 'A campaign was started, paused, stopped or completed',
	},
	{ name: 'Email Bounced', value: 'EMAIL_BOUNCE', description: 'A mail came back' },
	{
		name: 'Email Link Clicked',
		value: 'EMAIL_LINK_CLICK',
		description: 'A lead followed a tracked link',
	},
	{ name: 'Email Opened', value: 'EMAIL_OPEN', description: 'A lead opened a mail' },
	{ name: 'Email Replied', value: 'EMAIL_REPLY', description: 'A lead answered' },
	{ name: 'Email Sent', value: 'EMAIL_SENT', description: 'A step of a campaign was sent' },
	{
		name: 'First Email Sent',
		value: 'FIRST_EMAIL_SENT',
		description: 'The first step of a campaign was sent',
	},
	{
		name: 'Lead Category Updated',
		value: 'LEAD_CATEGORY_UPDATED',
		description: 'A lead was put into a category, by hand or by AI',
	},
	{
		name: 'Lead Unsubscribed',
		value: 'LEAD_UNSUBSCRIBED',
		description: 'A lead does not want any more mail',
	},
	{
		name: 'Manual Step Reached',
		value: 'MANUAL_STEP_REACHED',
		description: 'A lead has come to a step that somebody has to do by hand',
	},
	{
		name: 'Untracked Reply',
		value: 'UNTRACKED_REPLIES',
		description: 'A mail came in that belongs to no lead',
	},
];

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

const names = new Set(events.map(({ value }) => String(value)));

/** An event under its one name; what is in no list keeps the name it came with. */
export function eventCalled(given: unknown): { event: string; isKnown: boolean } {
	const name = typeof given === 'string' ? given.trim() : '';
	const event = Object.hasOwn(otherNames, name) ? (otherNames[name] ?? name) : name;
	return { event, isKnown: names.has(event) };
}
