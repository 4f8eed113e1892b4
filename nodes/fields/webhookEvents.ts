import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that a webhook can be registered for, in SmartLead's own names (webhooks/events). */
export const webhookEvents: INodePropertyOptions[] = [
	{
		name: 'Campaign Status Changed',
		value: 'CAMPAIGN_STATUS_CHANGED',
		description: 'A campaign was started, paused, stopped or completed',
	},
	{ name: 'Email Bounced', value: 'EMAIL_BOUNCE', description: 'An email came back' },
	{
		name: 'Email Link Clicked',
		value: 'EMAIL_LINK_CLICK',
		description: 'A lead followed a tracked link',
	},
	{ name: 'Email Opened', value: 'EMAIL_OPEN', description: 'A lead opened an email' },
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
		description: 'A lead does not want any more email',
	},
	{
		name: 'Manual Step Reached',
		value: 'MANUAL_STEP_REACHED',
		description: 'A lead has reached a manual step',
	},
	{
		name: 'Untracked Reply',
		value: 'UNTRACKED_REPLIES',
		description: 'An email came in that belongs to no lead',
	},
];
