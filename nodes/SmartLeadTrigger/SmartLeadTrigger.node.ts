import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import '../oldestN8n';
import * as pickers from '../pickers';
import { properties, subtitle } from './fields';
import { hook, isRegistered, register, unregister } from './lifecycle';
import { receive } from './receive';

/** Starts a workflow when SmartLead reports an event; registers and removes its own webhook. */
export class SmartLeadTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead Trigger',
		name: 'smartLeadTrigger',
		icon: {
			light: 'file:../SmartLead/smartlead.svg',
			dark: 'file:../SmartLead/smartlead.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle,
		// n8n shows this text for SmartLead as a whole, its actions included.
		description:
			'Work with campaigns, leads and replies, or start when a lead replies, opens, clicks or bounces',
		eventTriggerDescription:
			'Waiting for SmartLead. Let a lead of the chosen campaigns do what you chose in Trigger On: reply to one of its emails, for example.',
		activationMessage: 'SmartLead now sends the chosen events to this workflow.',
		defaults: { name: 'SmartLead Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smartLeadApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Else n8n answers with a word of its own.
				responseData: '',
				path: 'webhook',
			},
		],
		properties,
	};

	methods = {
		listSearch: { searchClients: pickers.searchClients },
		loadOptions: { getCampaigns: pickers.getCampaigns, getCategories: pickers.getCategories },
	};

	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await hook(this, async () => await isRegistered(this));
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await hook(this, async () => await register(this));
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				await hook(this, async () => await unregister(this));
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
