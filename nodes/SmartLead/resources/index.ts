import type { Resources } from '../../engine/spec/operation';
import { analytics } from './analytics';
import { blockList } from './blockList';
import { campaign } from './campaign';
import { campaignStatistics } from './campaignStatistics';
import { client } from './client';
import { emailAccount } from './emailAccount';
import { inbox } from './inbox';
import { lead } from './lead';
import { leadCategory } from './leadCategory';
import { leadList } from './leadList';
import { leadNote } from './leadNote';
import { leadTag } from './leadTag';
import { leadTask } from './leadTask';
import { tag } from './tag';
import { webhook } from './webhook';

export const resources: Resources = {
	analytics,
	blockList,
	campaign,
	campaignStatistics,
	client,
	emailAccount,
	inbox,
	lead,
	leadCategory,
	leadList,
	leadNote,
	leadTag,
	leadTask,
	tag,
	webhook,
};
