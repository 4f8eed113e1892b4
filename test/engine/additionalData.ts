import { ExecutionLifecycleHooks } from 'n8n-core';
import type { ICredentialType, IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/**
 * What n8n gives to an execution besides the workflow. The bench uses it as well, so it leaves n8n as
 * it is.
 */
export function additionalData(credentialType: ICredentialType, credentials: IDataObject) {
	return {
		currentNodeExecutionIndex: 0,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: 'workflow',
			name: 'Test',
			nodes: [],
			connections: {},
			active: false,
		} as never),
		executionId: '1',
		webhookWaitingBaseUrl: 'http://127.0.0.1/wait',
		formWaitingBaseUrl: 'http://127.0.0.1/form',
		instanceBaseUrl: 'http://127.0.0.1/',
		restApiUrl: 'http://127.0.0.1/rest',
		variables: {},
		credentialsHelper: {
			getParentTypes: () => [],
			isCredentialUsableByNode: () => true,
			getCredentialsProperties: () => [],
			preAuthentication: async () => undefined,
			getDecrypted: async () => credentials,
			authenticate: async (data: IDataObject, _type: string, options: IHttpRequestOptions) => {
				const { authenticate } = credentialType;
				if (typeof authenticate !== 'function') throw new Error('The credential is not a function');
				return await authenticate(data as never, options);
			},
		},
	};
}
