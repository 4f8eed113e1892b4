import type { IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { valueOf } from '../engine/spec/parameter';
import { listOf } from '../engine/spec/value';
import { byIdOnly } from '../fields/byName';
import { categories } from '../fields/category';
import { client } from '../fields/client';
import { choice, collection, notice, option, required, shownFor } from '../fields/plain';
import { campaigns } from '../fields/tags';
import { chosenEvents, panelOf, subtitleOf, triggerOn } from '../fields/triggerOn';
import { webhookEvents } from '../fields/webhookEvents';

/** Enough for an agency, and few enough to be registered while somebody waits. */
const campaignField = byIdOnly(campaigns(50));
const clientField = required(byIdOnly(client));
const categoryField = byIdOnly(categories);

/** What the panel of the trigger asks for. */
export const properties: INodeProperties[] = [
	triggerOn(webhookEvents),
	choice('Scope', 'scope', 'campaign', 'Whose events start the workflow', [
		option('Account', 'account', 'Every campaign of the account'),
		option('Campaigns', 'campaign', 'The campaigns that you choose'),
		option('Client', 'client', 'Every campaign of one client'),
	]),
	notice(
		'accountNotice',
		'While this workflow is published, SmartLead sends these events to no webhook of a single campaign or client, those of your other workflows included.',
		{ scope: ['account'] },
	),
	shownFor({ scope: ['campaign'] }, campaignField.field),
	shownFor({ scope: ['client'] }, clientField.field),
	{
		...shownFor({ events: ['LEAD_CATEGORY_UPDATED'] }, categoryField.field),
		required: undefined,
		description:
			'Only leads that come into one of these; any category where none is chosen. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	collection('Options', 'options', 'Add Option', [
		{
			displayName: 'Secret Key',
			name: 'secretKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Only take events that carry this secret key. SmartLead writes it into every event of your account.',
		},
		{
			displayName: 'Signing Secret',
			name: 'signingSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description: 'Only take events that are signed with this secret, if SmartLead gave you one',
		},
	]),
];

export const subtitle = subtitleOf(webhookEvents);

export type Scope = 'account' | 'campaign' | 'client';

/** What the user chose: whose events, which ones. */
export interface Choice {
	scope: Scope;
	campaignIds: number[];
	clientId?: number;
	events: string[];
	categoryIds: number[];
}

type Context = IHookFunctions | IWebhookFunctions;

/** Reads the panel. Throws a `Problem` that names the field. */
export function choiceOf(context: Context): Choice {
	const read = panelOf(context);
	const scope = read('scope') as Scope;
	const chosen = chosenEvents(read, webhookEvents);
	const narrowed = chosen.includes('LEAD_CATEGORY_UPDATED') ? listOf(read('categories') ?? []) : [];
	return {
		scope,
		events: chosen,
		campaignIds: scope === 'campaign' ? valueOf(campaignField, read) : [],
		...(scope === 'client' ? { clientId: valueOf(clientField, read) } : {}),
		categoryIds: narrowed.length > 0 ? valueOf(categoryField, read) : [],
	};
}

/** What the user wants to be proved of each delivery, besides the secret of the address. */
export function proofsOf(context: IWebhookFunctions): { secretKey: string; signingSecret: string } {
	const options = context.getNodeParameter('options', {}) as Record<string, unknown>;
	const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');
	return { secretKey: text(options.secretKey), signingSecret: text(options.signingSecret) };
}
