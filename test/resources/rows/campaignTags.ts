import { byId, type Rows } from '../row';
import { path } from './known';

/** Where campaigns stand: their tags, folders, client and colleague. */
export const campaignTags: Rows = {
	addEmailAccountsByTag: {
		id: 'campaign.addEmailAccountsByTag',
		required: {
			parameters: { campaignId: byId(301), tagIds: [402] },
			sends: [{ path, body: { tag_ids: [402] } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					tagIds: '={{ "401, 402" }}',
					options: { maxLimit: true, autoAdjustWarmup: false, onlyConnected: true },
				},
				sends: [
					{
						path,
						query: { max_limit: 'true' },
						body: { tag_ids: [401, 402], auto_adjust_warmup: false, only_connected: true },
					},
				],
			},
		],
	},
	addTags: {
		id: 'campaign.addTags',
		required: {
			parameters: { campaignIds: [301], tagIds: [401] },
			sends: [{ body: { campaignIds: [301], tagIds: [401] } }],
		},
		all: [
			{
				parameters: { campaignIds: '={{ "301, 302" }}', tagIds: ['401', '402'] },
				sends: [{ body: { campaignIds: [301, 302], tagIds: [401, 402] } }],
			},
		],
	},
	assignClient: {
		id: 'campaign.assignClient',
		required: {
			parameters: { campaignId: byId(301), clientId: byId(201) },
			sends: [{ body: { campaignId: 301, clientId: 201 } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					clientId: byId(202),
					options: { applyClientDnc: false },
				},
				sends: [{ body: { campaignId: 301, clientId: 202, applyClientDNC: false } }],
			},
			{
				parameters: { campaignId: byId(302), change: 'remove' },
				sends: [{ body: { campaignId: 302, clientId: null } }],
			},
		],
	},
	removeTags: {
		id: 'campaign.removeTags',
		required: {
			parameters: { campaignIds: [301], tagIds: [401] },
			sends: [{ body: { campaignIds: [301], tagIds: [401] } }],
		},
		all: [
			{
				parameters: { campaignIds: ['301', '302'], tagIds: '={{ [401, 402] }}' },
				sends: [{ body: { campaignIds: [301, 302], tagIds: [401, 402] } }],
			},
		],
	},
	updateFolder: {
		id: 'campaign.updateFolder',
		required: {
			parameters: { campaignIds: [301], folderId: '801' },
			sends: [{ body: { campaign_ids: [301], folder_id: 801 } }],
		},
		all: [
			{
				parameters: { campaignIds: '={{ "301, 302" }}', change: 'move', folderId: 802 },
				sends: [{ body: { campaign_ids: [301, 302], folder_id: 802 } }],
			},
			{
				parameters: { campaignIds: [301, 302], change: 'remove' },
				sends: [{ body: { campaign_ids: [301, 302], folder_id: null } }],
			},
		],
	},
	updateTeamMember: {
		id: 'campaign.updateTeamMember',
		required: {
			parameters: { campaignId: byId(301), teamMemberId: byId(601) },
			sends: [{ path, body: { teamMemberId: 601 } }],
		},
		all: [
			{
				parameters: { campaignId: byId(301), change: 'assign', teamMemberId: byId(602) },
				sends: [{ path, body: { teamMemberId: 602 } }],
			},
			{
				parameters: { campaignId: byId(301), change: 'remove' },
				sends: [{ path, body: { teamMemberId: null } }],
			},
		],
	},
};
