import { operation } from '../../../engine/operation';
import { asTexts } from '../../../fields/encode';

export const blockDomains = operation({
	id: 'inbox.blockDomains',
	name: 'Block Domains',
	action: 'Block domains in the inbox',
	description: 'Put domains on the block list, so that nobody there gets mail any more',
	request: 'POST /master-inbox/block-domains',
	body: {
		domains: asTexts({
			displayName: 'Domains',
			name: 'domains',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. example.com, example.org',
			description: 'The domains, with commas between them',
		}),
	},
	optional: {
		body: {
			source: {
				displayName: 'Reason',
				name: 'source',
				type: 'options',
				options: [
					{ name: 'Bounce', value: 'bounce' },
					{ name: 'Complaint', value: 'complaint' },
					{ name: 'Invalid', value: 'invalid' },
					{ name: 'Manual', value: 'manual' },
				],
				default: 'manual',
				description: 'Why they are blocked',
			},
		},
	},
	idempotent: true,
});
