import { byId, type Rows } from '../row';
import { first, lookUp, second } from './known';

const path = { id: '501' };
const list = { listId: byId(501) };

export const leadList: Rows = {
	assignTags: {
		id: 'leadList.assignTags',
		required: {
			parameters: { listIds: [501], tagIds: [401] },
			sends: [{ body: { listIds: [501], tagIds: [401] } }],
		},
		all: [
			{
				parameters: {
					listIds: '501, 502',
					tagIds: [401],
					options: { removeTagIds: [402] },
				},
				sends: [{ body: { listIds: [501, 502], tagIds: [401], removeTagIds: [402] } }],
			},
		],
	},
	create: {
		id: 'leadList.create',
		required: {
			parameters: { listName: 'Trade fair' },
			sends: [{ body: { listName: 'Trade fair' } }],
		},
		all: [],
	},
	delete: {
		id: 'leadList.delete',
		required: { parameters: list, sends: [{ path }] },
		all: [],
	},
	get: {
		id: 'leadList.get',
		required: { parameters: list, sends: [{ path }] },
		all: [],
	},
	getAll: {
		id: 'leadList.getAll',
		required: {
			parameters: { limit: 2 },
			sends: [{ query: { offset: '0', limit: '2' } }],
		},
		all: [
			{
				parameters: { returnAll: true, filters: { listName: 'list', tagIds: [401, 402] } },
				scene: ({ leadNotes }) => void leadNotes.listTags.set(501, new Set([401, 402])),
				sends: [
					{ query: { offset: '0', limit: '1000', listName: 'list', tagIds: '401,402' } },
					{ query: { offset: '1', limit: '1000', listName: 'list', tagIds: '401,402' } },
				],
				// There, the answer says how many there are.
				live: [{ query: { offset: '0', limit: '1000', listName: 'list', tagIds: '401,402' } }],
			},
		],
	},
	importLeads: {
		id: 'leadList.importLeads',
		required: {
			parameters: { ...list, fileName: 'Trade fair' },
			items: [{ email: 'new1@example.com' }],
			sends: [
				{ path, body: { leadList: [{ email: 'new1@example.com' }], fileName: 'Trade fair' } },
			],
		},
		all: [
			{
				parameters: {
					...list,
					fileName: 'Trade fair',
					options: {
						ignoreGlobalBlockList: true,
					},
				},
				items: [
					{
						email: 'new1@example.com',
						'First Name': 'New 1',
						'Last Name': 'Lead',
						Company: 'Example Co',
					},
				],
				sends: [
					{
						path,
						body: {
							leadList: [
								{
									email: 'new1@example.com',
									first_name: 'New 1',
									last_name: 'Lead',
									company: 'Example Co',
								},
							],
							fileName: 'Trade fair',
							csvSettings: { ignoreGlobalBlockList: true },
						},
					},
				],
			},
			{
				parameters: {
					...list,
					fileName: 'Trade fair',
					mapping: 'manual',
					lead: {
						mappingMode: 'defineBelow',
						value: { email: 'new1@example.com', first_name: 'New 1' },
					},
					customFieldValues: { field: [{ name: 'company', value: 'Example Co' }] },
				},
				sends: [
					{
						path,
						body: {
							leadList: [{ email: 'new1@example.com', first_name: 'New 1', company: 'Example Co' }],
							fileName: 'Trade fair',
						},
					},
				],
			},
		],
	},
	pushBetweenLists: {
		id: 'leadList.pushBetweenLists',
		required: {
			parameters: { leadIds: String(first), toListId: byId(502) },
			sends: [{ body: { action: 'copy', leadIds: [first], toListId: 502 } }],
		},
		all: [
			{
				parameters: { leadIds: `lead2@example.com, ${first}`, toListId: byId(502) },
				sends: [lookUp, { body: { action: 'copy', leadIds: [second, first], toListId: 502 } }],
			},
			{
				// What was named before the choice changed is not sent.
				parameters: {
					which: 'list',
					leadIds: String(first),
					fromListId: byId(501),
					toListId: byId(502),
					copyOrMove: 'move',
				},
				sends: [{ body: { action: 'move', fromListId: 501, toListId: 502 } }],
			},
		],
	},
	pushToCampaign: {
		id: 'leadList.pushToCampaign',
		required: {
			parameters: { campaignId: byId(302), leadIds: String(first) },
			sends: [{ body: { campaignId: 302, leadList: { leadIds: [first] }, action: 'copy' } }],
		},
		all: [
			{
				parameters: { campaignId: byId(302), leadIds: 'lead2@example.com', copyOrMove: 'move' },
				sends: [
					lookUp,
					{ body: { campaignId: 302, leadList: { leadIds: [second] }, action: 'move' } },
				],
			},
			{
				parameters: {
					target: 'named',
					campaignName: 'Trade fair',
					which: 'list',
					fromListId: byId(501),
				},
				sends: [
					{
						body: {
							campaignName: 'Trade fair',
							leadList: { listId: 501 },
							action: 'copy',
						},
					},
				],
			},
			{
				parameters: { campaignId: byId(302), which: 'all' },
				sends: [{ body: { campaignId: 302, leadList: { allLeads: true }, action: 'copy' } }],
			},
		],
	},
	update: {
		id: 'leadList.update',
		required: {
			parameters: { ...list, listName: 'Fair' },
			sends: [{ path, body: { listName: 'Fair' } }],
		},
		all: [],
	},
};
