export { getReplyAnalytics } from './getReplyAnalytics';
export { getSearchAnalytics } from './getSearchAnalytics';
