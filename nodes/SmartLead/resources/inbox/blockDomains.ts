import { operation } from '../../../engine/spec/operation';
import { blocked, isDomain } from '../../../fields/domain';
import { choice, requiredText } from '../../../fields/plain';

export const blockDomains = operation({
	id: 'inbox.blockDomains',
	name: 'Block Domains',
	action: 'Block domains from the inbox',
	description: 'Add domains to the block list so that no campaign emails them',
	request: 'POST /master-inbox/block-domains',
	body: {
		domains: {
			field: requiredText(
				'Domains',
				'domains',
				'e.g. example.com, example.org',
				'The domains, comma-separated. Of a web address the domain is taken. A single email address can be blocked with Block List > Add.',
			),
			encode: (value) => blocked(value, isDomain, 'domains'),
		},
	},
	optional: {
		body: {
			source: choice('Reason', 'source', 'manual', 'Why they are blocked', [
				{ name: 'Bounce', value: 'bounce' },
				{ name: 'Complaint', value: 'complaint' },
				{ name: 'Invalid', value: 'invalid' },
				{ name: 'Manual', value: 'manual' },
			]),
		},
	},
	idempotent: true,
});
