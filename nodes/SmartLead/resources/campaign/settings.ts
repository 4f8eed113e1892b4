import type { IDataObject } from 'n8n-workflow';

/** Settings that a campaign is read with; the documented answers have no others. */
export const readable = [
	'name',
	'client_id',
	'enable_ai_esp_matching',
	'follow_up_percentage',
	'send_as_plain_text',
	'stop_lead_settings',
	'track_settings',
	'unsubscribe_text',
];

/** Settings that can be changed and not read: what SmartLead holds for them is not known. */
export const unreadable = [
	'add_unsubscribe_tag',
	'ai_categorisation_options',
	'auto_pause_domain_leads_on_reply',
	'bounce_autopause_threshold',
	'domain_level_rate_limit',
	'force_plain_text',
	'ignore_ss_mailbox_sending_limit',
	'out_of_office_detection_settings',
];

const stops: Record<string, string> = {
	CLICKED_LINK: 'CLICK_ON_A_LINK',
	OPENED_EMAIL: 'OPEN_AN_EMAIL',
	CLICK_ON_A_LINK: 'CLICK_ON_A_LINK',
	OPEN_AN_EMAIL: 'OPEN_AN_EMAIL',
	REPLY_TO_AN_EMAIL: 'REPLY_TO_AN_EMAIL',
};

const untracked = [
	'DONT_TRACK_EMAIL_OPEN',
	'DONT_TRACK_LINK_CLICK',
	'DONT_TRACK_REPLY_TO_AN_EMAIL',
];

/** The settings of a campaign as they are written, and those that cannot be written as they are. */
export interface Settings {
	body: IDataObject;
	/** Setting → its value, in words that SmartLead tells and does not take. */
	lost: IDataObject;
}

/** Translates the settings of a campaign as it was read. What was not read is left out. */
export function settingsOf(campaign: IDataObject): Settings {
	const body: IDataObject = {};
	const lost: IDataObject = {};
	for (const name of [...readable, ...unreadable]) {
		const value = campaign[name];
		// Only the client can be set to nothing.
		if (value === undefined || (value === null && name !== 'client_id')) continue;
		if (name === 'stop_lead_settings') {
			const word = Object.hasOwn(stops, String(value)) ? stops[String(value)] : undefined;
			if (word === undefined) lost[name] = value;
			else body[name] = word;
		} else if (name === 'track_settings') {
			const words = wordsOf(value);
			const unknown = words?.filter((word) => !untracked.includes(word));
			if (words) body[name] = words.filter((word) => untracked.includes(word));
			if (!words || unknown?.length) lost[name] = unknown ?? value;
		} else {
			body[name] = name === 'bounce_autopause_threshold' ? String(value) : value;
		}
	}
	return { body, lost };
}

/** What is read as DONT_EMAIL_OPEN is written DONT_TRACK_EMAIL_OPEN. */
const wordsOf = (value: unknown): string[] | undefined =>
	Array.isArray(value)
		? value.map((word) => String(word).replace(/^DONT_(?!TRACK_)/, 'DONT_TRACK_'))
		: undefined;
