import type { INodeParameters } from 'n8n-workflow';

/** Every setting of a campaign but its name and client, as people fill it in. */
export const everySetting: INodeParameters = {
	addUnsubscribeTag: true,
	aiCategorisationOptions: '1, 2, 5',
	autoPauseDomainLeadsOnReply: false,
	bounceAutopauseThreshold: 7,
	domainLevelRateLimit: false,
	enableAiEspMatching: true,
	followUpPercentage: 0,
	forcePlainText: false,
	ignoreSmartSendersLimit: false,
	outOfOffice: {
		settings: {
			autoCategorizeOOO: true,
			ignoreOOOasReply: true,
			reactivateOOOwithDelay: 12,
			autoReactivateOOO: false,
		},
	},
	sendAsPlainText: true,
	stopLeadSettings: 'OPEN_AN_EMAIL',
	trackSettings: ['DONT_TRACK_EMAIL_OPEN'],
	unsubscribeText: 'Reply with no',
};

/** The same in the words of the reference. */
export const everySettingSent = {
	add_unsubscribe_tag: true,
	ai_categorisation_options: [1, 2, 5],
	auto_pause_domain_leads_on_reply: false,
	bounce_autopause_threshold: '7',
	domain_level_rate_limit: false,
	enable_ai_esp_matching: true,
	follow_up_percentage: 0,
	force_plain_text: false,
	ignore_ss_mailbox_sending_limit: false,
	out_of_office_detection_settings: {
		autoCategorizeOOO: true,
		ignoreOOOasReply: true,
		reactivateOOOwithDelay: 12,
		autoReactivateOOO: false,
	},
	send_as_plain_text: true,
	stop_lead_settings: 'OPEN_AN_EMAIL',
	track_settings: ['DONT_TRACK_EMAIL_OPEN'],
	unsubscribe_text: 'Reply with no',
};
