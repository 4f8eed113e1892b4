import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Step } from './tasks';

const api = 'https://server.smartlead.ai/api/v1';
const campaign = 301;

const byId = (value: unknown) => ({ __rl: true, mode: 'id', value }) as unknown as INodeParameters;

const smartLead = (operation: string, parameters: INodeParameters): Step => ({
	type: 'smartLead',
	parameters: { resource: 'lead', operation, ...parameters },
});

/** The HTTP Request node as people set it: the key in a credential, a header, what the call needs. */
const httpRequest = (parameters: INodeParameters, onError?: Step['onError']): Step => ({
	type: 'httpRequest',
	parameters: {
		authentication: 'genericCredentialType',
		genericAuthType: 'httpQueryAuth',
		sendHeaders: true,
		// SmartLead's firewall refuses the name that n8n gives itself.
		headerParameters: { parameters: [{ name: 'User-Agent', value: 'Mozilla/5.0' }] },
		...parameters,
	},
	...(onError ? { onError } : {}),
});

/** Ten at once, every two seconds: n8n's Batching under the limit that SmartLead states. */
const batching = { batching: { batch: { batchSize: 10, batchInterval: 2000 } } };

/** As fast as it goes without thousands of connections at once, at which some would break. */
const unhurried = { batching: { batch: { batchSize: 50, batchInterval: 50 } } };

/** A lead as a table has it; `#` is its number. */
export const leadRow: IDataObject = {
	email: 'person#@example.com',
	first_name: 'Person #',
	last_name: 'Example',
	company_name: 'Example Co #',
	job_title: 'Head of Examples',
};

/** Chains of our node. */
export const ours = {
	add: [smartLead('addToCampaign', { campaignId: byId(campaign) })],
	list: [smartLead('getAllInCampaign', { campaignId: byId(campaign), returnAll: true })],
	listAll: [smartLead('getAll', { returnAll: true })],
	read: [smartLead('get', { leadId: byId('={{ $json.leadId }}') })],
	write: [
		smartLead('updateCategory', {
			campaignId: byId(campaign),
			leadId: byId('={{ $json.leadId }}'),
			categoryId: byId(1),
		}),
	],
	export: [smartLead('exportFromCampaign', { campaignId: byId(campaign) })],
} satisfies Record<string, Step[]>;

/** The same with the HTTP Request node and what it needs behind it. */
export const theirs = {
	add: [
		httpRequest({
			method: 'POST',
			url: `${api}/campaigns/${campaign}/leads`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody:
				'={{ JSON.stringify({ lead_list: [{ email: $json.email, first_name: $json.first_name, last_name: $json.last_name, company_name: $json.company_name, custom_fields: { job_title: $json.job_title } }] }) }}',
			options: unhurried,
		}),
	],
	list: [
		httpRequest({
			url: `${api}/campaigns/${campaign}/leads`,
			sendQuery: true,
			queryParameters: { parameters: [{ name: 'limit', value: '100' }] },
			options: {
				pagination: {
					pagination: {
						paginationMode: 'updateAParameterInEachRequest',
						parameters: {
							parameters: [{ type: 'qs', name: 'offset', value: '={{ $pageCount * 100 }}' }],
						},
						paginationCompleteWhen: 'other',
						completeExpression: '={{ $response.body.data.length === 0 }}',
					},
				},
			},
		}),
		{ type: 'splitOut', parameters: { fieldToSplitOut: 'data', options: {} } },
	],
	read: [httpRequest({ url: `=${api}/leads/{{ $json.leadId }}`, options: batching })],
	/** Where the limit is not announced: what is refused goes on as an item with an error. */
	readOn: [
		httpRequest(
			{ url: `=${api}/leads/{{ $json.leadId }}`, options: batching },
			'continueRegularOutput',
		),
	],
	write: [
		httpRequest({
			method: 'POST',
			url: `=${api}/campaigns/${campaign}/leads/{{ $json.leadId }}/category`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: '={{ JSON.stringify({ category_id: 1 }) }}',
			options: batching,
		}),
	],
	export: [
		httpRequest({
			url: `${api}/campaigns/${campaign}/leads-export`,
			options: { response: { response: { responseFormat: 'file' } } },
		}),
		{ type: 'extractFromFile', parameters: { operation: 'csv', options: {} } },
	],
} satisfies Record<string, Step[]>;

/** What memory is measured against: the same items through Edit Fields. */
export const editFields: Step[] = [
	{
		type: 'editFields',
		parameters: { includeOtherFields: true, assignments: { assignments: [] }, options: {} },
	},
];

/** The same chain of HTTP Request at the same rate, one request after the other. */
export const oneByOne = (steps: Step[]): Step[] =>
	steps.map((step) => ({
		...step,
		parameters: {
			...step.parameters,
			options: { batching: { batch: { batchSize: 1, batchInterval: 200 } } },
		},
	}));
