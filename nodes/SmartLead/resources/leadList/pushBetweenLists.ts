import { operation } from '../../../engine/spec/operation';
import { namedLeadLists } from '../../../fields/byName';
import { copyOrMove } from '../../../fields/copyOrMove';
import { recordLocator } from '../../../fields/locator';
import { choice, decisive, notice, option } from '../../../fields/plain';
import { namedLeads, sourceList } from './fields';

export const pushBetweenLists = operation({
	id: 'leadList.pushBetweenLists',
	name: 'Push Between Lists',
	action: 'Push (move or copy) leads between lists',
	description: 'Copy or move leads to another lead list',
	// The doubled segment is how it is documented.
	request: 'POST /leads/leads/push-between-lists',
	unsettled: 'leads may have been in the list before, and may be named by their old list alone',
	leadingFields: [
		decisive(
			choice('Leads', 'which', 'selected', 'Which leads to push', [
				option('All of a List', 'list'),
				option('Selected', 'selected'),
			]),
		),
	],
	body: {
		fromListId: sourceList,
		leadIds: namedLeads,
		toListId: recordLocator({
			displayName: 'To List',
			name: 'toListId',
			description: 'The list that the leads go into',
			records: namedLeadLists,
		}),
		action: copyOrMove,
	},
	fields: [
		notice('effectNotice', 'Moved leads leave the list they are in.', { copyOrMove: ['move'] }),
	],
	destructive: true,
});
