import type { Resource } from '../../../engine/spec/operation';
import { create } from './create';
import { remove } from './delete';
import { deleteFromCampaign } from './deleteFromCampaign';
import { get } from './get';
import { getAllInCampaign } from './getAllInCampaign';
import { getDeliverySummary } from './getDeliverySummary';
import { resendFailed } from './resendFailed';
import { saveToCampaign } from './saveToCampaign';
import { update } from './update';

export const webhook: Resource = {
	name: 'Webhook',
	host: 'server',
	default: 'getAllInCampaign',
	operations: {
		create,
		delete: remove,
		deleteFromCampaign,
		get,
		getAllInCampaign,
		getDeliverySummary,
		resendFailed,
		saveToCampaign,
		update,
	},
};
