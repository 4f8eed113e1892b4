export { analytics } from './analytics';
export { analyticsByDate } from './analyticsByDate';
export { emailAccountStatistics } from './emailAccountStatistics';
export { getAll } from './getAll';
export { leadStatistics } from './leadStatistics';
export { sequenceAnalytics } from './sequenceAnalytics';
export { topLevelAnalyticsByDate } from './topLevelAnalyticsByDate';
