import type { Resources } from '../../engine/operation';
import { campaign } from './campaign';
import { campaignStatistics } from './campaignStatistics';
import { emailAccount } from './emailAccount';
import { lead } from './lead';
import { leadCategory } from './leadCategory';
import { webhook } from './webhook';

export const resources: Resources = {
	campaign,
	campaignStatistics,
	emailAccount,
	lead,
	leadCategory,
	webhook,
};
