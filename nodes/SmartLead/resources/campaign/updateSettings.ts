import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isNothing, itemsOf, rowsOf, unwrap } from '../../../engine/answer';
import { notFound, unreadable } from '../../../engine/errors';
import { operation, type Read } from '../../../engine/operation';
import { Problem } from '../../../engine/problem';
import type { ApiRequest } from '../../../engine/request';
import { check } from '../../../engine/value';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import { asIds, asText } from '../../../fields/encode';
import { withVariables } from '../../../fields/plain';
import { outOfOffice } from './outOfOffice';
import { settingsOf } from './settings';

const removeFromClient: INodeProperties = {
	displayName: 'Remove From Client',
	name: 'removeFromClient',
	type: 'boolean',
	default: false,
	description: 'Whether to take the campaign away from its client. Do not add Client as well.',
};

export const updateSettings = operation({
	id: 'campaign.updateSettings',
	name: 'Update Settings',
	action: 'Update settings of a campaign',
	description: 'Change the settings you add below. The others are read first and kept.',
	request: 'POST /campaigns/{campaign_id}/settings',
	path: { campaign_id: campaign },
	optional: {
		body: {
			add_unsubscribe_tag: {
				displayName: 'Add Unsubscribe Tag',
				name: 'addUnsubscribeTag',
				type: 'boolean',
				default: false,
				description: 'Whether mails carry an unsubscribe tag',
			},
			ai_categorisation_options: asIds({
				displayName: 'AI Category IDs',
				name: 'aiCategorisationOptions',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1, 2, 5',
				description:
					'The categories that AI may sort replies into, as IDs with commas between them',
			}),
			auto_pause_domain_leads_on_reply: {
				displayName: 'Pause Colleagues on Reply',
				name: 'autoPauseDomainLeadsOnReply',
				type: 'boolean',
				default: true,
				description: 'Whether a reply pauses the other leads of the same domain',
			},
			bounce_autopause_threshold: asText({
				displayName: 'Pause at Bounce Rate (%)',
				name: 'bounceAutopauseThreshold',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
				default: 5,
				description: 'The percentage of bounces that pauses the campaign',
			}),
			client_id: client,
			domain_level_rate_limit: {
				displayName: 'Limit per Recipient Domain',
				name: 'domainLevelRateLimit',
				type: 'boolean',
				default: true,
				description: 'Whether to send more slowly to leads of the same domain',
			},
			enable_ai_esp_matching: {
				displayName: 'Match Providers',
				name: 'enableAiEspMatching',
				type: 'boolean',
				default: true,
				description: 'Whether leads get their mail from a mailbox of their own provider',
			},
			follow_up_percentage: {
				displayName: 'Follow-Up Share (%)',
				name: 'followUpPercentage',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 0 },
				default: 50,
				description: 'The percentage of the daily volume that is kept for follow-ups',
			},
			force_plain_text: {
				displayName: 'Force Plain Text',
				name: 'forcePlainText',
				type: 'boolean',
				default: false,
				description: 'Whether to turn every mail into plain text',
			},
			ignore_ss_mailbox_sending_limit: {
				displayName: 'Ignore SmartSenders Limit',
				name: 'ignoreSsMailboxSendingLimit',
				type: 'boolean',
				default: false,
				description: 'Whether to send more than the limit of SmartSenders mailboxes allows',
			},
			name: {
				displayName: 'Name',
				name: 'name',
				type: 'string',
				default: '',
				placeholder: 'e.g. Spring outreach',
				description: 'The new name of the campaign',
			},
			out_of_office_detection_settings: outOfOffice,
			send_as_plain_text: {
				displayName: 'Send as Plain Text',
				name: 'sendAsPlainText',
				type: 'boolean',
				default: false,
				description: 'Whether to send mails without HTML',
			},
			stop_lead_settings: {
				displayName: 'Stop a Lead When It',
				name: 'stopLeadSettings',
				type: 'options',
				options: [
					{ name: 'Clicks a Link', value: 'CLICK_ON_A_LINK' },
					{ name: 'Opens an Email', value: 'OPEN_AN_EMAIL' },
					{ name: 'Replies', value: 'REPLY_TO_AN_EMAIL' },
				],
				default: 'REPLY_TO_AN_EMAIL',
				description: 'What ends the sequence for a lead',
			},
			track_settings: {
				displayName: 'Do Not Track',
				name: 'trackSettings',
				type: 'multiOptions',
				options: [
					{ name: 'Link Clicks', value: 'DONT_TRACK_LINK_CLICK' },
					{ name: 'Opens', value: 'DONT_TRACK_EMAIL_OPEN' },
					{ name: 'Replies', value: 'DONT_TRACK_REPLY_TO_AN_EMAIL' },
				],
				default: [],
				description: 'What SmartLead does not track. With none chosen it tracks everything.',
			},
			unsubscribe_text: withVariables({
				displayName: 'Unsubscribe Text',
				name: 'unsubscribeText',
				type: 'string',
				default: '',
				placeholder: 'e.g. No longer interested? Let me know.',
				description: 'The text below each mail. Empty for none.',
			}),
		},
	},
	options: [removeFromClient],
	idempotent: true,
	hatch: {
		because:
			'the API resets every setting that is left out: the current ones are read and sent along',
		check(request, read) {
			if (Object.keys(changesOf(request, read)).length > 0) return;
			throw new Problem('parameter', "'Update Fields' is empty", {
				description: 'Add the settings that you want to change.',
			});
		},
		async run({ request, read, send }) {
			const changes = changesOf(request, read);
			const one = reading(request, '/campaigns/{campaign_id}');
			const current = await send(one);
			if (isNothing(current)) throw notFound(one);
			const campaign = unwrap(current) as IDataObject;
			const known = { ...settingsOf(campaign), ...changes };
			const all = reading(request, '/campaigns/');
			const listed = onlyListed.some((name) => known[name] === undefined)
				? rowsOf(await send(all), { at: ['', 'campaigns', 'data'] })
				: [];
			if (!listed) throw unreadable(all);
			const same = listed.find(({ id }) => String(id) === String(request.path.campaign_id));
			const body = { ...settingsOf({ ...same, ...campaign }), ...changes };
			return itemsOf(await send({ ...request, body })).map((json) => ({ json }));
		},
	},
});

const reading = (request: ApiRequest, route: string): ApiRequest => ({
	...request,
	method: 'GET',
	route,
	body: undefined,
});

/** What the page of a single campaign may leave out and the list shows (API reference, both pages). */
const onlyListed = [
	'enable_ai_esp_matching',
	'follow_up_percentage',
	'send_as_plain_text',
	'unsubscribe_text',
];

function changesOf(request: ApiRequest, read: Read): IDataObject {
	const options = (read('options') ?? {}) as IDataObject;
	return {
		...(request.body as IDataObject),
		...(check(removeFromClient, options[removeFromClient.name]) === true
			? { client_id: null }
			: {}),
	};
}
