import type { Resource } from '../../../engine/operation';
import { addToCampaign } from './addToCampaign';
import { exportFromCampaign } from './exportFromCampaign';
import { getAllInCampaign } from './getAllInCampaign';
import { getByEmail } from './getByEmail';
import { pause } from './pause';
import { resume } from './resume';
import { unsubscribe } from './unsubscribe';
import { updateCategory } from './updateCategory';

export const lead: Resource = {
	name: 'Lead',
	host: 'server',
	default: 'getAllInCampaign',
	operations: {
		addToCampaign,
		exportFromCampaign,
		getAllInCampaign,
		getByEmail,
		pause,
		resume,
		unsubscribe,
		updateCategory,
	},
};
