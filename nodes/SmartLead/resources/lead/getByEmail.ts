import { operation } from '../../../engine/spec/operation';
import { email } from '../../../fields/email';
import { simplifiedLead } from './simplified';

export const getByEmail = operation({
	id: 'lead.getByEmail',
	name: 'Get by Email',
	action: 'Get or find a lead by email',
	description: 'Retrieve a lead by its address, with the campaigns that it is in',
	request: 'GET /leads/',
	query: { email },
	simplify: { ...simplifiedLead, campaigns: 'lead_campaign_data' },
});
