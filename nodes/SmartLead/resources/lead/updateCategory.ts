import type { INodeProperties } from 'n8n-workflow';

import { operation, type Read } from '../../../engine/operation';
import { blaming } from '../../../engine/request';
import { campaign } from '../../../fields/campaign';
import { categoryField } from '../../../fields/category';
import { lead } from '../../../fields/lead';
import { idOfLocator } from '../../../fields/locator';

const category: INodeProperties = {
	...categoryField,
	displayOptions: { show: { change: ['set'] } },
};

export const updateCategory = operation({
	id: 'campaignLead.updateCategory',
	name: 'Update Category',
	action: 'Update category of a lead',
	description: 'Give a lead of a campaign a category, or take it away',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/category',
	path: { campaign_id: campaign, lead_id: lead },
	body: {
		category_id: {
			field: {
				displayName: 'Change',
				name: 'change',
				type: 'options',
				noDataExpression: true,
				options: [
					{ name: 'Set Category', value: 'set' },
					{ name: 'Remove Category', value: 'remove' },
				],
				default: 'set',
				description: 'Whether to give the lead a category or to take it away',
			},
			// Only on purpose: an expression without a value must not take the category away.
			encode: (change, read) => (change === 'remove' ? null : categoryOf(read)),
		},
	},
	fields: [category],
	optional: {
		body: {
			pause_lead: {
				displayName: 'Pause Lead',
				name: 'pauseLead',
				type: 'boolean',
				default: false,
				description: 'Whether to pause the lead as well',
			},
		},
	},
	idempotent: true,
});

const categoryOf = (read: Read): number =>
	blaming(category, () => idOfLocator(read(category.name), category.displayName));
