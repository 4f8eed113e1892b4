import { byId, type Rows } from '../row';
import { path, thirdMap } from './known';

/** Searching the leads of a campaign. */
export const leadSearch: Rows = {
	searchInCampaign: {
		id: 'campaignLead.search',
		required: {
			parameters: { campaignId: byId(301) },
			// The cursor is the entry of the last lead; an empty page ends the list.
			sends: [
				{ path, body: { limit: 50 } },
				{ path, body: { limit: 47, lastSeenLeadId: thirdMap } },
			],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					limit: 1,
					filters: {
						deletedEmailAddresses: 'gone1@example.com, gone2@example.com',
						emailAccountIds: [101, 102],
						emailStatuses: ['is_replied', 'is_opened'],
						espDomainTypes: '0, 1, 2',
						fieldSet: 'active_table',
						filterLeadsForManualCompletion: false,
						filterManualSeqIds: '1002',
						includeSenderBounce: true,
						lastSeenReplyTime: '2026-01-31T01:00:00+01:00',
						leadCategoryIds: '-1, 1',
						leadCategoryIsNull: false,
						leadStatuses: ['INPROGRESS', 'PAUSED'],
						searchText: 'lead2',
						segTypes: '0, 10',
						seqScheduleType: 'AUTO',
						seqVariantIds: '7001, 7002',
						sequenceIds: '1001',
						sequenceNumbers: '1, 2',
						statusFilter: 'replied',
					},
				},
				sends: [
					{
						path,
						body: {
							deletedEmailAddresses: ['gone1@example.com', 'gone2@example.com'],
							emailAccountIds: [101, 102],
							emailStatuses: ['is_replied', 'is_opened'],
							espDomainTypes: [0, 1, 2],
							fieldSet: 'active_table',
							filterLeadsForManualCompletion: false,
							filterManualSeqIds: [1002],
							includeSenderBounce: true,
							lastSeenReplyTime: '2026-01-31T00:00:00.000Z',
							leadCategoryIds: [-1, 1],
							leadCategoryIsNull: false,
							leadStatuses: ['INPROGRESS', 'PAUSED'],
							searchText: 'lead2',
							segTypes: [0, 10],
							seqScheduleType: 'AUTO',
							seqVariantIds: [7001, 7002],
							sequenceIds: [1001],
							sequenceNumbers: [1, 2],
							statusFilter: 'replied',
							limit: 1,
						},
					},
				],
			},
		],
	},
};
