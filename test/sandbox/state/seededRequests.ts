import { addCampaign, addLeadCategory } from './build';
import type { CatalogOperation } from '../rules/catalog';
import type { ExampleRequest } from '../rules/example';
import { unblockCode } from '../resources/emailAccountMails';
import type { SandboxState } from './state';

/** The ids that the seed knows, by the names that parameters give them; lists take as many as they hold. */
const ids: Array<[names: RegExp, ids: Array<number | string>]> = [
	[/^(email_?campaign_?id|(parent_)?campaign_?id|campaign_?ids)$/i, [301, 302]],
	[/^(lead_?id|email_lead_id|lead_?ids)$/i, [5_995_000_001, 5_995_000_002]],
	[/^(lead_?map_?ids?|email_lead_map_id)$/i, [4_433_000_002, 4_433_000_001]],
	[/^(from_)?(selected)?(email_?)?account_?ids?$|^fromEmailId$/i, [103, 102]],
	[/^client_?ids?$/i, [201, 202]],
	[/^(remove)?tag_?ids?$/i, [401, 402]],
	[/^team_?member_?id$/i, [601]],
	[/^(to|from)?listIds?$/i, [501, 502]],
	[/^(lead_)?category_?ids?$|^categories$/i, [1, 2]],
	[/^spam_?test_?ids?$/i, [4502]],
	[/^vendor_id$/, [1]],
	[/^webhook_id$/, [1101]],
	[/^(email_stats_id|stats_id)$/, ['stats-443300000201']],
];

/** What a request has to say beside the ids of the seed, and what has to be there before it. */
interface Ground {
	path?: Record<string, string>;
	query?: Record<string, string>;
	body?: Record<string, unknown>;
	/** Parameters that exclude what else is sent. */
	without?: string[];
	scene?: (state: SandboxState) => void;
}

const at = Date.UTC(2026, 0, 15);
const span = { fromTime: '2026-01-15T00:00:00Z', toTime: '2026-01-31T00:00:00Z' };
const newTest: Ground = { body: { sequence_mapping_id: 1001, provider_ids: [1, 2] } };

/** Campaign 303, below campaign 301. */
function subsequence(state: SandboxState): void {
	addCampaign(state, at, { parentCampaignId: 301 });
}

/** Category 8, the first of the account's own. */
function ownCategory(state: SandboxState): void {
	addLeadCategory(state, at, { name: 'Key account' });
}

/** Where the name of a parameter does not tell whose id it is, and what an operation finds first. */
export const grounds: Record<string, Ground> = {
	'blockList.delete': { query: { id: '1201' } },
	'campaign.sendTestEmail': { body: { sequenceNumber: 1 } },
	'campaign.updateFolder': { body: { folder_id: 801 } },
	'campaign.updatePromptTemplate': {
		path: { template_id: '901' },
		body: { is_active: true },
		scene: ({ campaigns }) => {
			Object.assign(campaigns.get(301) ?? {}, {
				promptTemplate: {
					id: 901,
					content: 'Answer briefly.',
					categoryIds: [1],
					isActive: true,
					createdAt: new Date(at).toISOString(),
				},
			});
		},
	},
	'campaign.updateSpintaxDistribution': { body: { campaignId: 302 } },
	'campaignWebhook.deleteByBody': { body: { id: 1101 } },
	'campaignWebhook.getSummary': { query: span },
	'campaignWebhook.retriggerFailed': { body: span },
	'campaignWebhook.save': { body: { id: 1101, categories: ['Interested'] } },
	'client.deleteApiKey': { path: { id: '1301' } },
	'client.get': { path: { id: '201' } },
	'client.resetApiKey': { path: { id: '1301' } },
	'client.save': { body: { id: 201 } },
	'client.updateCodeIntegration': { path: { integration_id: '1401' } },
	'email.sendSingle': { body: { fromEmailId: 101 }, without: ['fromEmail'] },
	'emailAccount.addOauth': { body: { id: 101 } },
	'emailAccount.addSmtp': { body: { id: 101 } },
	'emailAccount.getByEmail': { query: { email: 'sender1@example.com' } },
	'emailAccount.verifyWarmupUnblockOtp': { body: { otp: unblockCode } },
	'emailAccountTag.update': { body: { id: 401 } },
	'inbox.associateUntrackedReply': { body: { untrackedReplyId: '3001' } },
	'inbox.get': { path: { id: '4433000002' } },
	'inbox.getReplyStatus': {
		query: { message_id: '<reply-1@mail.example.com>' },
		scene: ({ inbox }) => {
			inbox.mails.push({
				kind: 'reply',
				mapId: 4_433_000_002,
				statsId: 'stats-443300000201',
				messageId: '<reply-1@mail.example.com>',
				to: 'lead2@example.com',
				body: 'Thank you',
				scheduledTime: null,
				at: new Date(at).toISOString(),
			});
		},
	},
	'inbox.getViews': { body: { filters: { subSequenceId: 303 } }, scene: subsequence },
	'inbox.pushToSubsequence': { body: { sub_sequence_id: 303 }, scene: subsequence },
	'leadCategory.delete': { path: { category_id: '8' }, scene: ownCategory },
	'leadCategory.update': { path: { category_id: '8' }, scene: ownCategory },
	'leadList.delete': { path: { id: '501' } },
	'leadList.get': { path: { id: '501' } },
	'leadList.importLeads': { path: { id: '501' } },
	'leadList.pushBetweenLists': { body: { fromListId: 502 }, without: ['leadIds'] },
	'leadList.pushToCampaign': {
		body: { campaignId: 302, leadList: { leadIds: [5_995_000_001] } },
		without: ['campaignName'],
	},
	'leadList.update': { path: { id: '501' } },
	'leadNote.getAll': { path: { id: '5995000001' } },
	'leadTag.remove': {
		path: { tag_mapping_id: '2201' },
		scene: ({ leadNotes }) => {
			leadNotes.tagMappings.set(2201, { leadId: 5_995_000_001, tagId: 401 });
		},
	},
	'leadTask.getAll': { path: { id: '5995000001' } },
	'prospect.fetchContacts': { body: { filter_id: 2102, limit: 2 }, without: ['id'] },
	'prospect.getContacts': { body: { filter_id: 2103 }, without: ['id'] },
	'prospect.getSearchAnalytics': { query: { filter_id: '2103' } },
	'prospect.reviewContacts': { path: { filter_id: '2103' } },
	'prospect.searchContacts': { without: ['scroll_id'] },
	'prospect.updateFetchedSearch': { path: { id: '2103' } },
	'prospect.updateSavedSearch': { path: { id: '2101' } },
	'smartDelivery.createAutomatedTest': { body: { ...newTest.body, folder_id: 61 } },
	'smartDelivery.createManualTest': newTest,
	'smartDelivery.deleteFolder': { path: { folder_id: '61' } },
	'smartDelivery.getFolder': { path: { folder_id: '61' } },
	'smartDelivery.getReplyHeaders': { path: { reply_id: '890' } },
	'smartSender.getOrder': { query: { order_id: 'ORD_10001' } },
	'smartSender.getOtp': { query: { email_account: 'admin@outreach.example.com' } },
	'webhook.delete': { body: { id: 1101 } },
};

const idFor = (name: string, at: number): number | string | undefined => {
	const known = ids.find(([names]) => names.test(name))?.[1];
	return known?.[at % known.length];
};

/** A value with the ids of the seed; what is no id stays. */
function settled(name: string, value: unknown, at = 0): unknown {
	if (Array.isArray(value)) return value.map((entry, index) => settled(name, entry, index));
	if (typeof value === 'object' && value !== null) {
		return Object.fromEntries(
			Object.entries(value).map(([key, inner]) => [key, settled(key, inner)]),
		);
	}
	const id = idFor(name, at);
	if (id === undefined) return value;
	return typeof value === 'string' ? String(id) : id;
}

/** An example request about what the seed holds. */
export function inhabited(operation: CatalogOperation, example: ExampleRequest): ExampleRequest {
	const { path, query, body, without = [] } = grounds[operation.id] ?? {};
	const strings = (given: Record<string, string>, own: Record<string, string> = {}) =>
		Object.fromEntries(
			Object.entries({ ...given, ...own })
				.filter(([name]) => !without.includes(name))
				.map(([name, value]) => [
					name,
					name in own || value.includes(',') ? value : String(settled(name, value)),
				]),
		);
	const sent = settled('', example.body);
	return {
		path: strings(example.path, path),
		query: strings(example.query, query),
		body:
			typeof sent === 'object' && sent !== null && !Array.isArray(sent)
				? Object.fromEntries(
						Object.entries({ ...sent, ...body }).filter(([name]) => !without.includes(name)),
					)
				: sent,
	};
}
