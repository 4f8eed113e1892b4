import { addCampaignLead, Sandbox } from '../index';
import type { SandboxState } from '../index';
import { send } from '../fixtures';

/** Of campaign 301: a lead, its place, the mail it has got, a webhook and a step. Nothing of it is in 302. */
const leadId = 5_995_000_002;
const mapId = 4_433_000_002;
const statsId = `stats-${mapId * 100 + 1}`;
const webhookId = 1101;
const step = {
	id: 1001,
	seq_number: 1,
	subject: 'Hello',
	email_body: '<p>Hello</p>',
	seq_delay_details: { delay_in_days: 0 },
};
const hook = {
	name: 'CRM',
	webhook_url: 'https://crm.example.com/a',
	event_types: ['EMAIL_REPLY'],
};

/** What a request through a campaign may change. */
const kept = ({ campaignLeads, campaigns, inbox, webhookStore }: SandboxState) =>
	structuredClone({ campaignLeads, campaigns, inbox, webhooks: webhookStore.webhooks });

type Call = (campaign: number) => [method: string, path: string, body?: unknown];

const calls: Record<string, Call> = {
	'inbox.reply': (id) => [
		'POST',
		`/campaigns/${id}/reply-email-thread`,
		{ email_stats_id: statsId, email_body: 'Thank you' },
	],
	'inbox.forward': (id) => [
		'POST',
		`/campaigns/${id}/forward-email`,
		{ message_id: '<a@mail.example.com>', stats_id: statsId, to_emails: 'a@example.com' },
	],
	'inbox.resumeLead': (id) => [
		'PATCH',
		'/master-inbox/resume-lead',
		{ campaign_id: id, email_lead_map_id: mapId },
	],
	'inbox.associateUntrackedReply': (id) => [
		'POST',
		'/master-inbox/untracked-replies/associate-to-lead',
		{ untrackedReplyId: '3001', leadMapId: mapId, emailCampaignId: id },
	],
	'campaignLead.pause': (id) => ['POST', `/campaigns/${id}/leads/${leadId}/pause`, {}],
	'campaignLead.delete': (id) => ['DELETE', `/campaigns/${id}/leads/${leadId}`],
	'campaignLead.markComplete': (id) => [
		'POST',
		`/campaigns/${id}/leads/${mapId}/manual-complete`,
		{},
	],
	'campaignLead.getMessageHistory': (id) => [
		'GET',
		`/campaigns/${id}/leads/${leadId}/message-history`,
	],
	'campaignWebhook.save': (id) => ['POST', `/campaigns/${id}/webhooks`, { ...hook, id: webhookId }],
	'campaignWebhook.delete': (id) => ['DELETE', `/campaigns/${id}/webhooks/${webhookId}`],
	'campaignWebhook.deleteByBody': (id) => [
		'DELETE',
		`/campaigns/${id}/webhooks`,
		{ id: webhookId },
	],
	'campaign.saveSequences': (id) => ['POST', `/campaigns/${id}/sequences`, { sequences: [step] }],
};

describe.each(Object.entries(calls))('%s', (id, call) => {
	test('what belongs to another campaign is neither found nor changed', async () => {
		const sandbox = new Sandbox();
		// Somebody is in the other campaign too, so that it is not merely empty.
		const [fresh] = [...sandbox.state.leads.values()];
		addCampaignLead(sandbox.state, 0, { campaignId: 302, leadId: fresh?.id ?? 0 });
		const before = kept(sandbox.state);
		const [method, path, body] = call(302);
		const { status } = await send(sandbox, method, path, { body });
		expect(sandbox.log.map((one) => one.id)).toEqual([id]);
		expect(status).toBeGreaterThanOrEqual(400);
		expect(kept(sandbox.state)).toEqual(before);
	});

	test('through its own campaign it is', async () => {
		const [method, path, body] = call(301);
		const { status } = await send(new Sandbox(), method, path, { body });
		expect(status).toBe(200);
	});
});
