export { create } from './create';
export { remove as delete } from './delete';
export { deleteFromCampaign } from './deleteFromCampaign';
export { get } from './get';
export { getAllInCampaign } from './getAllInCampaign';
export { getDeliverySummary } from './getDeliverySummary';
export { resendFailed } from './resendFailed';
export { saveToCampaign } from './saveToCampaign';
export { update } from './update';
