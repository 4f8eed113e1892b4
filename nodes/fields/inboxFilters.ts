import type { IDataObject } from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import {
	collectAdded,
	fieldOf,
	onBehalfOf,
	type Encoded,
	type Parameters,
} from '../engine/spec/parameter';
import { timeOf } from '../engine/spec/date';
import { isEmpty } from '../engine/spec/value';
import {
	namedCampaigns,
	namedCategories,
	namedClients,
	namedTags,
	namedTeamMembers,
	type NamedRecords,
} from './byName';
import { campaign } from './campaign';
import { client } from './client';
import { emailAccount, emailAccounts } from './emailAccount';
import { asMaxLength } from './encode';
import { locator, optional } from './locator';
import { choice, choices, collection, dateTime, text, yesOrNo } from './plain';
import { several } from './tags';
import { teamMember } from './teamMember';

/** How many values one list of the inbox takes for a filter; one that is missing has no documented limit. */
export interface Limits {
	campaigns?: number;
	emailAccounts?: number;
	teamMembers?: number;
	tags?: number;
	clients?: number;
}

const many = (displayName: string, name: string, records: NamedRecords, most?: number): Encoded =>
	several({ displayName, name, records, most, required: false });

const statuses = [
	'Accepted',
	'Bounced',
	'Clicked',
	'Not Replied',
	'Opened',
	'Replied',
	'Unsubscribed',
].map((name) => ({ name, value: name }));

const after = dateTime(
	'Replied After',
	'repliedAfter',
	'Only conversations with a reply after this time',
);

const before = dateTime(
	'Replied Before',
	'repliedBefore',
	'Only conversations with a reply before this time',
);

const replied: Parameters = {
	'replyTimeBetween.from': after,
	'replyTimeBetween.to': {
		field: before,
		encode(value, read) {
			const end = timeOf(value, read);
			const begin = read(after.name);
			// ISO 8601 in UTC: the order of the texts is that of the times.
			if (!isEmpty(begin) && end < onBehalfOf(after, () => timeOf(begin, read))) {
				throw new InvalidValue("must not be before 'Replied After'");
			}
			return end;
		},
	},
};

/** SmartLead wants both ends: one that is left open lies before SmartLead began, or far ahead. */
const repliedBetween = ({
	from = '2000-01-01T00:00:00.000Z',
	to = '2099-12-31T23:59:59.999Z',
}: IDataObject) => [from, to];

/** By their place in the API's filters, with a dot for an object inside. */
const shared: Parameters = {
	search: asMaxLength(
		text(
			'Search',
			'search',
			'e.g. example.com',
			'Only leads with this in their address, name or emails, up to 30 characters',
		),
		30,
	),
	'leadCategories.unassigned': yesOrNo(
		'Include Without Category',
		'withoutCategory',
		'Whether to include leads that have no category',
	),
	'leadCategories.isAssigned': yesOrNo(
		'Include With Category',
		'withCategory',
		'Whether to include leads that have a category',
	),
	'leadCategories.categoryIdsIn': many('Category Names or IDs', 'categoryIds', namedCategories, 10),
	'leadCategories.categoryIdsNotIn': many(
		'Except Category Names or IDs',
		'excludedCategoryIds',
		namedCategories,
		10,
	),
	...replied,
};

/** Filters of the lists that take several values each. */
export const inboxFilters = (most: Limits): Encoded =>
	filters({
		...shared,
		emailStatus: choices(
			'Email Statuses',
			'emailStatuses',
			[],
			'Only leads whose emails have one of these statuses',
			statuses,
		),
		campaignId: many('Campaign Names or IDs', 'campaignIds', namedCampaigns, most.campaigns),
		emailAccountId: emailAccounts(most.emailAccounts),
		campaignTeamMemberId: many(
			'Team Member Names or IDs',
			'teamMemberIds',
			namedTeamMembers,
			most.teamMembers,
		),
		campaignTagId: many('Campaign Tag Names or IDs', 'campaignTagIds', namedTags, most.tags),
		campaignClientId: many('Client Names or IDs', 'clientIds', namedClients, most.clients),
	});

const tag = several({
	displayName: 'Campaign Tag Name or ID',
	name: 'campaignTagId',
	records: namedTags,
	most: 1,
	required: false,
});

const single: Parameters = {
	...shared,
	emailStatus: choice(
		'Email Status',
		'emailStatus',
		'Replied',
		'Only leads whose emails have this status',
		statuses,
	),
	campaignId: optional(campaign, 'Only leads of this campaign'),
	emailAccountId: optional(emailAccount, 'Only conversations of this email account'),
	campaignTeamMemberId: optional(teamMember, 'Only campaigns of this team member'),
	campaignTagId: {
		field: {
			...tag.field,
			type: 'options',
			default: '',
			description:
				'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>',
		},
		encode: (value, read) => tag.encode(value, read)[0],
	},
	campaignClientId: optional(client, 'Only campaigns of this client'),
};

/** Filters of the lists that take one value each. */
export const singleInboxFilters: Encoded = filters(single);

/** Those of the views, which know subsequences as well. */
export const viewFilters: Encoded = filters({
	...single,
	subSequenceId: locator({
		displayName: 'Subsequence',
		name: 'subSequenceId',
		description: 'Only leads of this subsequence, which is a campaign below another one',
		search: 'searchCampaigns',
		required: false,
	}),
});

/** The API's object of filters as one collection; nothing is sent where none is added. */
function filters(parameters: Parameters): Encoded {
	const fields = Object.values(parameters).map(fieldOf);
	return {
		field: collection('Filters', 'filters', 'Add Filter', fields),
		encode(_, read) {
			const added = Object.entries(collectAdded(parameters, read, 'filters'));
			if (added.length === 0) return undefined;
			const inner = (group: string) =>
				added.flatMap(([name, value]) => {
					const [outer, key] = name.split('.');
					return outer === group && key !== undefined ? [[key, value] as const] : [];
				});
			const plain = added.filter(([name]) => !name.includes('.'));
			const categories = inner('leadCategories');
			const replies = inner('replyTimeBetween');
			return {
				...Object.fromEntries(plain),
				...(categories.length > 0 ? { leadCategories: Object.fromEntries(categories) } : {}),
				...(replies.length > 0
					? { replyTimeBetween: repliedBetween(Object.fromEntries(replies)) }
					: {}),
			};
		},
	};
}
