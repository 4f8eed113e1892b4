import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../engine/spec/apiRequest';
import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { asSent } from '../../../fields/alike';
import { campaign } from '../../../fields/campaign';
import { client } from '../../../fields/client';
import {
	choice,
	described,
	notice,
	option,
	required,
	shownFor,
	yesOrNo,
} from '../../../fields/plain';
import {
	adviceOnCategories,
	categoryIdMap,
	eventTypeMap,
	webhookName,
	webhookUrl,
} from '../../../fields/webhook';
import { getAllInCampaign } from './getAllInCampaign';

/** The scopes, and the numbers that some pages of the reference have for them. */
const numbers: Record<string, number> = { user: 1, client: 2, campaign: 3 };

/** A record that one scope asks for. */
const ofScope = (scope: string, record: Encoded, description: string): Encoded =>
	shownFor({ associationType: [scope] }, required(described(record, description)));

export const create = operation({
	id: 'webhook.create',
	name: 'Create',
	action: 'Create a webhook',
	description:
		'Make SmartLead send events to a web address. An existing webhook with the same name is updated.',
	request: 'POST /webhook/create',
	unsettled:
		'only webhooks of a campaign are listed anywhere, and without a name none is told from another',
	body: {
		association_type: choice(
			'Scope',
			'associationType',
			'campaign',
			'Which campaigns to receive events from',
			[
				option('Account', 'user', 'Every campaign of the account'),
				option('Campaign', 'campaign', 'One campaign'),
				option('Client', 'client', 'Every campaign of one client'),
			],
		),
		email_campaign_id: ofScope('campaign', campaign, 'The campaign to receive events from'),
		client_id: ofScope('client', client, 'The client to receive events from'),
		webhook_url: webhookUrl,
		event_type_map: eventTypeMap,
	},
	fields: [
		notice(
			'accountNotice',
			'A webhook of the account silences those of clients and campaigns for the same events.',
			{ associationType: ['user'] },
		),
	],
	optional: {
		body: {
			category_id_map: categoryIdMap,
			force_create: yesOrNo(
				'Force Create',
				'forceCreate',
				'Whether to create another webhook even if a similar one exists',
			),
			name: webhookName,
		},
	},
	settle: {
		reads: [{ operation: getAllInCampaign, values: ({ body }) => ofCampaign(body ?? {}) }],
		// One of the same name is changed: then only its last change is new.
		since: ['updated_at', 'created_at'],
		is: asSent({ name: 'name', webhook_url: 'webhook_url' }),
		answer: ({ id, webhook_url }) => ({ ok: true, id, webhook_url }),
		// The campaign may list those alone that were saved to it.
		mayComeLater: true,
	},
	advice: adviceOnCategories,
	fallback: {
		after: [400, 422],
		form: (request, refusal) => (/association/i.test(refusal) ? byNumber(request) : undefined),
	},
});

/** Only webhooks of a campaign are listed anywhere, and only a name tells one from another. */
const ofCampaign = ({ email_campaign_id: campaignId, name }: IDataObject) =>
	campaignId === undefined || name === undefined
		? undefined
		: { path: { campaign_id: campaignId } };

function byNumber(request: ApiRequest): ApiRequest {
	const body = request.body ?? {};
	return {
		...request,
		body: { ...body, association_type: numbers[String(body.association_type)] },
	};
}
