import { operation, type Encoded } from '../../../engine/operation';
import { InvalidValue } from '../../../engine/problem';
import { listOf, shown, textOf } from '../../../engine/value';
import { client } from '../../../fields/client';
import { isDomain } from '../../../fields/domain';
import { isEmail } from '../../../fields/email';
import { optional } from '../../../fields/locator';

const entries: Encoded = {
	field: {
		displayName: 'Domains or Email Addresses',
		name: 'domainBlockList',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. example.com, person@example.org',
		description: 'Who gets no mail: domains and addresses, with commas between them',
	},
	encode(value) {
		// A web address would block nobody.
		const found = listOf(value ?? '').map((entry) => textOf(entry).trim());
		if (found.length === 0) throw new InvalidValue('is empty');
		const wrong = found.find((entry) => !isDomain(entry) && !isEmail(entry));
		if (wrong !== undefined) {
			throw new InvalidValue(`must hold domains and email addresses only, not ${shown(wrong)}`);
		}
		return found;
	},
};

export const add = operation({
	id: 'blockList.add',
	name: 'Add',
	action: 'Add entries to the block list',
	description: 'Block domains and email addresses, so that no campaign mails them',
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
