import type { Handler } from '../types';
import * as campaign from './campaign';
import * as campaignLead from './campaignLead';
import { add } from './campaignLeadAdd';
import { exportLeads } from './campaignLeadExport';
import { search } from './campaignLeadSearch';
import { getSequences, saveSequences } from './campaignSequence';
import { updateSchedule, updateSettings } from './campaignSettings';
import * as client from './client';
import * as emailAccount from './emailAccount';
import * as lead from './lead';
import * as leadCategory from './leadCategory';

/** The operations that the stand-in carries out, by catalog id. */
export const handlers: Partial<Record<string, Handler>> = {
	'campaign.addEmailAccounts': emailAccount.addToCampaign,
	'campaign.create': campaign.create,
	'campaign.delete': campaign.remove,
	'campaign.duplicate': campaign.duplicate,
	'campaign.get': campaign.get,
	'campaign.getAll': campaign.getAll,
	'campaign.getEmailAccounts': emailAccount.getOfCampaign,
	'campaign.getSequences': getSequences,
	'campaign.removeEmailAccounts': emailAccount.removeFromCampaign,
	'campaign.saveSequences': saveSequences,
	'campaign.updateSchedule': updateSchedule,
	'campaign.updateSettings': updateSettings,
	'campaign.updateStatus': campaign.updateStatus,
	'campaignLead.add': add,
	'campaignLead.export': exportLeads,
	'campaignLead.getAll': campaignLead.getAll,
	'campaignLead.pause': campaignLead.pause,
	'campaignLead.resume': campaignLead.resume,
	'campaignLead.search': search,
	'campaignLead.unsubscribe': campaignLead.unsubscribe,
	'campaignLead.updateCategory': campaignLead.updateCategory,
	'client.getAll': client.getAll,
	'emailAccount.get': emailAccount.get,
	'emailAccount.getAll': emailAccount.getAll,
	'lead.get': lead.get,
	'lead.getAll': lead.getAll,
	'lead.getByEmail': lead.getByEmail,
	'lead.getCampaigns': lead.getCampaigns,
	'leadCategory.getAll': leadCategory.getAll,
};
