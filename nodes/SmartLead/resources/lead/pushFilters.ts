import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isList, isObject, listInJson } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { composed, type Lookup } from '../../../engine/spec/lookup';
import type { Encoded, Read } from '../../../engine/spec/parameter';
import { dayOf } from '../../../engine/spec/date';
import { idOf, isEmpty, textOf, within } from '../../../engine/spec/value';
import {
	isName,
	lookUp,
	namedCampaigns,
	namedCategories,
	namedClients,
	namedTags,
	namedTeamMembers,
} from '../../../fields/byName';
import { byEmail } from '../../../fields/emailAccount';
import { namesOf } from '../../../fields/names';
import { choice, collection, decisive, option, shownFor, text } from '../../../fields/plain';

/** By the API's words, which are those of the fields. SmartLead documents no values for them. */
const filters: INodeProperties[] = [
	text('Campaign', 'campaignId', 'e.g. Spring outreach', 'Leads of this campaign, by name or ID'),
	text('Campaign Step ID', 'emailCampaignSeqId', 'e.g. 1001', 'Leads at this step'),
	text(
		'Campaign Tag',
		'campaignTagId',
		'e.g. Primary senders',
		'Leads of campaigns with this tag, by name or ID',
	),
	text(
		'Categories',
		'leadCategoryIds',
		'e.g. Interested, Meeting Request',
		'Leads of these categories, by name or ID, comma-separated',
	),
	text('Client', 'clientId', 'e.g. Example Client', 'Leads of this client, by name or ID'),
	text('Email', 'leadEmail', 'name@email.com', 'Leads with this address'),
	text(
		'Email Account',
		'emailAccountId',
		'e.g. sales@example.com',
		'Leads of this email account, by address or ID',
	),
	text('Email Status', 'emailStatus', 'e.g. is_replied', 'Leads whose emails have this status'),
	text('Gateway Code', 'segType', 'e.g. 1', 'Leads behind this email gateway'),
	text('Imported On', 'importedDate', 'e.g. 2026-01-31', 'Leads that were imported on this day'),
	text('Lead Type', 'leadType', 'e.g. active', 'Leads of this type'),
	text('Provider Code', 'espDomainType', 'e.g. 1', 'Leads of this email provider'),
	text(
		'Replied From',
		'replyDateFrom',
		'e.g. 2026-01-01',
		'Leads that replied on this day or later',
	),
	text(
		'Replied Until',
		'replyDateTo',
		'e.g. 2026-01-31',
		'Leads that replied on this day or before',
	),
	text('Status', 'status', 'e.g. COMPLETED', 'Leads in this state'),
	text(
		'Tags',
		'tagIds',
		'e.g. Primary senders, 12',
		'Leads with these tags, by name or ID, comma-separated',
	),
	text(
		'Team Member',
		'teamMemberId',
		'e.g. Ada Example',
		'Leads of this team member, by name or ID',
	),
	text(
		'Without Category',
		'unCategorized',
		'e.g. true',
		'Whether the leads have no category: true or false',
	),
];

/** Those that name records, and how a name is looked up. */
const byName: Record<string, (name: string, field: string) => Lookup> = {
	campaignId: (name, field) => lookUp(namedCampaigns, name, field),
	campaignTagId: (name, field) => lookUp(namedTags, name, field),
	clientId: (name, field) => lookUp(namedClients, name, field),
	emailAccountId: byEmail,
	leadCategoryIds: (name, field) => lookUp(namedCategories, name, field),
	tagIds: (name, field) => lookUp(namedTags, name, field),
	teamMemberId: (name, field) => lookUp(namedTeamMembers, name, field),
};

/** Names among ids become ids; what holds none is sent as it is. */
function withIds(name: string, field: string, text: string): unknown {
	const look = byName[name];
	const entries = namesOf(text);
	if (!look) return text;
	if (!entries.some(isName)) return listInJson(text) ? entries.join(',') : text;
	const ids = entries.map((one) => (isName(one) ? look(one, field) : one));
	return composed<unknown>(ids, (found) => found.join(','));
}

/** Those that are days: of a date with a time, which is what n8n's own are, the day is sent. */
const days = new Set(['importedDate', 'replyDateFrom', 'replyDateTo']);

function textIn(name: string, value: unknown, read: Read): string {
	if (Object.hasOwn(byName, name)) {
		// A number is no name: 1.5 is a slip.
		if (typeof value === 'number') return String(idOf(value));
		if (isList(value)) return JSON.stringify(value);
	}
	const text = textOf(value).trim();
	return days.has(name) && /^\d{4}-\d\d-\d\d[T\s]/.test(text) ? dayOf(text, read) : text;
}

/** All leads that match, or those with the ids given. */
export const which = decisive(
	choice('Leads', 'which', 'selected', 'Which leads to push', [
		option('All That Match', 'all'),
		option('Selected', 'selected'),
	]),
);

/** Which of all leads are meant. Every value travels as text. */
export const pushFilters: Encoded = {
	field: shownFor(
		{ which: ['all'] },
		{
			...collection('Which Leads', 'filters', 'Add Filter', filters),
			description: 'Which leads of the campaign to push. Without a filter, all of them.',
		},
	),
	encode(value, read) {
		const given: IDataObject = isObject(value) ? value : {};
		const named = filters
			.filter(({ name }) => Object.hasOwn(given, name))
			.map(({ name, displayName }) => {
				const value = given[name];
				if (isEmpty(value)) throw new InvalidValue(`has nothing in '${displayName}'`);
				const text = within(displayName, () => textIn(name, value, read));
				return [name, within(displayName, () => withIds(name, displayName, text))] as const;
			});
		return named.length > 0 ? Object.fromEntries(named) : undefined;
	},
};

/** Whether all matching leads are meant, as the API asks it. */
export const allLeads: Encoded = {
	field: which,
	encode: (value) => (value === 'all' ? true : undefined),
};

/** The most leads that one request may name (pages of the lead lists). */
export const mostPushed = 10_000;
