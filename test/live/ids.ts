/** Where a value comes from that other operations need: from a row of a list. */
export interface Source {
	/** The operation that lists. */
	id: string;
	/** Where its answer has the list; the places in turn. */
	at: string[];
	/** Where a row has the value; the places in turn. */
	value: string[];
	/** Rows that go first. */
	first?: (row: Record<string, unknown>) => boolean;
}

const leads = { id: 'campaignLead.getAll', at: ['data', 'leads'] };
const mailboxes = { id: 'emailAccount.getAll', at: ['', 'data'] };
const threads = { id: 'inbox.getReplies', at: ['messages', 'data'] };

/** The values by a name of our own. The first source that has one wins. */
export const sources = {
	campaign: [
		{
			id: 'campaign.getAll',
			at: ['', 'campaigns', 'data'],
			value: ['id'],
			first: ({ status }) => status !== 'DRAFTED',
		},
	],
	lead: [{ ...leads, value: ['lead.id', 'id'] }],
	leadEmail: [{ ...leads, value: ['lead.email', 'email'] }],
	leadMap: [
		{ ...leads, value: ['campaign_lead_map_id'] },
		{ ...threads, value: ['email_lead_map_id', 'campaign_lead_map_id'] },
	],
	conversation: [
		{ ...threads, value: ['email_lead_map_id', 'campaign_lead_map_id'] },
		{ ...leads, value: ['campaign_lead_map_id'] },
	],
	message: [
		{
			id: 'campaignLead.getMessageHistory',
			at: ['history', 'messages', 'data'],
			value: ['message_id'],
		},
	],
	mailbox: [{ ...mailboxes, value: ['id'] }],
	mailboxEmail: [{ ...mailboxes, value: ['from_email', 'username'] }],
	client: [{ id: 'client.getAll', at: ['data', ''], value: ['id'] }],
	leadList: [{ id: 'leadList.getAll', at: ['data', '', 'data.leadLists'], value: ['id'] }],
	webhook: [{ id: 'campaignWebhook.getAll', at: ['data', ''], value: ['id'] }],
	spamTest: [{ id: 'smartDelivery.getTests', at: ['', 'data'], value: ['spam_test_id', 'id'] }],
	testFolder: [{ id: 'smartDelivery.getFolders', at: ['', 'data'], value: ['id'] }],
	testReply: [
		{
			id: 'smartDelivery.getSenderReport',
			at: ['', 'data'],
			value: ['reply_id', 'details.reply_id', 'details.0.reply_id'],
		},
	],
	vendor: [{ id: 'smartSender.getVendors', at: ['data'], value: ['id'] }],
	order: [{ id: 'smartSender.getDomains', at: ['data'], value: ['order_id'] }],
} satisfies Record<string, Source[]>;

export type Value = keyof typeof sources;

const byName: Record<string, Value> = {
	campaign_id: 'campaign',
	email_account_id: 'mailbox',
	folder_id: 'testFolder',
	lead_id: 'lead',
	lead_map_id: 'leadMap',
	message_id: 'message',
	order_id: 'order',
	reply_id: 'testReply',
	spam_test_id: 'spamTest',
	vendor_id: 'vendor',
	webhook_id: 'webhook',
};

const byPlace: Record<string, Value> = {
	'client.get id': 'client',
	'emailAccount.getByEmail email': 'mailboxEmail',
	'inbox.get id': 'conversation',
	'lead.getByEmail email': 'leadEmail',
	'leadList.get id': 'leadList',
	'leadNote.getAll id': 'lead',
	'leadTask.getAll id': 'lead',
};

/** What a parameter of an operation wants; undefined where it is no record. */
export const wantedFor = (id: string, name: string): Value | undefined =>
	byPlace[`${id} ${name}`] ?? byName[name];

/** Bodies that the parameters alone do not give: no whole campaign at once, and few messages. */
export const bodies: Record<
	string,
	(find: (wanted: Value) => Promise<unknown>) => Promise<unknown>
> = {
	'campaignLead.getMessageHistoryBulk': async (find) => ({ lead_ids: [await find('lead')] }),
	'emailAccount.fetchMessages': async () => ({ limit: 1 }),
	'emailAccount.fetchMessagesBulk': async (find) => [
		{ account_id: await find('mailbox'), limit: 1 },
	],
	'emailAccountTag.getByEmails': async (find) => ({ email_ids: [await find('mailboxEmail')] }),
	'smartSender.autoGenerateMailboxes': async (find) => ({
		vendor_id: String(await find('vendor')),
		domains: { 'example.com': { count: 1 } },
	}),
};
