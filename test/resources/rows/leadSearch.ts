import { byId, type Rows } from '../row';
import { path, thirdMap } from './known';

const campaignId = byId(301);

/** Searching the leads of a campaign. */
export const leadSearch: Rows = {
	searchInCampaign: {
		id: 'campaignLead.search',
		required: {
			parameters: { campaignId },
			// The cursor is the entry of the last lead; an empty page ends the list.
			sends: [
				{ path, body: { limit: 50 } },
				{ path, body: { limit: 47, lastSeenLeadId: thirdMap } },
			],
		},
		all: [
			{
				parameters: {
					campaignId,
					limit: 1,
					options: { fieldSet: 'active_table', includeSenderBounce: true },
					filters: {
						emailAccountIds: [101, 102],
						emailStatuses: ['is_replied', 'is_opened'],
						filterLeadsForManualCompletion: false,
						lastSeenReplyTime: '2026-01-31T01:00:00+01:00',
						leadCategoryIds: '-1, 1',
						leadCategoryIsNull: false,
						leadStatuses: ['INPROGRESS', 'PAUSED'],
						searchText: 'lead2',
						seqScheduleType: 'AUTO',
						sequenceIds: '1001',
						sequenceNumbers: '1, 2',
						statusFilter: 'replied',
					},
				},
				sends: [
					{
						path,
						body: {
							emailAccountIds: [101, 102],
							emailStatuses: ['is_replied', 'is_opened'],
							fieldSet: 'active_table',
							filterLeadsForManualCompletion: false,
							includeSenderBounce: true,
							lastSeenReplyTime: '2026-01-31T00:00:00.000Z',
							leadCategoryIds: [-1, 1],
							leadCategoryIsNull: false,
							leadStatuses: ['INPROGRESS', 'PAUSED'],
							searchText: 'lead2',
							seqScheduleType: 'AUTO',
							sequenceIds: [1001],
							sequenceNumbers: [1, 2],
							statusFilter: 'replied',
							limit: 1,
						},
					},
				],
			},
			{
				// The campaign has no manual steps, variants, or mailboxes that are gone.
				finds: 'nothing',
				parameters: {
					campaignId,
					returnAll: true,
					filters: {
						deletedEmailAddresses: 'gone1@example.com, gone2@example.com',
						espDomainTypes: '0, 1, 2',
						filterLeadsForManualCompletion: true,
						filterManualSeqIds: '1002',
						segTypes: '0, 10',
						seqScheduleType: 'MANUAL',
						seqVariantIds: '7001, 7002',
						statusFilter: 'manual_followups',
					},
				},
				sends: [
					{
						path,
						body: {
							deletedEmailAddresses: ['gone1@example.com', 'gone2@example.com'],
							espDomainTypes: [0, 1, 2],
							filterLeadsForManualCompletion: true,
							filterManualSeqIds: [1002],
							segTypes: [0, 10],
							seqScheduleType: 'MANUAL',
							seqVariantIds: [7001, 7002],
							statusFilter: 'manual_followups',
							limit: 100,
						},
					},
				],
			},
		],
	},
};
