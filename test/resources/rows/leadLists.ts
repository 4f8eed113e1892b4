import { byId, type Rows } from '../row';
import { first, firstMap, lookUp, second, secondMap } from './known';

/** Every filter by which leads can be pushed; all of them travel as text. */
const filters = {
	campaignId: '301',
	campaignTagId: '401',
	clientId: '201',
	emailAccountId: '101',
	emailCampaignSeqId: '1001',
	emailStatus: 'is_replied',
	espDomainType: '1',
	importedDate: '2026-01-15',
	leadCategoryIds: '1,2',
	leadEmail: 'lead2@example.com',
	leadType: 'active',
	replyDateFrom: '2026-01-01',
	replyDateTo: '2026-01-31',
	segType: '10',
	status: 'INPROGRESS',
	tagIds: '401,402',
	teamMemberId: '601',
	unCategorized: 'false',
};

/** Putting leads into lists. */
export const leadLists: Rows = {
	pushFromCampaignToList: {
		id: 'lead.pushFromCampaignToList',
		required: {
			parameters: { campaignId: byId(301), listId: byId(501), leadMapIds: String(firstMap) },
			sends: [{ body: { campaignId: '301', listId: '501', leadMapIds: [firstMap] } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					listId: byId(502),
					which: 'selected',
					leadMapIds: `${firstMap}, ${secondMap}`,
					options: { archivedFromAllCampaign: true },
				},
				sends: [
					{
						body: {
							campaignId: '301',
							listId: '502',
							leadMapIds: [firstMap, secondMap],
							archivedFromAllCampaign: true,
						},
					},
				],
			},
			{
				parameters: {
					campaignId: byId(301),
					listId: byId(501),
					leadMapIds: `${firstMap}, lead2@example.com`,
				},
				sends: [
					lookUp,
					{ body: { campaignId: '301', listId: '501', leadMapIds: [firstMap, secondMap] } },
				],
			},
			{
				parameters: { campaignId: byId(301), listId: byId(501), which: 'all', filters },
				sends: [{ body: { campaignId: '301', listId: '501', allLeads: true, filters } }],
			},
			{
				parameters: { campaignId: byId(301), listId: byId(501), which: 'all' },
				sends: [{ body: { campaignId: '301', listId: '501', allLeads: true } }],
			},
		],
	},
	pushToList: {
		id: 'lead.pushToList',
		required: {
			parameters: { listId: byId(501), leadIds: String(first) },
			sends: [{ body: { listId: 501, leadIds: [first], action: 'copy' } }],
		},
		all: [
			{
				parameters: {
					listId: byId(501),
					which: 'selected',
					leadIds: `={{ [${first}, ${second}] }}`,
					copyOrMove: 'move',
				},
				sends: [{ body: { listId: 501, leadIds: [first, second], action: 'move' } }],
			},
			{
				parameters: {
					listId: byId(501),
					leadIds: `lead2@example.com, ${first}`,
				},
				sends: [lookUp, { body: { listId: 501, leadIds: [second, first], action: 'copy' } }],
			},
			{
				// Numbers and booleans come from expressions, and travel as text all the same.
				parameters: {
					listId: byId(501),
					which: 'all',
					filters: {
						campaignId: '={{ 301 }}',
						leadEmail: '={{ " lead2@example.com " }}',
						unCategorized: '={{ 1 > 2 }}',
					},
				},
				sends: [
					{
						body: {
							listId: 501,
							allLeads: true,
							filters: {
								campaignId: '301',
								leadEmail: 'lead2@example.com',
								unCategorized: 'false',
							},
							action: 'copy',
						},
					},
				],
			},
			{
				parameters: { listId: byId(501), which: 'all', filters, copyOrMove: 'copy' },
				sends: [{ body: { listId: 501, allLeads: true, filters, action: 'copy' } }],
			},
		],
	},
};
