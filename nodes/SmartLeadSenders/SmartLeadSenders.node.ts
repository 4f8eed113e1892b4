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

/** The operations of SmartSenders, domains and mailboxes for sale (host `smart-senders`). */
export class SmartLeadSenders implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead Senders',
		name: 'smartLeadSenders',
		icon: { light: 'file:smartleadSenders.svg', dark: 'file:smartleadSenders.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Buy domains and email accounts for cold email through SmartLead',
		defaults: { name: 'SmartLead Senders' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'smartLeadApi', required: true }],
		properties: describe(resources, 'vendor'),
	};

	methods = {
		listSearch: { searchVendors: pickers.searchVendors },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
