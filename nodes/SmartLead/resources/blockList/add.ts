import { operation } from '../../../engine/spec/operation';
import type { Encoded } from '../../../engine/spec/parameter';
import { client } from '../../../fields/client';
import { blocked, isDomain } from '../../../fields/domain';
import { isEmail } from '../../../fields/email';
import { optional } from '../../../fields/locator';
import { requiredText } from '../../../fields/plain';

const entries: Encoded = {
	field: requiredText(
		'Domains or Email Addresses',
		'domainBlockList',
		'e.g. example.com, person@example.org',
		'The domains and email addresses to block, comma-separated. From a web address, the domain is used.',
	),
	encode: (value) =>
		blocked(value, (entry) => isDomain(entry) || isEmail(entry), 'domains and email addresses'),
};

export const add = operation({
	id: 'blockList.add',
	name: 'Add',
	action: 'Blacklist, ban or block a domain or email (do not contact, suppression list)',
	description: 'Block domains and email addresses, so that no campaign emails them',
	request: 'POST /leads/add-domain-block-list',
	body: { domain_block_list: entries },
	optional: {
		body: {
			client_id: optional(
				client,
				'Block them for this client only. Without it, for the whole account.',
			),
		},
	},
	idempotent: true,
});
