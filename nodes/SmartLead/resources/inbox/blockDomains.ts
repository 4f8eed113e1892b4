import { operation } from '../../../engine/spec/operation';
import { blocked, isDomain } from '../../../fields/domain';
import { choice, option, requiredText } from '../../../fields/plain';

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
				'The domains, comma-separated. From a web address, the domain is used. To block a single email address, use Block List > Add.',
			),
			encode: (value) => blocked(value, isDomain, 'domains'),
		},
	},
	optional: {
		body: {
			source: choice('Reason', 'source', 'manual', 'The reason for blocking them', [
				option('Bounce', 'bounce'),
				option('Complaint', 'complaint'),
				option('Invalid', 'invalid'),
				option('Manual', 'manual'),
			]),
		},
	},
	idempotent: true,
});
