import type { IDataObject } from 'n8n-workflow';

/** Settings that are read and written under the same name. */
const same = [
	'name',
	'unsubscribe_text',
	'send_as_plain_text',
	'force_plain_text',
	'follow_up_percentage',
	'client_id',
	'enable_ai_esp_matching',
	'auto_pause_domain_leads_on_reply',
	'ignore_ss_mailbox_sending_limit',
	'bounce_autopause_threshold',
	'domain_level_rate_limit',
	'out_of_office_detection_settings',
	'add_unsubscribe_tag',
	'ai_categorisation_options',
];

const stops: Record<string, string> = {
	CLICKED_LINK: 'CLICK_ON_A_LINK',
	OPENED_EMAIL: 'OPEN_AN_EMAIL',
	CLICK_ON_A_LINK: 'CLICK_ON_A_LINK',
	OPEN_AN_EMAIL: 'OPEN_AN_EMAIL',
	REPLY_TO_AN_EMAIL: 'REPLY_TO_AN_EMAIL',
};

/**
 * The settings of a campaign as it was read, in the form in which they are written: some values
 * have other names there (campaign and settings pages). What cannot be written is left out.
 */
export function settingsOf(campaign: IDataObject): IDataObject {
	const settings: IDataObject = {};
	for (const name of same) {
		const value = campaign[name];
		// Only the client can be set to nothing.
		if (value === undefined || (value === null && name !== 'client_id')) continue;
		settings[name] =
			name === 'bounce_autopause_threshold' ? String(value as string | number) : value;
	}
	const { track_settings: untracked, stop_lead_settings: stop } = campaign;
	if (Array.isArray(untracked)) {
		settings.track_settings = untracked.map((value) =>
			String(value).replace(/^DONT_(?!TRACK_)/, 'DONT_TRACK_'),
		);
	}
	const written = typeof stop === 'string' && Object.hasOwn(stops, stop) ? stops[stop] : undefined;
	if (written !== undefined) settings.stop_lead_settings = written;
	return settings;
}
