import type { INodeProperties, IPollFunctions } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import { invalidParameter, valueOf } from '../engine/spec/parameter';
import { isEmpty } from '../engine/spec/value';
import { byIdOnly } from '../fields/byName';
import { categories } from '../fields/category';
import { choice, dateTime, option, required, shownFor } from '../fields/plain';
import { campaigns } from '../fields/tags';
import { chosenEvents, panelOf, subtitleOf, triggerOn } from '../fields/triggerOn';
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
	triggerOn(options),
	scopeField,
	shownFor({ scope: ['campaign'] }, campaignField.field),
	{
		...categoryField.field,
		description:
			'The categories that leads come into. Each is one request per campaign and poll. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { events: ['LEAD_CATEGORY_UPDATED'] } },
	},
	startField,
	dateField,
];

export const subtitle = subtitleOf(options);

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
	const read = panelOf(context);
	const events = chosenEvents(read, options) as Event[];
	const chosen = [scopeField, startField].find(({ name }) => isEmpty(read(name)));
	if (chosen) throw invalidParameter(chosen, new InvalidValue('is empty'));
	return {
		events,
		...(valueOf(scopeField, read) === 'campaign'
			? { campaignIds: [...new Set(valueOf(campaignField, read))] }
			: {}),
		categoryIds: events.includes('LEAD_CATEGORY_UPDATED')
			? [...new Set(valueOf(categoryField, read))]
			: [],
		...(valueOf(startField, read) === 'date' ? { from: valueOf(dateField, read) } : {}),
	};
}
