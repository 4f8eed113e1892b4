import { operation } from '../../../engine/spec/operation';
import { locator } from '../../../fields/locator';

export const remove = operation({
	id: 'blockList.delete',
	name: 'Delete',
	action: 'Delete a block list entry',
	description: 'Unblock a domain or an email address. Campaigns may email it again.',
	request: 'DELETE /leads/delete-domain-block-list',
	query: {
		id: locator({
			displayName: 'Entry',
			name: 'entryId',
			description: 'The entry of the block list to delete',
			search: 'searchBlockList',
		}),
	},
	answer: 'deleted',
	destructive: true,
	idempotent: true,
});
