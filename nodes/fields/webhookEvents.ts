import type { INodePropertyOptions } from 'n8n-workflow';

import { option } from './plain';

/** The events that a webhook can be registered for, in SmartLead's own names (webhooks/events). */
export const webhookEvents: INodePropertyOptions[] = [
	option(
		'Campaign Status Changed',
		'CAMPAIGN_STATUS_CHANGED',
		'A campaign was started, paused, stopped or completed',
	),
	option('Email Bounced', 'EMAIL_BOUNCE', 'An email bounced'),
	option('Email Link Clicked', 'EMAIL_LINK_CLICK', 'A lead clicked a tracked link'),
	option('Email Opened', 'EMAIL_OPEN', 'A lead opened an email'),
	option('Email Replied', 'EMAIL_REPLY', 'A lead answered'),
	option('Email Sent', 'EMAIL_SENT', 'A step of a campaign was sent'),
	option('First Email Sent', 'FIRST_EMAIL_SENT', 'The first step of a campaign was sent'),
	option(
		'Lead Category Updated',
		'LEAD_CATEGORY_UPDATED',
		'The category of a lead was set, by a person or by AI',
	),
	option('Lead Unsubscribed', 'LEAD_UNSUBSCRIBED', 'A lead unsubscribed'),
	option(
		'Manual Step Reached',
		'MANUAL_STEP_REACHED',
		'A lead reached a step that a person has to do',
	),
	option(
		'Untracked Reply',
		'UNTRACKED_REPLIES',
		'A reply arrived that SmartLead could not match to a lead',
	),
];
