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

/** The operations of SmartProspect, the contact database (host `prospect-api`). */
export class SmartLeadProspect implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SmartLead Prospect',
		name: 'smartLeadProspect',
		icon: { light: 'file:smartleadProspect.svg', dark: 'file:smartleadProspect.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(resources),
		description: 'Find contacts in the database of SmartLead by company, role and place',
		defaults: { name: 'SmartLead Prospect' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'smartLeadApi', required: true }],
		properties: describe(resources, 'contact'),
	};

	methods = {
		listSearch: {
			searchFetchedSearches: pickers.searchFetchedSearches,
			searchIndustries: pickers.searchIndustries,
			searchSavedSearches: pickers.searchSavedSearches,
			searchSearches: pickers.searchSearches,
		},
		loadOptions: {
			getDepartments: pickers.getDepartments,
			getHeadCounts: pickers.getHeadCounts,
			getIndustries: pickers.getIndustries,
			getLevels: pickers.getLevels,
			getRevenueRanges: pickers.getRevenueRanges,
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await run(this, resources)];
	}
}
