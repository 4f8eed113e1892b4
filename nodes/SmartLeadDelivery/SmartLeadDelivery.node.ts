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

/** The operations of SmartDelivery, the inbox-placement tests (host `smartdelivery`). */
export class SmartLeadDelivery implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead Delivery',
		name: 'smartLeadDelivery',
		icon: { light: 'file:smartleadDelivery.svg', dark: 'file:smartleadDelivery.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description:
			'Test in SmartLead whether your emails reach the inbox: placement tests and their reports',
		defaults: { name: 'SmartLead Delivery' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'smartLeadApi', required: true }],
		properties: describe(resources, 'spamTest'),
	};

	methods = {
		listSearch: {
			searchCampaigns: pickers.searchCampaigns,
			searchSenderAddresses: pickers.searchSenderAddresses,
			searchSequenceSteps: pickers.searchSequenceSteps,
			searchSpamTests: pickers.searchSpamTests,
			searchTestFolders: pickers.searchTestFolders,
			searchTestReplies: pickers.searchTestReplies,
		},
		loadOptions: {
			getProviders: pickers.getProviders,
			getTimeZones: pickers.getTimeZones,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
