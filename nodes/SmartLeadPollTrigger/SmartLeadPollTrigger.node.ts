import {
	NodeConnectionTypes,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

import '../oldestN8n';
import * as pickers from '../pickers';
import { properties, subtitle } from './fields';
import { poll } from './poll';

/** Starts a workflow with what is new in SmartLead, asked for on a schedule. */
export class SmartLeadPollTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead Poll Trigger',
		name: 'smartLeadPollTrigger',
		icon: {
			light: 'file:../SmartLead/smartlead.svg',
			dark: 'file:../SmartLead/smartlead.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle,
		description:
			'Asks SmartLead on a schedule for replies, bounces, unsubscribes, category changes and sent emails. For an n8n that the internet cannot reach.',
		defaults: { name: 'SmartLead Poll Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smartLeadApi', required: true }],
		properties,
	};

	methods = {
		loadOptions: { getCampaigns: pickers.getCampaigns, getCategories: pickers.getCategories },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
