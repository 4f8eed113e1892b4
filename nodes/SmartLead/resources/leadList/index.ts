export { assignTags } from './assignTags';
export { create } from './create';
export { remove as delete } from './delete';
export { get } from './get';
export { getAll } from './getAll';
export { importLeads } from './importLeads';
export { pushBetweenLists } from './pushBetweenLists';
export { pushToCampaign } from './pushToCampaign';
export { update } from './update';
