import { byId, type Rows } from '../row';

const key = { path: { id: '1301' } };
const snippetPath = { client_id: '201', integration_id: '1401' };
const snippet = { snippet_name: 'Chat 2', snippet_code: '<script>open()</script>' };

export const client: Rows = {
	createApiKey: {
		id: 'client.createApiKey',
		required: {
			parameters: { clientId: byId(201), keyName: 'Production_Key 2-b' },
			sends: [{ body: { clientId: 201, keyName: 'Production_Key 2-b' } }],
		},
		all: [],
	},
	createCodeIntegration: {
		id: 'client.createCodeIntegration',
		required: {
			parameters: {
				clientId: byId(201),
				snippetName: 'Chat 2',
				snippetCode: '<script>open()</script>',
			},
			sends: [{ path: { client_id: '201' }, body: snippet }],
		},
		all: [],
	},
	deleteApiKey: {
		id: 'client.deleteApiKey',
		required: { parameters: { keyId: byId(1301) }, sends: [key] },
		all: [],
	},
	get: {
		id: 'client.get',
		required: { parameters: { clientId: byId(201) }, sends: [{ path: { id: '201' } }] },
		all: [
			{
				parameters: {
					clientId: byId(201),
					options: {
						includeCodeIntegrations: true,
						includeCredits: true,
						includePermissions: true,
						includeWhitelabel: false,
					},
				},
				sends: [
					{
						path: { id: '201' },
						query: {
							includeCodeIntegrations: 'true',
							includeCredits: 'true',
							includePermissions: 'true',
							includeWhitelabel: 'false',
						},
					},
				],
			},
		],
	},
	getAll: {
		id: 'client.getAll',
		required: { parameters: {}, sends: [{}] },
		all: [{ parameters: { returnAll: true }, sends: [{}] }],
	},
	getApiKeys: {
		id: 'client.getApiKeys',
		required: { parameters: {}, sends: [{}] },
		all: [
			{
				parameters: {
					returnAll: true,
					filters: { clientId: byId(201), keyName: 'Example', status: 'active' },
				},
				sends: [{ query: { clientId: '201', keyName: 'Example', status: 'active' } }],
			},
		],
	},
	resetApiKey: {
		id: 'client.resetApiKey',
		required: { parameters: { keyId: byId(1301) }, sends: [key] },
		all: [],
	},
	updateCodeIntegration: {
		id: 'client.updateCodeIntegration',
		required: {
			parameters: {
				clientId: byId(201),
				integrationId: byId(1401),
				updateFields: { snippetName: 'Chat 2' },
			},
			sends: [{ path: snippetPath, body: { snippet_name: 'Chat 2' } }],
		},
		all: [
			{
				parameters: {
					clientId: byId(201),
					integrationId: byId(1401),
					updateFields: { snippetName: 'Chat 2', snippetCode: '<script>open()</script>' },
				},
				sends: [{ path: snippetPath, body: snippet }],
			},
		],
	},
	upsert: {
		id: 'client.save',
		required: {
			parameters: { email: 'agency@example.com', name: 'Example Agency' },
			sends: [{ body: { email: 'agency@example.com', name: 'Example Agency' } }],
		},
		all: [
			{
				parameters: {
					email: 'agency@example.com',
					name: 'Example Agency',
					options: {
						clientId: byId(201),
						emailCredits: 0,
						isCreditAssigned: true,
						leadCredits: 5000,
						logo: 'iVBORw0KGgo=',
						logoUrl: 'https://example.com/logo.png',
						password: 'a-long-password',
						permission: 'campaigns, email_accounts',
						restrictedCategory: [1, 2],
						uuid: '0f2c7f2e-1111-4222-8333-444455556666',
					},
				},
				sends: [
					{
						body: {
							email: 'agency@example.com',
							name: 'Example Agency',
							id: 201,
							email_credits: 0,
							is_credit_assigned: true,
							lead_credits: 5000,
							logo: 'iVBORw0KGgo=',
							logo_url: 'https://example.com/logo.png',
							password: 'a-long-password',
							permission: ['campaigns', 'email_accounts'],
							restrictedCategory: [1, 2],
							uuid: '0f2c7f2e-1111-4222-8333-444455556666',
						},
					},
				],
			},
		],
	},
};
