import type { Resource } from '../../../engine/spec/operation';
import { addToCampaign } from './addToCampaign';
import { createOrUpdate } from './createOrUpdate';
import { deleteFromCampaign } from './deleteFromCampaign';
import { exportFromCampaign } from './exportFromCampaign';
import { get } from './get';
import { getActivities } from './getActivities';
import { getAll } from './getAll';
import { getAllInCampaign } from './getAllInCampaign';
import { getByEmail } from './getByEmail';
import { getCampaignOverview } from './getCampaignOverview';
import { getCampaigns } from './getCampaigns';
import { getMessageHistory } from './getMessageHistory';
import { getMessageHistoryOfMany } from './getMessageHistoryOfMany';
import { getSequenceDetails } from './getSequenceDetails';
import { markComplete } from './markComplete';
import { pause } from './pause';
import { pushFromCampaignToList } from './pushFromCampaignToList';
import { pushToList } from './pushToList';
import { resume } from './resume';
import { searchInCampaign } from './searchInCampaign';
import { unsubscribe } from './unsubscribe';
import { unsubscribeGlobally } from './unsubscribeGlobally';
import { update } from './update';
import { updateCategory } from './updateCategory';
import { updateEmailAccount } from './updateEmailAccount';

export const lead: Resource = {
	name: 'Lead',
	host: 'server',
	default: 'getAllInCampaign',
	operations: {
		addToCampaign,
		createOrUpdate,
		deleteFromCampaign,
		exportFromCampaign,
		get,
		getActivities,
		getAll,
		getAllInCampaign,
		getByEmail,
		getCampaignOverview,
		getCampaigns,
		getMessageHistory,
		getMessageHistoryOfMany,
		getSequenceDetails,
		markComplete,
		pause,
		pushFromCampaignToList,
		pushToList,
		resume,
		searchInCampaign,
		unsubscribe,
		unsubscribeGlobally,
		update,
		updateCategory,
		updateEmailAccount,
	},
};
