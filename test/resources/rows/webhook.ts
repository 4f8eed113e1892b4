import { addFailedDelivery, type SandboxState } from '../../sandbox';
import { by, byId, type Rows } from '../row';
import { path } from './known';

/** The webhook that the sandbox has in campaign 301 from the start. */
const webhookPath = { webhook_id: '1101' };
const inCampaign = { ...path, ...webhookPath };

const url = 'https://example.com/hooks/smartlead';
const span = { fromTime: '2026-01-01T00:00:00.000Z', toTime: '2026-01-31T23:59:59.999Z' };

/** Every event that can be registered, as the page of events lists them. */
const allEvents = [
	'EMAIL_SENT',
	'FIRST_EMAIL_SENT',
	'EMAIL_OPEN',
	'EMAIL_LINK_CLICK',
	'EMAIL_REPLY',
	'EMAIL_BOUNCE',
	'LEAD_UNSUBSCRIBED',
	'LEAD_CATEGORY_UPDATED',
	'CAMPAIGN_STATUS_CHANGED',
	'UNTRACKED_REPLIES',
	'MANUAL_STEP_REACHED',
];
const switches = (names: string[]) => Object.fromEntries(names.map((name) => [name, true]));

/** A body for the scope as a word, which one shape refuses, and for the same as a number. */
const eitherScope = (word: string, number: number, body: object) => ({
	sends: [{ body: { association_type: word, ...body } }],
	alternately: [
		{ body: { association_type: word, ...body }, refused: 422 },
		{ body: { association_type: number, ...body } },
	],
});

const ofCampaign = {
	email_campaign_id: 301,
	webhook_url: url,
	event_type_map: { EMAIL_REPLY: true },
};

/** One event on its way to the webhook, which nobody took. */
const failedDelivery = (state: SandboxState) =>
	addFailedDelivery(
		state,
		Date.parse('2026-01-20T10:00:00Z'),
		'0f2c7f2e-1111-4222-8333-444455556666',
	);

/** The least that is saved; people have met a SmartLead that wants categories as well. */
const saved = { name: 'Replies to CRM', webhook_url: url, event_types: ['EMAIL_REPLY'] };

/** A webhook by its name, which the list of its campaign knows. */
const byItsName = { campaignId: byId(301), webhookId: by('name', 'crm') };
const named = { id: 'campaignWebhook.getAll', path };

export const webhook: Rows = {
	create: {
		id: 'webhook.create',
		required: {
			parameters: { campaignId: byId(301), webhookUrl: url, events: ['EMAIL_REPLY'] },
			...eitherScope('campaign', 3, ofCampaign),
		},
		all: [
			{
				parameters: {
					associationType: 'client',
					clientId: byId(201),
					webhookUrl: url,
					events: allEvents,
					options: {
						categories: [1, 2],
						forceCreate: true,
						name: 'Replies to CRM',
					},
				},
				...eitherScope('client', 2, {
					client_id: 201,
					webhook_url: url,
					event_type_map: switches(allEvents),
					category_id_map: { 1: true, 2: true },
					force_create: true,
					name: 'Replies to CRM',
				}),
			},
			{
				// What was chosen for another scope before is not sent.
				parameters: {
					associationType: 'user',
					clientId: byId(201),
					campaignId: byId(301),
					webhookUrl: ` ${url} `,
					events: 'EMAIL_OPEN, EMAIL_REPLY',
					options: { forceCreate: false },
				},
				...eitherScope('user', 1, {
					webhook_url: url,
					event_type_map: { EMAIL_OPEN: true, EMAIL_REPLY: true },
					force_create: false,
				}),
			},
		],
	},
	delete: {
		id: 'webhook.delete',
		required: { parameters: { webhookId: byId(1101) }, sends: [{ body: { id: 1101 } }] },
		all: [{ parameters: byItsName, sends: [named, { body: { id: 1101 } }] }],
	},
	deleteFromCampaign: {
		id: 'campaignWebhook.delete',
		required: {
			parameters: { campaignId: byId(301), webhookId: byId(1101) },
			sends: [{ path: inCampaign }],
			alternately: [
				{ path: inCampaign, refused: 404 },
				{ id: 'campaignWebhook.deleteByBody', path, body: { id: 1101 } },
			],
		},
		all: [],
	},
	get: {
		id: 'webhook.get',
		required: { parameters: { webhookId: by('id', ' 1101 ') }, sends: [{ path: webhookPath }] },
		all: [{ parameters: byItsName, sends: [named, { path: webhookPath }] }],
	},
	getAllInCampaign: {
		id: 'campaignWebhook.getAll',
		required: { parameters: { campaignId: byId(301) }, sends: [{ path }] },
		all: [
			{ parameters: { campaignId: byId(301), returnAll: true }, sends: [{ path }] },
			{
				parameters: { campaignId: byId(302) },
				sends: [{ path: { campaign_id: '302' } }],
				finds: 'nothing',
			},
		],
	},
	getDeliverySummary: {
		id: 'campaignWebhook.getSummary',
		required: {
			parameters: {
				campaignId: byId(301),
				fromTime: '2026-01-01T00:00:00Z',
				toTime: '2026-02-01T01:59:59.999+02:00',
			},
			sends: [{ path, query: span }],
		},
		all: [
			{
				scene: failedDelivery,
				parameters: { campaignId: byId(301), ...span },
				sends: [{ path, query: span }],
			},
		],
	},
	resendFailed: {
		id: 'campaignWebhook.retriggerFailed',
		required: {
			parameters: { campaignId: byId(301), ...span },
			sends: [{ path, body: span }],
		},
		all: [
			{
				scene: failedDelivery,
				parameters: { campaignId: byId(301), ...span },
				sends: [{ path, body: span }],
			},
		],
	},
	saveToCampaign: {
		id: 'campaignWebhook.save',
		required: {
			parameters: {
				campaignId: byId(301),
				name: 'Replies to CRM',
				webhookUrl: url,
				events: ['EMAIL_REPLY'],
			},
			sends: [{ path, body: saved }],
			live: [{ path, body: saved, refused: 400 }],
			fails: { live: /"categories" is required/ },
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					name: 'Replies to CRM',
					webhookUrl: url,
					events: ['EMAIL_REPLY', 'EMAIL_OPEN'],
					options: { webhookId: byId(1101), categories: [1, 3] },
				},
				sends: [
					{ id: 'leadCategory.getAll' },
					{
						path,
						body: {
							id: 1101,
							name: 'Replies to CRM',
							webhook_url: url,
							event_types: ['EMAIL_REPLY', 'EMAIL_OPEN'],
							categories: ['Interested', 'Not Interested'],
						},
					},
				],
			},
		],
	},
	update: {
		id: 'webhook.update',
		required: {
			parameters: { webhookId: byId(1101), updateFields: { name: 'All to CRM' } },
			sends: [{ path: webhookPath, body: { name: 'All to CRM' } }],
		},
		all: [
			{
				parameters: {
					campaignId: byId(301),
					webhookId: byId(1101),
					updateFields: {
						categories: [1, 3],
						events: ['LEAD_CATEGORY_UPDATED', 'EMAIL_BOUNCE'],
						name: 'All to CRM',
						webhookUrl: url,
					},
				},
				sends: [
					{ id: 'leadCategory.getAll' },
					{
						path: webhookPath,
						body: {
							categories: ['Interested', 'Not Interested'],
							category_id_map: { 1: true, 3: true },
							event_type_map: { LEAD_CATEGORY_UPDATED: true, EMAIL_BOUNCE: true },
							event_types: ['LEAD_CATEGORY_UPDATED', 'EMAIL_BOUNCE'],
							name: 'All to CRM',
							webhook_url: url,
						},
					},
				],
			},
		],
	},
};
