import type { INodePropertyOptions } from 'n8n-workflow';

import { option } from './plain';

/** The events that a webhook can be registered for, in SmartLead's own names (webhooks/events). */
export const webhookEvents: INodePropertyOptions[] = [
	option(
		'Campaign Status Changed',
		'CAMPAIGN_STATUS_CHANGED',
		'A campaign was started, paused, stopped or completed',
	),
	option('Email Bounced', 'EMAIL_BOUNCE', 'An email came back'),
	option('Email Link Clicked', 'EMAIL_LINK_CLICK', 'A lead followed a tracked link'),
	option('Email Opened', 'EMAIL_OPEN', 'A lead opened an email'),
	option('Email Replied', 'EMAIL_REPLY', 'A lead answered'),
	option('Email Sent', 'EMAIL_SENT', 'A step of a campaign was sent'),
	option('First Email Sent', 'FIRST_EMAIL_SENT', 'The first step of a campaign was sent'),
	option(
		'Lead Category Updated',
		'LEAD_CATEGORY_UPDATED',
		'A lead was put into a category, by hand or by AI',
	),
	option('Lead Unsubscribed', 'LEAD_UNSUBSCRIBED', 'A lead does not want any more email'),
	option('Manual Step Reached', 'MANUAL_STEP_REACHED', 'A lead has reached a manual step'),
	option('Untracked Reply', 'UNTRACKED_REPLIES', 'An email came in that belongs to no lead'),
];
