import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { isEmpty } from '../../../engine/spec/value';
import { asJsonObject, written } from '../../../fields/encode';
import { vendor } from '../../fields/vendor';

/** The reference knows one key, from an example only: what else may stand there, it does not say. */
const filled: Encoded = asJsonObject({
	displayName: 'Domains (JSON)',
	name: 'domains',
	type: 'json',
	default: '',
	placeholder: 'e.g. { "example.com": { "count": 3 } }',
	description:
		'How many email accounts to suggest for each domain, as a JSON object with the domains as keys',
});

const domains: Encoded = {
	...filled,
	encode: (value, read) => (isEmpty(value) ? undefined : filled.encode(value, read)),
};

export const autoGenerate = operation({
	id: 'smartSender.autoGenerateMailboxes',
	name: 'Suggest',
	action: 'Suggest email accounts for new domains',
	description: 'Suggest email account names. Nothing is bought.',
	request: 'POST /smart-senders/auto-generate-mailboxes',
	body: { vendor_id: written(vendor), domains },
	readOnly: true,
	list: { paths: ['data'] },
});
