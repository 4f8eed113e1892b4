import { byId, type Rows } from '../row';
import {
	byEmail,
	first,
	lookUp,
	mapByEmail,
	path,
	second,
	second301,
	secondByEmail,
	secondMap,
	secondPath,
	third,
} from './known';
import { ofClient } from './scenes';

const firstAlone = { path: { lead_id: String(first) } };
const secondAlone = { path: { lead_id: String(second) } };
const secondEntry = { path: { lead_map_id: String(secondMap) }, query: { campaignId: '301' } };

/** Reading leads, and what happened to them. */
export const leadReading: Rows = {
	get: {
		id: 'lead.get',
		required: { parameters: { leadId: byId(first) }, sends: [firstAlone] },
		all: [{ parameters: { leadId: secondByEmail, simplify: false }, sends: [lookUp, secondAlone] }],
	},
	getActivities: {
		id: 'lead.getActivities',
		required: { parameters: {}, sends: [{ query: { offset: '0', limit: '50' } }] },
		all: [
			{
				parameters: {
					limit: 1,
					filters: {
						eventTimeFrom: '2026-01-01T01:00:00+01:00',
						eventTimeTo: '2026-01-31',
					},
				},
				sends: [
					{
						query: {
							event_time_from: '2026-01-01T00:00:00.000Z',
							event_time_to: '2026-01-31T00:00:00.000Z',
							offset: '0',
							limit: '1',
						},
					},
				],
			},
		],
	},
	getAll: {
		id: 'lead.getAll',
		required: {
			parameters: {}, // The list has no total: only an empty page ends it.
			sends: [
				{ query: { limit: '50' } },
				{ query: { limit: '47', lastSeenLeadId: String(third) } },
			],
		},
		all: [
			{
				scene: ofClient,
				parameters: {
					limit: 1,
					filters: {
						campaignId: byId(301),
						clientId: byId(201),
						leadEmail: 'lead2@example.com',
						leadType: 'active',
						listId: byId(501),
						status: 'INPROGRESS',
					},
				},
				sends: [
					{
						query: {
							campaignId: '301',
							clientId: '201',
							leadEmail: 'lead2@example.com',
							leadType: 'active',
							listId: '501',
							status: 'INPROGRESS',
							limit: '1',
						},
					},
				],
			},
		],
	},
	getCampaignOverview: {
		id: 'lead.getCampaignOverview',
		required: { parameters: { leadId: byId(first) }, sends: [firstAlone] },
		all: [{ parameters: { leadId: secondByEmail }, sends: [lookUp, secondAlone] }],
	},
	getCampaigns: {
		id: 'lead.getCampaigns',
		required: { parameters: { leadId: byId(first) }, sends: [firstAlone] },
		all: [{ parameters: { leadId: secondByEmail, returnAll: true }, sends: [lookUp, secondAlone] }],
	},
	getMessageHistory: {
		id: 'campaignLead.getMessageHistory',
		required: { parameters: second301, sends: [{ path: secondPath }] },
		all: [
			{
				parameters: {
					...byEmail,
					returnAll: true,
					filters: { eventTimeGt: '2026-01-02T03:04:05Z' },
					options: { showPlainTextResponse: false },
				},
				sends: [
					lookUp,
					{
						path: secondPath,
						query: {
							event_time_gt: '2026-01-02T03:04:05.000Z',
							show_plain_text_response: 'false',
						},
					},
				],
			},
		],
	},
	getMessageHistoryOfMany: {
		id: 'campaignLead.getMessageHistoryBulk',
		required: {
			parameters: { campaignId: byId(301), leadIds: String(second) },
			sends: [{ path, body: { lead_ids: [second] } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					whichLeads: 'selected',
					leadIds: `${second}, ${third}`,
					filters: { eventTimeGt: '2026-01-01' },
				},
				sends: [
					{
						path,
						query: { event_time_gt: '2026-01-01T00:00:00.000Z' },
						body: { lead_ids: [second, third] },
					},
				],
			},
			{
				parameters: { campaignId: byId(301), leadIds: `lead2@example.com, ${third}` },
				sends: [lookUp, { path, body: { lead_ids: [second, third] } }],
			},
			{
				parameters: { campaignId: byId(301), whichLeads: 'all' },
				sends: [{ path, body: { lead_ids: null } }],
			},
		],
	},
	getSequenceDetails: {
		id: 'lead.getSequenceDetails',
		required: {
			parameters: { campaignId: byId(301), leadMapId: byId(secondMap) },
			sends: [secondEntry],
		},
		all: [{ parameters: { ...mapByEmail, returnAll: true }, sends: [lookUp, secondEntry] }],
	},
};
