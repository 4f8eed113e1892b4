import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { userAgent } from '../nodes/engine/http/userAgent';

/**
 * The API key of a SmartLead account or of one of its clients. Sent as the query parameter `api_key`
 * or, where the user asks for it, in the JSON body of POST and PATCH (API reference, Authentication).
 */
export class SmartLeadApi implements ICredentialType {
	name = 'smartLeadApi';

	displayName = 'SmartLead API';

	icon: Icon = {
		light: 'file:../nodes/SmartLead/smartlead.svg',
		dark: 'file:../nodes/SmartLead/smartlead.dark.svg',
	};

	documentationUrl = 'https://api.smartlead.ai/authentication';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'In SmartLead under Settings > API. The key of a client reaches only what belongs to that client.',
			// n8n shows no more than the code where the test got no answer.
			hint: 'If the test shows a code such as ECONNREFUSED, ENOTFOUND or ETIMEDOUT, n8n cannot reach server.smartlead.ai: its network, DNS or proxy is the cause, not the key.',
		},
		{
			displayName: 'Send Key In',
			name: 'sendKeyIn',
			type: 'options',
			options: [
				{
					name: 'Body',
					value: 'body',
					description:
						'In the JSON body where a request has one; other requests still carry it in the URL',
				},
				{ name: 'Query', value: 'query', description: 'In the URL of every request' },
			],
			default: 'query',
			description: 'Where requests carry the key. SmartLead takes both.',
		},
		{
			displayName: 'Allowed HTTP Request Domains',
			name: 'allowedHttpRequestDomains',
			type: 'options',
			options: [
				{ name: 'All', value: 'all', description: 'Any domain' },
				{ name: 'None', value: 'none', description: 'No use in the HTTP Request node' },
				{ name: 'Specific Domains', value: 'domains', description: 'Only the domains below' },
			],
			default: 'domains',
			description: 'Where other nodes, such as HTTP Request, may send this key',
		},
		{
			displayName: 'Allowed Domains',
			name: 'allowedDomains',
			type: 'string',
			default:
				'server.smartlead.ai, smartdelivery.smartlead.ai, prospect-api.smartlead.ai, smart-senders.smartlead.ai',
			description: 'The domains that this key may be sent to, comma-separated',
			displayOptions: { show: { allowedHttpRequestDomains: ['domains'] } },
		},
	];

	/**
	 * Gives a copy: n8n's own way would write the key into the options of the node. Says who is asking,
	 * as SmartLead refuses some clients by their names, n8n's own among them.
	 */
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const api_key = String(credentials.apiKey ?? '').trim();
		const body = credentials.sendKeyIn === 'body' ? bodyWith(options, api_key) : undefined;
		const headers = withUserAgent(options.headers);
		return body
			? { ...options, headers, body }
			: { ...options, headers, qs: { ...options.qs, api_key } };
	};

	test: ICredentialTestRequest = {
		request: {
			baseURL: 'https://server.smartlead.ai/api/v1',
			url: '/campaigns/',
			headers: { 'user-agent': userAgent },
		},
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'SmartLead refused this API key. Copy it again from Settings > API in SmartLead: regenerating it there ends the old one at once.',
				},
			},
			{
				type: 'responseCode',
				properties: {
					value: 403,
					message:
						'SmartLead does not let this key use the API. The Basic plan has no API access, or something on the way blocked the request.',
				},
			},
		],
	};
}

/** The headers of a request, with a User-Agent unless it has one of its own. */
function withUserAgent(headers: IDataObject = {}): IDataObject {
	const isGiven = Object.keys(headers).some((name) => name.toLowerCase() === 'user-agent');
	return isGiven ? headers : { ...headers, 'user-agent': userAgent };
}

/** The body with the key in it, where the request is one that may carry it there. */
function bodyWith({ method, body }: IHttpRequestOptions, api_key: string): IDataObject | undefined {
	if (method !== 'POST' && method !== 'PATCH') return undefined;
	if (body === '{}') return { api_key };
	const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
	return isObject ? { ...(body as IDataObject), api_key } : undefined;
}
