import type { Resource } from '../../../engine/spec/operation';
import { analytics } from './analytics';
import { analyticsByDate } from './analyticsByDate';
import { getAll } from './getAll';
import { leadStatistics } from './leadStatistics';
import { emailAccountStatistics } from './emailAccountStatistics';
import { sequenceAnalytics } from './sequenceAnalytics';
import { topLevelAnalyticsByDate } from './topLevelAnalyticsByDate';

export const campaignStatistics: Resource = {
	name: 'Campaign Statistics',
	host: 'server',
	default: 'analytics',
	operations: {
		analytics,
		analyticsByDate,
		getAll,
		leadStatistics,
		emailAccountStatistics,
		sequenceAnalytics,
		topLevelAnalyticsByDate,
	},
};
