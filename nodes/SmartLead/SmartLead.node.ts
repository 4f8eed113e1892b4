import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import '../oldestN8n';
import { describe, subtitle } from '../engine/spec/description';
import { run } from '../engine/run/run';
import * as pickers from '../pickers';
import { resources } from './resources';

/** The operations of SmartLead's main API (host `server`). */
export class SmartLead implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead',
		name: 'smartLead',
		icon: { light: 'file:smartlead.svg', dark: 'file:smartlead.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description:
			'Create and start campaigns, add leads, reply, block domains and get statistics in SmartLead',
		defaults: { name: 'SmartLead' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'smartLeadApi', required: true }],
		properties: describe(resources, 'campaign'),
	};

	methods = {
		listSearch: {
			searchAllLeads: pickers.searchAllLeads,
			searchBlockList: pickers.searchBlockList,
			searchCampaigns: pickers.searchCampaigns,
			searchCategories: pickers.searchCategories,
			searchClientApiKeys: pickers.searchClientApiKeys,
			searchClients: pickers.searchClients,
			searchCodeIntegrations: pickers.searchCodeIntegrations,
			searchEmailAccounts: pickers.searchEmailAccounts,
			searchLeadLists: pickers.searchLeadLists,
			searchLeadMaps: pickers.searchLeadMaps,
			searchLeads: pickers.searchLeads,
			searchPromptTemplates: pickers.searchPromptTemplates,
			searchTags: pickers.searchTags,
			searchTeamMembers: pickers.searchTeamMembers,
			searchUntrackedReplies: pickers.searchUntrackedReplies,
			searchWebhooks: pickers.searchWebhooks,
		},
		loadOptions: {
			getCampaignEmailAccounts: pickers.getCampaignEmailAccounts,
			getCampaigns: pickers.getCampaigns,
			getCategories: pickers.getCategories,
			getClients: pickers.getClients,
			getSequenceSteps: pickers.getSequenceSteps,
			getSequenceVariants: pickers.getSequenceVariants,
			getTags: pickers.getTags,
			getTeamMembers: pickers.getTeamMembers,
			getTimeZones: pickers.getTimeZones,
		},
		resourceMapping: {
			getLeadColumns: pickers.getLeadColumns,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
