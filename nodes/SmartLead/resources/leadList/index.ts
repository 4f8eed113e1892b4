import type { Resource } from '../../../engine/spec/operation';
import { assignTags } from './assignTags';
import { create } from './create';
import { remove } from './delete';
import { get } from './get';
import { getAll } from './getAll';
import { importLeads } from './importLeads';
import { pushBetweenLists } from './pushBetweenLists';
import { pushToCampaign } from './pushToCampaign';
import { update } from './update';

export const leadList: Resource = {
	name: 'Lead List',
	host: 'server',
	default: 'getAll',
	operations: {
		assignTags,
		create,
		delete: remove,
		get,
		getAll,
		importLeads,
		pushBetweenLists,
		pushToCampaign,
		update,
	},
};
