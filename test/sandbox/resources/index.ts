import type { Handler } from '../types';
import * as analytics from './analytics';
import * as analyticsOfMailboxes from './analyticsOfMailboxes';
import * as blockList from './blockList';
import * as campaign from './campaign';
import * as campaignAnalytics from './campaignAnalytics';
import * as campaignLead from './campaignLead';
import { add } from './campaignLeadAdd';
import * as campaignLeadChange from './campaignLeadChange';
import { exportLeads } from './campaignLeadExport';
import { getMessageHistory, getMessageHistoryBulk } from './campaignLeadHistory';
import { search } from './campaignLeadSearch';
import * as campaignOffice from './campaignOffice';
import * as campaignPrompt from './campaignPrompt';
import * as campaignSenders from './campaignSenders';
import { getSequences, saveSequences } from './campaignSequence';
import { updateSchedule, updateSettings } from './campaignSettings';
import * as campaignStatistics from './campaignStatistics';
import { addTags, removeTags } from './campaignTags';
import * as client from './client';
import * as clientKey from './clientKey';
import * as clientSnippet from './clientSnippet';
import * as delivery from './delivery';
import * as emailAccount from './emailAccount';
import * as inbox from './inbox';
import * as inboxList from './inboxList';
import * as lead from './lead';
import { getActivities } from './leadActivities';
import * as leadCategory from './leadCategory';
import * as leadDesk from './leadDesk';
import * as leadList from './leadList';
import * as leadOverview from './leadOverview';
import { pushFromCampaignToList, pushToList } from './leadPush';
import * as prospect from './prospect';
import * as senders from './senders';
import * as tag from './tag';
import { teamBoardStats } from './teamBoard';
import * as webhook from './webhook';

/** The operations that the stand-in carries out, by catalog id. */
export const handlers: Partial<Record<string, Handler>> = {
	'analytics.campaignList': analytics.campaignList,
	'analytics.campaignPerformance': analytics.campaignPerformance,
	'analytics.campaignResponseStats': analytics.campaignResponseStats,
	'analytics.campaignStatusStats': analytics.campaignStatusStats,
	'analytics.clientList': analyticsOfMailboxes.clientList,
	'analytics.clientPerformance': analyticsOfMailboxes.clientPerformance,
	'analytics.dayWisePositiveReplies': analytics.dayWisePositiveReplies,
	'analytics.dayWisePositiveRepliesBySentTime': analytics.dayWisePositiveRepliesBySentTime,
	'analytics.dayWiseStats': analytics.dayWiseStats,
	'analytics.dayWiseStatsBySentTime': analytics.dayWiseStatsBySentTime,
	'analytics.domainHealth': analyticsOfMailboxes.domainHealth,
	'analytics.followUpReplyRate': analytics.followUpReplyRate,
	'analytics.leadCategoryResponse': analytics.leadCategoryResponse,
	'analytics.leadStats': analytics.leadStats,
	'analytics.leadToReplyTime': analytics.leadToReplyTime,
	'analytics.leadsForFirstReply': analytics.leadsForFirstReply,
	'analytics.mailboxHealth': analyticsOfMailboxes.mailboxHealth,
	'analytics.mailboxOverallStats': analyticsOfMailboxes.mailboxOverallStats,
	'analytics.monthWiseClientCount': analyticsOfMailboxes.monthWiseClientCount,
	'analytics.overallStats': analyticsOfMailboxes.overallStats,
	'analytics.providerPerformance': analyticsOfMailboxes.providerPerformance,
	'analytics.teamBoardStats': teamBoardStats,
	'blockList.add': blockList.add,
	'blockList.delete': blockList.remove,
	'blockList.getAll': blockList.getAll,
	'campaign.addEmailAccounts': emailAccount.addToCampaign,
	'campaign.addEmailAccountsByTag': campaignSenders.addByTag,
	'campaign.addTags': addTags,
	'campaign.assignClient': campaignOffice.assignClient,
	'campaign.create': campaign.create,
	'campaign.createPromptTemplate': campaignPrompt.create,
	'campaign.createSubsequence': campaign.createSubsequence,
	'campaign.delete': campaign.remove,
	'campaign.duplicate': campaign.duplicate,
	'campaign.get': campaign.get,
	'campaign.getAll': campaign.getAll,
	'campaign.getEmailAccounts': emailAccount.getOfCampaign,
	'campaign.getPromptTemplate': campaignPrompt.get,
	'campaign.getSequences': getSequences,
	'campaign.reallocateMailboxes': campaignSenders.reallocate,
	'campaign.removeEmailAccounts': emailAccount.removeFromCampaign,
	'campaign.removeTags': removeTags,
	'campaign.saveSequences': saveSequences,
	'campaign.sendTestEmail': campaignSenders.sendTestEmail,
	'campaign.updateFolder': campaignOffice.updateFolder,
	'campaign.updatePromptTemplate': campaignPrompt.update,
	'campaign.updateSchedule': updateSchedule,
	'campaign.updateSettings': updateSettings,
	'campaign.updateSpintaxDistribution': campaignOffice.updateSpintaxDistribution,
	'campaign.updateStatus': campaign.updateStatus,
	'campaign.updateTeamMember': campaignOffice.updateTeamMember,
	'campaignLead.add': add,
	'campaignLead.delete': campaignLeadChange.remove,
	'campaignLead.export': exportLeads,
	'campaignLead.getAll': campaignLead.getAll,
	'campaignLead.getMessageHistory': getMessageHistory,
	'campaignLead.getMessageHistoryBulk': getMessageHistoryBulk,
	'campaignLead.markComplete': campaignLeadChange.markComplete,
	'campaignLead.pause': campaignLead.pause,
	'campaignLead.resume': campaignLead.resume,
	'campaignLead.search': search,
	'campaignLead.unsubscribe': campaignLead.unsubscribe,
	'campaignLead.update': campaignLeadChange.update,
	'campaignLead.updateCategory': campaignLead.updateCategory,
	'campaignLead.updateEmailAccount': campaignSenders.updateOfLead,
	'campaignStatistics.analytics': campaignAnalytics.analytics,
	'campaignStatistics.analyticsByDate': campaignAnalytics.analyticsByDate,
	'campaignStatistics.getAll': campaignStatistics.getAll,
	'campaignStatistics.leadStatistics': campaignStatistics.leadStatistics,
	'campaignStatistics.mailboxStatistics': campaignStatistics.mailboxStatistics,
	'campaignStatistics.sequenceAnalytics': campaignAnalytics.sequenceAnalytics,
	'campaignStatistics.topLevelAnalyticsByDate': campaignAnalytics.topLevelAnalyticsByDate,
	'campaignWebhook.delete': webhook.removeOfCampaign,
	'campaignWebhook.deleteByBody': webhook.removeByBody,
	'campaignWebhook.getAll': webhook.getAllOfCampaign,
	'campaignWebhook.getSummary': webhook.getSummary,
	'campaignWebhook.retriggerFailed': webhook.retriggerFailed,
	'campaignWebhook.save': webhook.saveInCampaign,
	'client.createApiKey': clientKey.create,
	'client.createCodeIntegration': clientSnippet.create,
	'client.deleteApiKey': clientKey.remove,
	'client.get': client.get,
	'client.getAll': client.getAll,
	'client.getApiKeys': clientKey.getAll,
	'client.resetApiKey': clientKey.reset,
	'client.save': client.save,
	'client.updateCodeIntegration': clientSnippet.update,
	'emailAccount.get': emailAccount.get,
	'emailAccount.getAll': emailAccount.getAll,
	'emailAccountTag.assign': tag.assign,
	'emailAccountTag.create': tag.create,
	'emailAccountTag.getAll': tag.getAll,
	'emailAccountTag.getByEmails': tag.getByEmails,
	'emailAccountTag.remove': tag.remove,
	'emailAccountTag.update': tag.update,
	'inbox.associateUntrackedReply': inbox.associateUntrackedReply,
	'inbox.blockDomains': inbox.blockDomains,
	'inbox.changeReadStatus': inbox.changeReadStatus,
	'inbox.createSavedView': inbox.createSavedView,
	'inbox.forward': inbox.forward,
	'inbox.get': inboxList.get,
	'inbox.getArchived': inboxList.getArchived,
	'inbox.getAssigned': inboxList.getAssigned,
	'inbox.getImportant': inboxList.getImportant,
	'inbox.getReminders': inboxList.getReminders,
	'inbox.getReplies': inboxList.getReplies,
	'inbox.getReplyStatus': inbox.getReplyStatus,
	'inbox.getScheduled': inboxList.getScheduled,
	'inbox.getSent': inboxList.getSent,
	'inbox.getSnoozed': inboxList.getSnoozed,
	'inbox.getUnread': inboxList.getUnread,
	'inbox.getUntracked': inbox.getUntracked,
	'inbox.getViews': inboxList.getViews,
	'inbox.ignoreReply': inbox.ignoreReply,
	'inbox.pushToSubsequence': inbox.pushToSubsequence,
	'inbox.reply': inbox.reply,
	'inbox.resumeLead': inbox.resumeLead,
	'inbox.setReminder': inbox.setReminder,
	'inbox.updateCategory': inbox.updateCategory,
	'inbox.updateRevenue': inbox.updateRevenue,
	'inbox.updateTeamMember': inbox.updateTeamMember,
	'lead.get': lead.get,
	'lead.getActivities': getActivities,
	'lead.getAll': lead.getAll,
	'lead.getByEmail': lead.getByEmail,
	'lead.getCampaignOverview': leadOverview.getCampaignOverview,
	'lead.getCampaigns': lead.getCampaigns,
	'lead.getSequenceDetails': leadOverview.getSequenceDetails,
	'lead.pushFromCampaignToList': pushFromCampaignToList,
	'lead.pushToList': pushToList,
	'lead.unsubscribeGlobally': leadOverview.unsubscribeGlobally,
	'leadCategory.create': leadCategory.create,
	'leadCategory.delete': leadCategory.remove,
	'leadCategory.getAll': leadCategory.getAll,
	'leadCategory.update': leadCategory.update,
	'leadList.assignTags': leadList.assignTags,
	'leadList.create': leadList.create,
	'leadList.delete': leadList.remove,
	'leadList.get': leadList.get,
	'leadList.getAll': leadList.getAll,
	'leadList.importLeads': leadList.importLeads,
	'leadList.pushBetweenLists': leadList.pushBetweenLists,
	'leadList.pushToCampaign': leadList.pushToCampaign,
	'leadList.update': leadList.update,
	'leadNote.create': leadDesk.createNote,
	'leadNote.getAll': leadDesk.getNotes,
	'leadTag.add': leadDesk.addTags,
	'leadTag.getAll': leadDesk.getTags,
	'leadTag.remove': leadDesk.removeTag,
	'leadTask.create': leadDesk.createTask,
	'leadTask.getAll': leadDesk.getTasks,
	'prospect.getLevels': prospect.getLevels,
	'smartDelivery.getProviders': delivery.getProviders,
	'smartSender.autoGenerateMailboxes': senders.autoGenerateMailboxes,
	'smartSender.getDomains': senders.getDomains,
	'smartSender.getOrder': senders.getOrder,
	'smartSender.getOtp': senders.getOtp,
	'smartSender.getVendors': senders.getVendors,
	'smartSender.placeOrder': senders.placeOrder,
	'smartSender.searchDomain': senders.searchDomain,
	'webhook.create': webhook.create,
	'webhook.delete': webhook.remove,
	'webhook.get': webhook.get,
	'webhook.update': webhook.update,
};
