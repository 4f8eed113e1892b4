import type { Resource } from '../../../engine/spec/operation';
import { createApiKey } from './createApiKey';
import { createCodeIntegration } from './createCodeIntegration';
import { deleteApiKey } from './deleteApiKey';
import { get } from './get';
import { getAll } from './getAll';
import { getApiKeys } from './getApiKeys';
import { resetApiKey } from './resetApiKey';
import { updateCodeIntegration } from './updateCodeIntegration';
import { upsert } from './upsert';

export const client: Resource = {
	name: 'Client',
	host: 'server',
	default: 'getAll',
	operations: {
		createApiKey,
		createCodeIntegration,
		deleteApiKey,
		get,
		getAll,
		getApiKeys,
		resetApiKey,
		updateCodeIntegration,
		upsert,
	},
};
