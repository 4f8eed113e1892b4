import { operation } from '../../../engine/spec/operation';
import { valueOf } from '../../../engine/spec/parameter';
import { check } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { copyOrMove } from '../../../fields/copyOrMove';
import {
	choice,
	decisive,
	described,
	notice,
	option,
	requiredText,
	shownFor,
} from '../../../fields/plain';
import { namedLeads, sourceList } from './fields';

const existing = shownFor(
	{ target: ['existing'] },
	described(campaign, 'The campaign that the leads go into'),
);

const named = shownFor(
	{ target: ['named'] },
	requiredText(
		'Campaign Name',
		'campaignName',
		'e.g. Trade fair follow-up',
		'The name of the campaign. If it does not exist, it is created.',
	),
);

const leads = decisive(
	choice('Leads', 'which', 'selected', 'Which leads to push', [
		option('All of a List', 'list'),
		option('All of the Account', 'all'),
		option('Selected', 'selected'),
	]),
);

export const pushToCampaign = operation({
	id: 'leadList.pushToCampaign',
	name: 'Push to Campaign',
	action: 'Push (move or copy) leads to a new or another campaign',
	description: 'Add leads to a campaign. An active campaign emails them.',
	request: 'POST /leads/push-to-campaign',
	unsettled: 'leads may have been in the campaign before, and may be named by filters alone',
	leadingFields: [
		notice('pushNotice', 'The leads get emails if the campaign is active.'),
		decisive(
			choice(
				'Campaign Choice',
				'target',
				'existing',
				'Whether to choose an existing campaign or to give a name, which may be new',
				[option('By Name', 'named'), option('Existing Campaign', 'existing')],
			),
		),
	],
	body: {
		campaignId: existing,
		campaignName: named,
		leadList: {
			field: leads,
			encode(value, read) {
				const which = check(leads, value);
				if (which === 'all') return { allLeads: true };
				return which === 'list'
					? { listId: valueOf(sourceList, read) }
					: { leadIds: valueOf(namedLeads, read) };
			},
		},
		action: copyOrMove,
	},
	fields: [sourceList.field, namedLeads.field],
	destructive: true,
	sendsEmail: true,
});
