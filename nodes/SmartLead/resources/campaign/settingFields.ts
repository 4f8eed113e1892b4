import type { Parameters } from '../../../engine/spec/parameter';
import { categoriesFor } from '../../../fields/category';
import { client } from '../../../fields/client';
import { asText } from '../../../fields/encode';
import {
	choice,
	choices,
	option,
	text,
	wholeNumber,
	withVariables,
	yesOrNo,
} from '../../../fields/plain';
import { outOfOffice } from './outOfOffice';

/** What the API calls each setting. */
export const settings: Parameters = {
	add_unsubscribe_tag: yesOrNo(
		'Add Unsubscribe Tag',
		'addUnsubscribeTag',
		'Whether emails carry an unsubscribe tag',
	),
	ai_categorisation_options: categoriesFor(
		'AI Category Names or IDs',
		'aiCategorisationOptions',
		'The categories that AI may sort replies into',
	),
	auto_pause_domain_leads_on_reply: yesOrNo(
		'Pause Colleagues on Reply',
		'autoPauseDomainLeadsOnReply',
		'Whether a reply pauses the other leads of the same domain',
	),
	bounce_autopause_threshold: asText(
		wholeNumber(
			'Pause at Bounce Rate (%)',
			'bounceAutopauseThreshold',
			5,
			{ minValue: 0, maxValue: 100 },
			'Bounce rate at which the campaign is paused',
		),
	),
	client_id: client,
	domain_level_rate_limit: yesOrNo(
		'Limit per Recipient Domain',
		'domainLevelRateLimit',
		'Whether to send more slowly to leads of the same domain',
	),
	enable_ai_esp_matching: yesOrNo(
		'Match Providers',
		'enableAiEspMatching',
		'Whether leads get their email from an email account of their own provider',
	),
	follow_up_percentage: wholeNumber(
		'Follow-Up Share (%)',
		'followUpPercentage',
		50,
		{ minValue: 0, maxValue: 100 },
		'Percentage of the daily volume reserved for follow-ups',
	),
	force_plain_text: yesOrNo(
		'Force Plain Text',
		'forcePlainText',
		'Whether to turn every email into plain text',
	),
	ignore_ss_mailbox_sending_limit: yesOrNo(
		'Ignore SmartSenders Limit',
		'ignoreSmartSendersLimit',
		'Whether to send more than the limit of SmartSenders email accounts allows',
	),
	name: text('Name', 'name', 'e.g. Spring outreach', 'The new name of the campaign'),
	out_of_office_detection_settings: outOfOffice,
	send_as_plain_text: yesOrNo(
		'Send as Plain Text',
		'sendAsPlainText',
		'Whether to send emails without HTML',
	),
	stop_lead_settings: choice(
		'Stop a Lead When It',
		'stopLeadSettings',
		'REPLY_TO_AN_EMAIL',
		'What ends the sequence for a lead',
		[
			option('Clicks a Link', 'CLICK_ON_A_LINK'),
			option('Opens an Email', 'OPEN_AN_EMAIL'),
			option('Replies', 'REPLY_TO_AN_EMAIL'),
		],
	),
	track_settings: choices(
		'Do Not Track',
		'trackSettings',
		[],
		'What SmartLead does not track. Choose nothing to track everything.',
		[
			option('Link Clicks', 'DONT_TRACK_LINK_CLICK'),
			option('Opens', 'DONT_TRACK_EMAIL_OPEN'),
			option('Replies', 'DONT_TRACK_REPLY_TO_AN_EMAIL'),
		],
	),
	unsubscribe_text: withVariables(
		text(
			'Unsubscribe Text',
			'unsubscribeText',
			'e.g. No longer interested? Let me know.',
			'The text below each email. Empty for none.',
		),
	),
};
