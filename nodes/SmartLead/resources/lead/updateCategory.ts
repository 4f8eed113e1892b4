import { operation } from '../../../engine/operation';
import { campaign } from '../../../fields/campaign';
import { categoryField } from '../../../fields/category';
import { lead } from '../../../fields/lead';
import { idOfLocator } from '../../../fields/locator';

export const updateCategory = operation({
	id: 'campaignLead.updateCategory',
	name: 'Update Category',
	action: 'Update category of a lead',
	description: 'Give a lead of a campaign a category, or take it away',
	request: 'POST /campaigns/{campaign_id}/leads/{lead_id}/category',
	path: { campaign_id: campaign, lead_id: lead },
	body: {
		category_id: {
			field: { ...categoryField, displayOptions: { show: { change: ['set'] } } },
			// Only on purpose: an expression without a value must not take the category away.
			encode: (value, read) =>
				read('change') === 'remove' ? null : idOfLocator(value, 'Category'),
		},
	},
	fields: [
		{
			displayName: 'Change',
			name: 'change',
			type: 'options',
			options: [
				{ name: 'Set Category', value: 'set' },
				{ name: 'Remove Category', value: 'remove' },
			],
			default: 'set',
			description: 'Whether to give the lead a category or to take it away',
		},
	],
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
