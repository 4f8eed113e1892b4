import { sublimeSearch } from '@n8n/utils/dist/search/sublime-search';

import { products } from '../products';
import { codexOf, triggers } from './codex';

/*
 * What people type into n8n's node panel, and what they mean by it. First the panel finds a node by
 * its name and its aliases, then the actions of that node by their texts; both searches are n8n's own.
 * n8n 2 shows the actions of a community node without a search: there they are read, and what has to be
 * found is the node.
 */

/** Node, and the operations of it that do what is meant: `resource.operation`, or a whole resource. */
const phrases: Array<[string, string, ...string[]]> = [
	['reply to email', 'SmartLead', 'inbox.reply'],
	['answer reply', 'SmartLead', 'inbox.reply'],
	['send email', 'SmartLead', 'emailAccount.sendEmail', 'campaign.sendTestEmail'],
	['forward email', 'SmartLead', 'inbox.forward'],
	['do not contact', 'SmartLead', 'blockList.add', 'inbox.blockDomains'],
	['dnc list', 'SmartLead', 'blockList'],
	['block domain', 'SmartLead', 'blockList.add', 'inbox.blockDomains'],
	['suppression list', 'SmartLead', 'blockList'],
	['blocklist', 'SmartLead', 'blockList'],
	['unblock domain', 'SmartLead', 'blockList.delete'],
	['upload csv', 'SmartLead', 'lead.addToCampaign', 'leadList.importLeads'],
	['import leads', 'SmartLead', 'leadList.importLeads', 'lead.addToCampaign'],
	['add lead', 'SmartLead', 'lead.addToCampaign'],
	['add contact', 'SmartLead', 'lead.addToCampaign'],
	['upload leads', 'SmartLead', 'lead.addToCampaign', 'leadList.importLeads'],
	['export leads', 'SmartLead', 'lead.exportFromCampaign'],
	['download csv', 'SmartLead', 'lead.exportFromCampaign'],
	['delete lead', 'SmartLead', 'lead.deleteFromCampaign'],
	['remove lead', 'SmartLead', 'lead.deleteFromCampaign'],
	['pause', 'SmartLead', 'campaign.updateStatus', 'lead.pause'],
	['pause campaign', 'SmartLead', 'campaign.updateStatus'],
	['start campaign', 'SmartLead', 'campaign.updateStatus', 'campaign.launch'],
	['launch campaign', 'SmartLead', 'campaign.updateStatus', 'campaign.launch'],
	['stop campaign', 'SmartLead', 'campaign.updateStatus'],
	['resume campaign', 'SmartLead', 'campaign.updateStatus'],
	['pause lead', 'SmartLead', 'lead.pause'],
	['resume lead', 'SmartLead', 'lead.resume', 'inbox.resumeLead'],
	['unsubscribe', 'SmartLead', 'lead.unsubscribe', 'lead.unsubscribeGlobally'],
	['opt out', 'SmartLead', 'lead.unsubscribe', 'lead.unsubscribeGlobally'],
	['mark interested', 'SmartLead', 'lead.updateCategory', 'inbox.updateCategory'],
	['set category', 'SmartLead', 'lead.updateCategory', 'inbox.updateCategory'],
	['lead category', 'SmartLead', 'lead.updateCategory', 'leadCategory'],
	['open rate', 'SmartLead', 'campaignStatistics', 'analytics'],
	['reply rate', 'SmartLead', 'campaignStatistics', 'analytics'],
	['bounce rate', 'SmartLead', 'campaignStatistics', 'analytics'],
	['bounce', 'SmartLead', 'campaignStatistics', 'analytics'],
	['campaign stats', 'SmartLead', 'campaignStatistics', 'analytics'],
	['campaign analytics', 'SmartLead', 'campaignStatistics', 'analytics'],
	['campaign report', 'SmartLead', 'campaignStatistics', 'analytics'],
	['get replies', 'SmartLead', 'inbox.getReplies', 'analytics.campaignResponseStats'],
	['unread replies', 'SmartLead', 'inbox.getUnread'],
	['unibox', 'SmartLead', 'inbox'],
	['conversation', 'SmartLead', 'inbox.get', 'lead.getMessageHistory'],
	['message history', 'SmartLead', 'lead.getMessageHistory', 'lead.getMessageHistoryOfMany'],
	['email thread', 'SmartLead', 'inbox.get', 'lead.getMessageHistory'],
	['clone campaign', 'SmartLead', 'campaign.duplicate'],
	['copy campaign', 'SmartLead', 'campaign.duplicate'],
	['create campaign', 'SmartLead', 'campaign.create'],
	['new campaign', 'SmartLead', 'campaign.create', 'campaign.duplicate'],
	['delete campaign', 'SmartLead', 'campaign.delete'],
	['list campaigns', 'SmartLead', 'campaign.getAll'],
	['sequence', 'SmartLead', 'campaign.saveSequences', 'campaign.getSequences'],
	['follow up', 'SmartLead', 'campaign.saveSequences', 'analytics.followUpReplyRate'],
	['ab test', 'SmartLead', 'campaign.saveSequences'],
	['schedule', 'SmartLead', 'campaign.updateSchedule'],
	['sending hours', 'SmartLead', 'campaign.updateSchedule'],
	['out of office', 'SmartLead', 'campaign.updateSettings'],
	['warmup', 'SmartLead', 'emailAccount.updateWarmup', 'emailAccount.getWarmupStats'],
	[
		'add mailbox',
		'SmartLead',
		'emailAccount.addSmtp',
		'emailAccount.addOauth',
		'campaign.addEmailAccounts',
	],
	['connect inbox', 'SmartLead', 'emailAccount.addSmtp', 'emailAccount.addOauth'],
	['mailbox health', 'SmartLead', 'analytics.emailAccountHealth'],
	['find lead by email', 'SmartLead', 'lead.getByEmail'],
	['search leads', 'SmartLead', 'lead.searchInCampaign'],
	['update lead', 'SmartLead', 'lead.update'],
	['custom fields', 'SmartLead', 'lead.update', 'lead.addToCampaign'],
	['add note', 'SmartLead', 'leadNote.create'],
	['create task', 'SmartLead', 'leadTask.create'],
	['add tag', 'SmartLead', 'leadTag.add', 'campaign.addTags', 'tag'],
	['reminder', 'SmartLead', 'inbox.setReminder', 'inbox.getReminders'],
	['subsequence', 'SmartLead', 'campaign.createSubsequence', 'inbox.pushToSubsequence'],
	['webhook', 'SmartLead', 'webhook'],
	['resend failed webhooks', 'SmartLead', 'webhook.resendFailed'],
	['sub-account', 'SmartLead', 'client'],
	['test email', 'SmartLead', 'campaign.sendTestEmail'],
	['deal value', 'SmartLead', 'inbox.updateRevenue'],
	['spam test', 'SmartLead Delivery', 'spamTest'],
	['inbox placement', 'SmartLead Delivery', 'spamTest', 'spamTestReport'],
	['dkim', 'SmartLead Delivery', 'spamTestReport.getDkim'],
	['buy domain', 'SmartLead Senders', 'order.place', 'senderDomain.search'],
	['find emails', 'SmartLead Prospect', 'contact.findEmails'],
	['buy leads', 'SmartLead Prospect', 'contact.fetch'],
	['find leads', 'SmartLead Prospect', 'contact.search'],
	['add prospects', 'SmartLead', 'lead.addToCampaign'],
	['push leads to campaign', 'SmartLead', 'lead.addToCampaign', 'leadList.pushToCampaign'],
	['blacklist', 'SmartLead', 'blockList'],
	['blacklist domain', 'SmartLead', 'blockList.add', 'inbox.blockDomains'],
	['block email', 'SmartLead', 'blockList.add', 'inbox.blockDomains'],
	['remove from blocklist', 'SmartLead', 'blockList.delete'],
	['stop sequence', 'SmartLead', 'lead.pause', 'lead.unsubscribe', 'campaign.updateStatus'],
	['mark as read', 'SmartLead', 'inbox.changeReadStatus'],
	['mark as unread', 'SmartLead', 'inbox.changeReadStatus'],
	['snooze', 'SmartLead', 'inbox.getSnoozed', 'inbox.setReminder'],
	['inbox', 'SmartLead', 'inbox'],
	['master inbox', 'SmartLead', 'inbox'],
	['clicks', 'SmartLead', 'campaignStatistics', 'analytics'],
	['statistics', 'SmartLead', 'campaignStatistics', 'analytics'],
	['add client', 'SmartLead', 'client.upsert', 'campaign.assignClient'],
	['create client', 'SmartLead', 'client.upsert'],
	['assign client', 'SmartLead', 'campaign.assignClient'],
	['add smtp', 'SmartLead', 'emailAccount.addSmtp'],
	['delete mailbox', 'SmartLead', 'emailAccount.delete', 'campaign.removeEmailAccounts'],
	['remove mailbox', 'SmartLead', 'emailAccount.delete', 'campaign.removeEmailAccounts'],
	['spintax', 'SmartLead', 'campaign.updateSpintaxDistribution'],
	['campaign settings', 'SmartLead', 'campaign.updateSettings'],
	['get campaigns', 'SmartLead', 'campaign.getAll'],
	['all campaigns', 'SmartLead', 'campaign.getAll'],
	['list leads', 'SmartLead', 'lead.getAll', 'lead.getAllInCampaign', 'leadList'],
	['get leads', 'SmartLead', 'lead.getAll', 'lead.getAllInCampaign', 'lead'],
	['tag campaign', 'SmartLead', 'campaign.addTags'],
	['reply', 'SmartLead', 'inbox.reply', 'inbox.getReplies'],
	['send reply', 'SmartLead', 'inbox.reply'],
	['email finder', 'SmartLead Prospect', 'contact.findEmails'],
	['enrich', 'SmartLead Prospect', 'contact'],
	['search contacts', 'SmartLead Prospect', 'contact.search'],
	['placement test', 'SmartLead Delivery', 'spamTest'],
	['spf', 'SmartLead Delivery', 'spamTestReport.getSpf'],
	['buy mailbox', 'SmartLead Senders', 'order.place'],
	['order mailboxes', 'SmartLead Senders', 'order.place'],
	['block a domain', 'SmartLead', 'blockList.add', 'inbox.blockDomains'],
	['pause a campaign', 'SmartLead', 'campaign.updateStatus'],
	['open rates', 'SmartLead', 'campaignStatistics', 'analytics'],
	['email opens', 'SmartLead', 'campaignStatistics', 'analytics'],
	['campaign performance', 'SmartLead', 'analytics.campaignPerformance'],
	['upload list', 'SmartLead', 'leadList.importLeads'],
	['remove from campaign', 'SmartLead', 'lead.deleteFromCampaign'],
	['move leads', 'SmartLead', 'leadList.pushBetweenLists', 'lead.pushToList'],
	['reply category', 'SmartLead', 'analytics.leadCategoryResponse', 'lead.updateCategory'],
	['positive replies', 'SmartLead', 'analytics.dayWisePositiveReplies'],
	['get conversation', 'SmartLead', 'inbox.get'],
	['edit sequence', 'SmartLead', 'campaign.saveSequences'],
	['write emails', 'SmartLead', 'campaign.saveSequences'],
	['set time zone', 'SmartLead', 'campaign.updateSchedule'],
	['daily limit', 'SmartLead', 'emailAccount.update'],
	['connect gmail', 'SmartLead', 'emailAccount.addOauth'],
	['connect outlook', 'SmartLead', 'emailAccount.addOauth'],
	['health', 'SmartLead', 'analytics.emailAccountHealth'],
	['create tag', 'SmartLead', 'tag.create'],
	['notes', 'SmartLead', 'leadNote'],
	['get clients', 'SmartLead', 'client.getAll'],
	['api key', 'SmartLead', 'client.createApiKey', 'client.getApiKeys'],
	['failed events', 'SmartLead', 'webhook.resendFailed'],
	['get statistics', 'SmartLead', 'campaignStatistics'],
	['answer a reply', 'SmartLead', 'inbox.reply'],
	['add a lead', 'SmartLead', 'lead.addToCampaign', 'leadTag.add', 'leadNote.create'],
	['add a mailbox', 'SmartLead', 'emailAccount.addSmtp', 'emailAccount.addOauth'],
	['clone a campaign', 'SmartLead', 'campaign.duplicate'],
	['create a campaign', 'SmartLead', 'campaign.create'],
	['delete a lead', 'SmartLead', 'lead.deleteFromCampaign'],
	['send an email', 'SmartLead', 'emailAccount.sendEmail', 'campaign.sendTestEmail'],
	['start a campaign', 'SmartLead', 'campaign.updateStatus', 'campaign.launch'],
	['purchase domain', 'SmartLead Senders', 'order.place'],
	['job title', 'SmartLead Prospect', 'filterValue.getJobTitles'],
	['change status', 'SmartLead', 'campaign.updateStatus', 'lead.updateCategory'],
	['move to another campaign', 'SmartLead', 'lead.addToCampaign', 'leadList.pushToCampaign'],
	['assign lead', 'SmartLead', 'inbox.updateTeamMember', 'lead.updateEmailAccount'],
	['change lead status', 'SmartLead', 'lead.updateCategory', 'inbox.updateCategory'],
	['not interested', 'SmartLead', 'lead.updateCategory', 'inbox.updateCategory'],
	['meeting booked', 'SmartLead', 'lead.updateCategory', 'inbox.updateCategory'],
	[
		'move lead',
		'SmartLead',
		'lead.pushToList',
		'leadList.pushBetweenLists',
		'leadList.pushToCampaign',
		'inbox.pushToSubsequence',
	],
	['edit lead', 'SmartLead', 'lead.update'],
	['edit email', 'SmartLead', 'campaign.saveSequences'],
	['subject line', 'SmartLead', 'campaign.saveSequences'],
	['see replies', 'SmartLead', 'inbox.getReplies', 'inbox.getUnread'],
	['respond to lead', 'SmartLead', 'inbox.reply'],
	['assign to team member', 'SmartLead', 'inbox.updateTeamMember', 'campaign.updateTeamMember'],
	['change owner', 'SmartLead', 'inbox.updateTeamMember', 'campaign.updateTeamMember'],
	[
		'rotate mailboxes',
		'SmartLead',
		'campaign.addEmailAccounts',
		'campaign.reallocateEmailAccounts',
	],
	['swap sender', 'SmartLead', 'campaign.reallocateEmailAccounts', 'lead.updateEmailAccount'],
	[
		'add sender',
		'SmartLead',
		'campaign.addEmailAccounts',
		'emailAccount.addSmtp',
		'emailAccount.addOauth',
	],
	['reconnect mailbox', 'SmartLead', 'emailAccount.reconnectFailed'],
	['sending limit', 'SmartLead', 'emailAccount.update'],
	['rename campaign', 'SmartLead', 'campaign.updateSettings'],
	['client report', 'SmartLead', 'analytics.clientPerformance', 'analytics.clientList'],
	['monthly report', 'SmartLead', 'analytics', 'campaignStatistics'],
	[
		'bounced leads',
		'SmartLead',
		'campaignStatistics',
		'lead.getAllInCampaign',
		'lead.searchInCampaign',
		'analytics',
	],
	[
		'unsubscribed leads',
		'SmartLead',
		'campaignStatistics',
		'lead.getAllInCampaign',
		'lead.searchInCampaign',
		'lead.unsubscribe',
	],
	['verify email', 'SmartLead Prospect', 'contact.review', 'contact.findEmails'],
	['duplicate leads', 'SmartLead', 'lead.createOrUpdate', 'lead.addToCampaign'],
	['export campaign', 'SmartLead', 'lead.exportFromCampaign', 'campaign.getBlueprint'],
	['campaign template', 'SmartLead', 'campaign.getBlueprint', 'campaign.createFromBlueprint'],
	[
		'lead history',
		'SmartLead',
		'lead.getMessageHistory',
		'lead.getMessageHistoryOfMany',
		'lead.getActivities',
	],
	['get lead', 'SmartLead', 'lead.get', 'lead.getByEmail', 'lead.getAll'],
	['google sheets', 'SmartLead', 'lead.addToCampaign', 'leadList.importLeads'],
	['team performance', 'SmartLead', 'analytics.teamBoardStats'],
	[
		'check blacklist',
		'SmartLead Delivery',
		'spamTestReport.getDomainBlacklists',
		'spamTestReport.getIpBlacklists',
	],
	['seed list', 'SmartLead Delivery', 'provider', 'spamTest'],
	['signature', 'SmartLead', 'emailAccount.update'],
	['open tracking', 'SmartLead', 'campaign.updateSettings'],
	['new lead', 'SmartLead', 'lead.addToCampaign', 'lead.createOrUpdate'],
	['list webhooks', 'SmartLead', 'webhook.getAllInCampaign'],
	['remind me', 'SmartLead', 'inbox.setReminder', 'inbox.getReminders'],
];

/** What a new user typed, or would have, to do something with SmartLead: the node is among the first three. */
const wishes = `
	import csv, import contacts, import google sheet, import leads from sheet, add leads from csv, google sheet leads, sheet to campaign
	reply to lead, reply to a reply, respond to lead, respond to reply, answer email, email reply, send follow up
	halt campaign, disable campaign, campaign status, campaign pause
	get open rates, email open rate, campaign open rate, email stats, email analytics, campaign metrics, kpi
	do not contact domain, exclude domain, suppress domain
	change lead status, set lead status, mark lead interested, mark as interested, change lead category
	move lead to another campaign, transfer lead, copy lead to campaign, stop emailing lead
	email account not sending, mailbox not sending, email account status, smtp error, failed email accounts
	create campaign with sequence, new email sequence, add sequence
	list replies, replies today, get todays replies, inbox replies
	export campaign, campaign to sheet, download leads
	turn on warmup, enable warmup, start warmup, warm up mailbox, new client, agency client
`
	.trim()
	.split(/\s*[,\n]\s*/);

/** What starts a workflow, and the entries of the panel that can tell of it. */
const events: Array<[string, ...string[]]> = [
	['new reply', 'SmartLead', 'SmartLead Poll Trigger'],
	['email replied', 'SmartLead', 'SmartLead Poll Trigger'],
	['lead replied', 'SmartLead'],
	['when lead replies', 'SmartLead'],
	['email opened', 'SmartLead'],
	['link clicked', 'SmartLead'],
	['email bounced', 'SmartLead', 'SmartLead Poll Trigger'],
	['lead unsubscribed', 'SmartLead', 'SmartLead Poll Trigger'],
	['lead interested', 'SmartLead', 'SmartLead Poll Trigger'],
	['on a schedule', 'SmartLead Poll Trigger'],
];

interface Entry {
	key: string;
	properties: { displayName: string; codex?: { alias: string[] } };
}

const nodes: Entry[] = products.map(({ node: { description } }) => ({
	key: description.displayName,
	properties: {
		displayName: description.displayName,
		codex: { alias: codexOf(description.name).alias },
	},
}));

const actionsOf = (displayName: string): Entry[] =>
	products
		.filter(({ node }) => node.description.displayName === displayName)
		.flatMap(({ resources }) =>
			Object.entries(resources).flatMap(([resource, { operations }]) =>
				Object.entries(operations).map(([operation, { action }]) => ({
					key: `${resource}.${operation}`,
					properties: { displayName: action },
				})),
			),
		);

const firstThree = (phrase: string, entries: Entry[]): string[] =>
	sublimeSearch(phrase, entries)
		.slice(0, 3)
		.map(({ item }) => item.key);

function missing(phrase: string, node: string, wanted: string[]): string | undefined {
	if (!firstThree(phrase, nodes).includes(node)) return 'the node panel does not find the node';
	const found = firstThree(phrase, actionsOf(node));
	const isRight = (key: string) => wanted.some((one) => key === one || key.startsWith(`${one}.`));
	return found.some(isRight) ? undefined : `its actions find ${found.join(', ') || 'nothing'}`;
}

test('there are eighty phrases, each once', () => {
	const all = phrases.map(([phrase]) => phrase);
	expect(new Set(all).size).toBe(all.length);
	expect(all.length).toBeGreaterThanOrEqual(80);
});

test('an action is no longer than the title of a node, which it becomes', () => {
	const long = nodes.flatMap(({ key }) =>
		actionsOf(key)
			.map(({ properties }) => properties.displayName)
			.filter((action) => action.length > 72),
	);
	expect(long).toEqual([]);
});

test('people type articles, too: an alias with one is found with and without it', () => {
	const bare = nodes.flatMap(({ key, properties }) =>
		(properties.codex?.alias ?? [])
			.filter((alias) => articled.test(alias))
			.map((alias) => `${key}: ${alias}`),
	);
	expect(bare).toEqual([]);
	for (const phrase of ['add a sheet of leads', 'add sheet of leads', 'block a sender']) {
		expect(firstThree(phrase, nodes)).toContain('SmartLead');
	}
});

/** A verb with its bare noun. */
const articled =
	/^(add|answer|assign|block|clone|copy|create|delete|launch|pause|rename|resume|send|start|stop|update|upload) (campaign|lead|contact|mailbox|email|domain|reply|client)\b/;

test('what people type finds what they mean among the first three', () => {
	const misses = phrases.flatMap(([phrase, node, ...wanted]) => {
		const reason = missing(phrase, node, wanted);
		return reason === undefined ? [] : [`${phrase}: ${reason}`];
	});
	expect(misses).toEqual([]);
});

test('what a new user would type finds the node', () => {
	expect(wishes.filter((wish) => !firstThree(wish, nodes).includes('SmartLead'))).toEqual([]);
});

test.each(events)('an event finds what tells of it: %s', (phrase, ...wanted) => {
	// n8n shows a node and the trigger of its name as one, and looks for it by the aliases of the node.
	const merged = triggers.filter(({ displayName }) => displayName !== 'SmartLead Trigger');
	const entries = merged.map(({ displayName, alias }) => ({
		key: displayName,
		properties: { displayName, codex: { alias } },
	}));
	expect(firstThree(phrase, [...nodes, ...entries])).toEqual(expect.arrayContaining(wanted));
});
