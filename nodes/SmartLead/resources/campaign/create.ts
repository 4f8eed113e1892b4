import type { IDataObject } from 'n8n-workflow';

import { operation } from '../../../engine/spec/operation';
import { isAlike } from '../../../fields/alike';
import { client } from '../../../fields/client';
import { requiredText } from '../../../fields/plain';
import { getAll } from './getAll';

export const create = operation({
	id: 'campaign.create',
	name: 'Create',
	action: 'Create a new campaign',
	description:
		'Create an empty campaign as a draft. Steps, schedule, email accounts and leads come after.',
	request: 'POST /campaigns/create',
	body: {
		name: requiredText(
			'Name',
			'name',
			'e.g. Spring outreach',
			'The name of the campaign in SmartLead',
		),
	},
	optional: { body: { client_id: client } },
	settle: {
		reads: [{ operation: getAll, values: ({ body }) => ofClient(body ?? {}) }],
		since: 'created_at',
		is: ({ name, parent_campaign_id: parent }, { body }) =>
			isAlike(name, body?.name) && (parent === undefined || parent === null),
		id: ['id', 'campaign_id'],
		answer: ({ id, name, created_at }) => ({ ok: true, id, name, created_at }),
	},
});

const ofClient = ({ client_id: clientId }: IDataObject) =>
	clientId === undefined ? {} : { query: { client_id: clientId } };
