import type { INodeProperties } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { rowsOf } from '../engine/run/answer';
import { composed, Lookup } from '../engine/spec/lookup';
import { valueOf, type Encoded } from '../engine/spec/parameter';
import { check, isEmpty, listOf, shown } from '../engine/spec/value';
import { isName, lookUp, namedCategories, type NamedRecords } from './byName';
import { campaign } from './campaign';
import { categories } from './category';
import { campaignWebhooks, leadCategories } from './lists';
import { chosenBy, optional, recordLocator } from './locator';
import { namesOf } from './names';
import { choices, described, required, requiredText, text } from './plain';
import { webhookEvents } from './webhookEvents';

/** SmartLead lists the webhooks of one campaign; those of clients and of the account are in no list. */
const namedWebhooks: NamedRecords = {
	one: 'webhook of this campaign',
	many: 'webhooks of this campaign',
	example: 'e.g. Replies to CRM',
	route: '/campaigns/{campaign_id}/webhooks',
	list: campaignWebhooks,
	search: 'searchWebhooks',
	names: ['name'],
	in: (read) => ({
		path: { campaign_id: valueOf(campaign, read) as number },
		names: { campaign_id: campaign.field.displayName },
	}),
};

/** A webhook of the chosen campaign. */
export const campaignWebhook = recordLocator({
	displayName: 'Webhook',
	name: 'webhookId',
	description: 'The webhook to work on',
	records: namedWebhooks,
});

/** Any webhook of the account: by its id no campaign is needed, yet a wrong one is none to pass over. */
export const webhook: Encoded = {
	...described(
		campaignWebhook,
		'The webhook to work on. The list and the names are those of the campaign above. For one of a client or of the account, give the ID that Create returns.',
	),
	encode(value, read) {
		const id = campaignWebhook.encode(value, read);
		if (!isEmpty(chosenBy(read(campaign.field.name)).value)) valueOf(campaign, read);
		return id;
	},
};

/** The campaign in whose list a webhook is found. */
export const whoseWebhooks: INodeProperties = optional(
	campaign,
	'The campaign whose webhooks to choose from. Not needed for a webhook named by ID.',
).field;

export const webhookName = text(
	'Name',
	'name',
	'e.g. Replies to CRM',
	'The name of the webhook in SmartLead',
);

const urlField = requiredText(
	'Webhook URL',
	'webhookUrl',
	'e.g. https://example.com/hooks/smartlead',
	'The https address that SmartLead sends the events to',
);

/** Where events go. What the node shows of such an address is masked: that must not be written back. */
export const webhookUrl: Encoded = {
	field: urlField,
	encode(value) {
		const url = String(check(urlField, value) ?? '').trim();
		if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
			throw new InvalidValue('must be an https address such as https://example.com/hooks');
		}
		if (/[?&]token=\*{3}/i.test(url)) {
			throw new InvalidValue('holds *** in place of its secret: give the whole address');
		}
		return url;
	},
};

const eventField = required(
	choices('Events', 'events', [], 'The events that SmartLead sends to the webhook', webhookEvents),
);

function eventsOf(value: unknown): string[] {
	const events = (check(eventField, value) ?? []) as string[];
	if (events.length === 0) throw new InvalidValue('is empty');
	return events;
}

/** What is on: { EMAIL_REPLY: true }. */
export const switches = (names: unknown[]): Record<string, true> =>
	Object.fromEntries(names.map((name) => [String(name), true]));

/** The events as a list of names. */
export const eventTypes: Encoded = { field: eventField, encode: eventsOf };

/** The events as switches: { EMAIL_REPLY: true }. */
export const eventTypeMap: Encoded = {
	field: eventField,
	encode: (value) => switches(eventsOf(value)),
};

const narrowedTo: INodeProperties = {
	...categories.field,
	required: undefined,
	description:
		'For Lead Category Updated: notify only when the lead gets one of these categories. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The categories as switches: { "5": true }. */
export const categoryIdMap: Encoded = {
	field: narrowedTo,
	encode: (value, read) => composed(categories.encode(value, read), switches),
	emptied: {},
};

/** The categories by their names, as SmartLead writes them. */
export const categoryNames: Encoded = {
	field: narrowedTo,
	encode(value, read) {
		const ids = categories.encode(value, read);
		const given = typeof value === 'string' ? namesOf(value) : listOf(value ?? []);
		return given.map((one, index) =>
			isName(one)
				? lookUp(namedCategories, one, narrowedTo.displayName, ({ name }) => name)
				: categoryName(Number(ids[index])),
		);
	},
	emptied: [],
};

/** Where some accounts demand them, whatever the events are. */
export const demandedCategories = described(
	categoryNames,
	'The categories of replies to receive. Some accounts require them. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
);

/** What to do where SmartLead demands categories; undefined for a refusal of anything else. */
export const adviceOnCategories = (refusal: string): string | undefined =>
	/\bcategor/i.test(refusal)
		? "Choose the categories of replies to receive, in 'Category Names or IDs'. If they are chosen already and SmartLead refuses them, remove them."
		: undefined;

const categoryName = (id: number): Lookup =>
	new Lookup(
		{ route: '/leads/fetch-categories' },
		(answer) => {
			const rows = rowsOf(answer, leadCategories) ?? [];
			const name = rows.find((row) => isObject(row) && Number(row.id) === id)?.name;
			if (typeof name === 'string') return name;
			throw new InvalidValue(`has no category ${shown(id)}`);
		},
		narrowedTo.displayName,
		{ of: id },
	);
