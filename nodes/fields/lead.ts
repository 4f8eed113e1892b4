import type { INodeProperties } from 'n8n-workflow';

import { firstValueAt, valueAt } from '../engine/json';
import { InvalidValue } from '../engine/problem';
import { holdsNoRecord, itemsOf } from '../engine/run/answer';
import type { Endpoint, SettleRead } from '../engine/spec/endpoint';
import { Lookup, type RecordId } from '../engine/spec/lookup';
import { valueOf, type Encoded, type Read } from '../engine/spec/parameter';
import { idOf, listOf, visibleText } from '../engine/spec/value';
import { campaign } from './campaign';
import { isEmail } from './email';
import { byAddress, chosenBy, idOfLocator, locatorField, optional } from './locator';

/** A lead of the chosen campaign; named by its address, its id is looked up once per run. */
export const lead: Encoded<RecordId> = {
	field: locatorField({
		displayName: 'Lead',
		name: 'leadId',
		description: 'The lead to work on. By ID, give its ID in the account (lead_id).',
		search: 'searchLeads',
		modes: [byAddress],
	}),
	encode(locatorValue) {
		const { mode, value } = chosenBy(locatorValue);
		return mode === 'email' ? leadByEmail(value, 'Lead') : idOfLocator(locatorValue, 'Lead');
	},
};

/**
 * The entry of a lead in a campaign, which some operations want instead of the lead itself. It has a
 * parameter of its own: n8n keeps a value when the operation changes, and the ids are different ones.
 */
export const leadInCampaign: Encoded<RecordId> = {
	field: locatorField({
		displayName: 'Lead in Campaign',
		name: 'leadMapId',
		description:
			'The lead to work on. By ID, give its campaign_lead_map_id (email_lead_map_id), as the lists of the inbox and of campaigns return it.',
		search: 'searchLeadMaps',
		modes: [byAddress],
	}),
	encode(locatorValue, read) {
		const { mode, value } = chosenBy(locatorValue);
		const { displayName } = leadInCampaign.field;
		if (mode !== 'email') return idOfLocator(locatorValue, displayName);
		return mapByEmail(addressOf(value), displayName, campaignIn(read));
	},
};

/**
 * A conversation with a lead: its entry in a campaign. Only where the lead is not named by that
 * entry's id, the campaign is asked for; `whereItIs` stands above it then.
 */
export const conversation: Encoded<RecordId> = {
	...leadInCampaign,
	encode(value, read) {
		// Not needed then, yet what is wrong with it is no secret.
		const id = leadInCampaign.encode(value, read);
		const { value: given } = chosenBy(read(campaign.field.name));
		if (given !== undefined && given !== null && given !== '') valueOf(campaign, read);
		return id;
	},
};

/** The campaign in which the lead of a conversation is looked up. */
export const whereItIs: INodeProperties = optional(
	campaign,
	'The campaign that the lead is in. Needed unless the lead is named by ID.',
).field;

/** The lead of a conversation, in the account: by its address, which the inbox has where it is not given. */
function leadOfConversation(read: Read): RecordId {
	const { name, displayName } = leadInCampaign.field;
	const given = read(name);
	if (chosenBy(given).mode === 'email') return lead.encode(given, read);
	const path = { id: valueOf(leadInCampaign, read) };
	const address = new Lookup(
		{ route: '/master-inbox/{id}', path, names: { id: displayName } },
		(answer) => addressOf(firstValueAt(itemsOf(answer)[0], ['lead_email', 'lead.email'])),
		displayName,
	);
	return lookup(address, displayName, (found) => valueAt(found, 'id'), 'which no lead has');
}

/** What is read of the lead of a conversation, where something was made for it. */
export const ofItsLead = (operation: Endpoint): SettleRead => ({
	operation,
	values: (_request, read) => read && { path: { id: leadOfConversation(read) } },
});

/** Any lead of the account, in whatever campaign. */
export const anyLead: Encoded<RecordId> = {
	...lead,
	field: {
		...lead.field,
		modes: lead.field.modes?.map((mode) =>
			mode.name === 'list'
				? { ...mode, typeOptions: { ...mode.typeOptions, searchListMethod: 'searchAllLeads' } }
				: mode,
		),
	},
};

/** How several leads are named: by ids and addresses in any mixture, up to `most` of them. */
interface Several {
	displayName: string;
	name: string;
	description: string;
	most: number;
	displayOptions: INodeProperties['displayOptions'];
}

const listField = ({
	displayName,
	name,
	description,
	displayOptions,
}: Several): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 123, lead@example.com',
	description,
	displayOptions,
});

function listOfLeads(value: unknown, most: number, byEmail: (email: string) => Lookup): RecordId[] {
	const leads = listOf(value ?? []);
	if (leads.length === 0) throw new InvalidValue('is empty');
	if (leads.length > most)
		throw new InvalidValue(`takes at most ${most} leads, not ${leads.length}`);
	return leads.map((one) =>
		typeof one === 'string' && one.includes('@') ? byEmail(one) : idOf(one),
	);
}

/** Several leads by id or address, with commas between them or as a list. */
export const leads = (several: Several): Encoded<RecordId[]> => ({
	field: listField(several),
	encode: (value) =>
		listOfLeads(value, several.most, (address) => leadByEmail(address, several.displayName)),
});

/** The entries of several leads in the chosen campaign, by map id or address. */
export const leadsInCampaign = (several: Several): Encoded<RecordId[]> => ({
	field: listField(several),
	encode: (value, read) =>
		listOfLeads(value, several.most, (address) =>
			mapByEmail(addressOf(address), several.displayName, campaignIn(read)),
		),
});

/** What is wrong with the campaign is said of it, not of the lead. */
const campaignIn = (read: Read): number => Number(valueOf(campaign, read));

/** SmartLead's id of a lead, from its address. Source: Get Lead by Email of the API reference. */
const leadByEmail = (value: unknown, field: string): Lookup =>
	lookup(addressOf(value), field, (found) => valueAt(found, 'id'), 'which no lead has');

/** The id of its entry in a campaign, from its address: the lead says in which campaigns it is. */
function mapByEmail(email: string, field: string, campaignId: number): Lookup {
	return lookup(
		email,
		field,
		(found) => {
			const places: unknown = valueAt(found, 'lead_campaign_data');
			const entries: unknown[] = Array.isArray(places) ? places : [];
			const entry = entries.find(
				(one) => String(valueAt(one, 'campaign_id')) === String(campaignId),
			);
			return valueAt(entry, 'campaign_lead_map_id');
		},
		`which no lead of campaign ${campaignId} has`,
	);
}

function addressOf(value: unknown): string {
	const email = visibleText(value ?? '');
	if (email === '') throw new InvalidValue('is empty');
	if (isEmail(email)) return email;
	throw new InvalidValue(`must be an email address, not "${email}"`);
}

function lookup(
	email: string | Lookup,
	field: string,
	pick: (found: unknown) => unknown,
	lacking: string,
): Lookup {
	const absent = `has ${typeof email === 'string' ? `the address ${email}` : 'an address'}, ${lacking}`;
	return new Lookup(
		{ route: '/leads/', query: { email } },
		(answer) => {
			const id = holdsNoRecord(answer) ? undefined : pick(itemsOf(answer)[0]);
			if (id === undefined || id === null) throw new InvalidValue(absent);
			return idOf(id);
		},
		field,
		{ absent },
	);
}
