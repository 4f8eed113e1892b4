import { operation } from '../../../engine/spec/operation';
import { client } from '../../../fields/client';

export const create = operation({
	id: 'campaign.create',
	name: 'Create',
	action: 'Create a new campaign',
	description:
		'Create an empty campaign as a draft. Steps, schedule, email accounts and leads come after.',
	request: 'POST /campaigns/create',
	body: {
		name: {
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Spring outreach',
			description: 'What the campaign is called in SmartLead',
		},
	},
	optional: { body: { client_id: client } },
});
