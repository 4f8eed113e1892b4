import type { Resource } from '../../../engine/spec/operation';
import { campaignList } from './campaignList';
import { campaignPerformance } from './campaignPerformance';
import { campaignResponseStats } from './campaignResponseStats';
import { campaignStatusStats } from './campaignStatusStats';
import { clientList } from './clientList';
import { clientPerformance } from './clientPerformance';
import { dayWisePositiveReplies } from './dayWisePositiveReplies';
import { dayWisePositiveRepliesBySentTime } from './dayWisePositiveRepliesBySentTime';
import { dayWiseStats } from './dayWiseStats';
import { dayWiseStatsBySentTime } from './dayWiseStatsBySentTime';
import { domainHealth } from './domainHealth';
import { followUpReplyRate } from './followUpReplyRate';
import { leadCategoryResponse } from './leadCategoryResponse';
import { leadsForFirstReply } from './leadsForFirstReply';
import { leadStats } from './leadStats';
import { leadToReplyTime } from './leadToReplyTime';
import { emailAccountHealth } from './emailAccountHealth';
import { emailAccountOverallStats } from './emailAccountOverallStats';
import { monthWiseClientCount } from './monthWiseClientCount';
import { overallStats } from './overallStats';
import { providerPerformance } from './providerPerformance';
import { teamBoardStats } from './teamBoardStats';

/** Reports over the whole account, ready for a spreadsheet: one item per campaign, day, email account … */
export const analytics: Resource = {
	name: 'Analytics',
	host: 'server',
	default: 'overallStats',
	operations: {
		campaignList,
		campaignPerformance,
		campaignResponseStats,
		campaignStatusStats,
		clientList,
		clientPerformance,
		dayWisePositiveReplies,
		dayWisePositiveRepliesBySentTime,
		dayWiseStats,
		dayWiseStatsBySentTime,
		domainHealth,
		followUpReplyRate,
		leadCategoryResponse,
		leadStats,
		leadToReplyTime,
		leadsForFirstReply,
		emailAccountHealth,
		emailAccountOverallStats,
		monthWiseClientCount,
		overallStats,
		providerPerformance,
		teamBoardStats,
	},
};
