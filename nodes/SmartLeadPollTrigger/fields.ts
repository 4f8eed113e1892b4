import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import { reading, invalidParameter, valueOf } from '../engine/spec/parameter';
import { isEmpty, listOf } from '../engine/spec/value';
import { byIdOnly } from '../fields/byName';
import { categories } from '../fields/category';
import { choice, dateTime, option, required, shownFor } from '../fields/plain';
import { campaigns } from '../fields/tags';
import { webhookEvents } from '../fields/webhookEvents';

/** What SmartLead can be asked for. Of opens, clicks and the rest it keeps nothing that tells what is new. */
export type Event =
	| 'EMAIL_BOUNCE'
	| 'EMAIL_REPLY'
	| 'EMAIL_SENT'
	| 'LEAD_CATEGORY_UPDATED'
	| 'LEAD_UNSUBSCRIBED';

const readable = new Set<unknown>([
	'EMAIL_BOUNCE',
	'EMAIL_REPLY',
	'EMAIL_SENT',
	'LEAD_CATEGORY_UPDATED',
	'LEAD_UNSUBSCRIBED',
] satisfies Event[]);

const options = webhookEvents.filter(({ value }) => readable.has(value));

/** All but replies cost a request for each campaign. */
const campaignField = byIdOnly(campaigns(50));
const categoryField = byIdOnly(categories);

const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	options,
	default: ['EMAIL_REPLY'],
	required: true,
};

const scopeField = choice('Scope', 'scope', 'campaign', 'Whose events start the workflow', [
	option('Account', 'account', 'Every campaign of the account'),
	option('Campaigns', 'campaign', 'The campaigns that you choose'),
]);

const startField = choice('Start From', 'startFrom', 'now', 'What the first poll gives', [
	option('A Date', 'date', 'Also what happened since a date'),
	option('Now', 'now', 'Only what happens from now on'),
]);

const dateField = shownFor(
	{ startFrom: ['date'] },
	required(
		dateTime(
			'Start Date',
			'startDate',
			'Replies and sent emails since then. Of bounces, unsubscribes and categories SmartLead does not say when they happened: those of leads that were emailed since then.',
		),
	),
);

/** What the panel of the trigger asks for, besides n8n's own schedule. */
export const properties: INodeProperties[] = [
	eventField,
	scopeField,
	{ ...campaignField.field, displayOptions: { show: { scope: ['campaign'] } } },
	{
		...categoryField.field,
		description:
			'The categories that leads come into. Each is one request per campaign and poll. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { events: ['LEAD_CATEGORY_UPDATED'] } },
	},
	startField,
	dateField,
];

/** Names the event, or says how many there are: "Email Replied", "3 events". */
export const subtitle = `={{ $parameter["events"].length === 1 ? (${JSON.stringify(
	Object.fromEntries(options.map(({ value, name }) => [value, name])),
)})[$parameter["events"][0]] : $parameter["events"].length + " events" }}`;

/** What the user chose. */
export interface Choice {
	events: Event[];
	/** Undefined for every campaign of the account. */
	campaignIds?: number[];
	categoryIds: number[];
	/** Undefined for now. */
	from?: string;
}

/** Reads the panel. Throws a `Problem` that names the field. */
export function choiceOf(context: IPollFunctions): Choice {
	const read = reading(
		{ timezone: context.getTimezone() },
		(name) => context.getNodeParameter(name, null) ?? undefined,
	);
	const events = eventsOf(read('events'));
	const chosen = [scopeField, startField].find(({ name }) => isEmpty(read(name)));
	if (chosen) throw invalidParameter(chosen, new InvalidValue('is empty'));
	return {
		events,
		...(valueOf(scopeField, read) === 'campaign'
			? { campaignIds: [...new Set(valueOf(campaignField, read) as number[])] }
			: {}),
		categoryIds: events.includes('LEAD_CATEGORY_UPDATED')
			? [...new Set(valueOf(categoryField, read) as number[])]
			: [],
		...(valueOf(startField, read) === 'date' ? { from: valueOf(dateField, read) as string } : {}),
	};
}

function eventsOf(value: unknown): Event[] {
	const chosen = [...new Set(listOf(value ?? []).map(String))];
	if (chosen.length === 0) throw invalidParameter(eventField, new InvalidValue('is empty'));
	const unknown = chosen.find((event) => !readable.has(event));
	if (unknown === undefined) return chosen as Event[];
	throw invalidParameter(eventField, new InvalidValue(`does not have the event "${unknown}"`));
}
