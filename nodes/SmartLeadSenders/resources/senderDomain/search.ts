import { operation } from '../../../engine/spec/operation';
import { optional } from '../../../fields/locator';
import { text } from '../../../fields/plain';
import { vendor } from '../../fields/vendor';

export const search = operation({
	id: 'smartSender.searchDomain',
	name: 'Search',
	action: 'Search domains for sale',
	description: 'Find domains that can be bought. Nothing is bought.',
	request: 'GET /smart-senders/search-domain',
	query: {
		domain_name: text(
			'Domain Name',
			'domainName',
			'e.g. example',
			'The domain name to search for, with or without an ending such as .com',
		),
	},
	filters: { query: { vendor_id: optional(vendor, 'Only what this vendor sells') } },
	list: { paths: ['data'] },
});
