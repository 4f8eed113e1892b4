import { InvalidValue } from '../../../engine/problem';
import { operation } from '../../../engine/spec/operation';
import { check, shown } from '../../../engine/spec/value';
import { created } from '../../../fields/alike';
import { oneClient } from '../../../fields/client';
import { requiredText } from '../../../fields/plain';
import { getApiKeys } from './getApiKeys';

const keyName = requiredText(
	'Key Name',
	'keyName',
	'e.g. Production key',
	'The name of the key: letters, digits, spaces, hyphens and underscores',
);

export const createApiKey = operation({
	id: 'client.createApiKey',
	name: 'Create API Key',
	action: 'Create a client API key',
	description:
		'Create an API key that only has access to what belongs to one client. The output contains the key.',
	request: 'POST /client/api-key',
	body: {
		clientId: oneClient,
		keyName: {
			field: keyName,
			encode(value) {
				const name = check(keyName, value);
				if (typeof name === 'string' && !/^[A-Za-z0-9 _-]+$/.test(name)) {
					throw new InvalidValue(
						`may hold letters, digits, spaces, hyphens and underscores only, not ${shown(name)}`,
					);
				}
				return name;
			},
		},
	},
	settle: {
		...created({ key_name: 'keyName' }),
		reads: [
			{
				operation: getApiKeys,
				values: ({ body }) => {
					const { clientId, keyName } = body ?? {};
					return { query: { clientId, keyName } };
				},
			},
		],
	},
	// The new key is what the operation is for.
	keeps: ['api_key'],
});
