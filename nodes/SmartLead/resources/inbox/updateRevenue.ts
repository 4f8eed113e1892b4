import { operation } from '../../../engine/spec/operation';
import { conversation, whereItIs } from '../../../fields/lead';

export const updateRevenue = operation({
	id: 'inbox.updateRevenue',
	name: 'Update Revenue',
	action: 'Set the deal value of an inbox lead (revenue)',
	description: 'Set the deal value of a lead',
	request: 'PATCH /master-inbox/update-revenue',
	leadingFields: [whereItIs],
	body: {
		email_lead_map_id: conversation,
		revenue: {
			displayName: 'Revenue',
			name: 'revenue',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			// No number by itself: it would replace the revenue that is there.
			default: '',
			required: true,
			placeholder: 'e.g. 1500',
			description: 'The value of the deal, in the currency of the account',
		},
	},
	idempotent: true,
});
