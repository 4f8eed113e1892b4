import type { Resource } from '../../../engine/spec/operation';
import { getByProvider } from './getByProvider';
import { getByRegion } from './getByRegion';
import { getBySender } from './getBySender';
import { getDkim } from './getDkim';
import { getDomainBlacklists } from './getDomainBlacklists';
import { getEmailContent } from './getEmailContent';
import { getIpBlacklists } from './getIpBlacklists';
import { getIps } from './getIps';
import { getRdns } from './getRdns';
import { getReplyHeaders } from './getReplyHeaders';
import { getScheduleHistory } from './getScheduleHistory';
import { getSenders } from './getSenders';
import { getSpamFilters } from './getSpamFilters';
import { getSpf } from './getSpf';

export const spamTestReport: Resource = {
	name: 'Report',
	host: 'smartdelivery',
	default: 'getByProvider',
	operations: {
		getByProvider,
		getByRegion,
		getBySender,
		getDkim,
		getDomainBlacklists,
		getEmailContent,
		getIpBlacklists,
		getIps,
		getRdns,
		getReplyHeaders,
		getScheduleHistory,
		getSenders,
		getSpamFilters,
		getSpf,
	},
};
