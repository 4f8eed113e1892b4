import type { Rows } from '../row';
import { analytics } from './analytics';
import { blockList } from './blockList';
import { campaign } from './campaign';
import { campaignBlueprints } from './campaignBlueprints';
import { campaignJobs } from './campaignJobs';
import { campaignSending } from './campaignSending';
import { campaignSetUp } from './campaignSetUp';
import { campaignStatistics } from './campaignStatistics';
import { campaignTags } from './campaignTags';
import { client } from './client';
import { contact } from './contact';
import { emailAccount } from './emailAccount';
import { tag } from './tag';
import { filterValue } from './filterValue';
import { inbox } from './inbox';
import { inboxLists } from './inboxLists';
import { lead } from './lead';
import { leadCategory } from './leadCategory';
import { leadChanges } from './leadChanges';
import { leadNotes } from './leadNotes';
import { leadJobs } from './leadJobs';
import { leadList } from './leadList';
import { leadLists } from './leadLists';
import { leadReading } from './leadReading';
import { leadSearch } from './leadSearch';
import { prospectAnalytics } from './prospectAnalytics';
import { provider } from './provider';
import { search } from './search';
import { spamTest } from './spamTest';
import { spamTestFolder } from './spamTestFolder';
import { spamTestReport } from './spamTestReport';
import { testedEmailAccount } from './testedEmailAccount';
import { order } from './order';
import { senderDomain } from './senderDomain';
import { senderEmailAccount } from './senderEmailAccount';
import { vendor } from './vendor';
import { webhook } from './webhook';

/** Resource value → its operations. What stands here is what this release promises. */
export const rows: Record<string, Rows> = {
	analytics,
	blockList,
	campaign: {
		...campaign,
		...campaignBlueprints,
		...campaignJobs,
		...campaignSending,
		...campaignSetUp,
		...campaignTags,
	},
	campaignStatistics,
	client,
	contact,
	emailAccount,
	tag,
	filterValue,
	inbox: { ...inbox, ...inboxLists },
	lead: { ...lead, ...leadChanges, ...leadJobs, ...leadLists, ...leadReading, ...leadSearch },
	leadCategory,
	leadList,
	...leadNotes,
	prospectAnalytics,
	provider,
	search,
	spamTest,
	spamTestFolder,
	spamTestReport,
	testedEmailAccount,
	order,
	senderDomain,
	senderEmailAccount,
	vendor,
	webhook,
};
