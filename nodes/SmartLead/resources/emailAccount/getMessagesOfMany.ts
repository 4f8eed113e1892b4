import { operation } from '../../../engine/spec/operation';
import { collectAdded } from '../../../engine/spec/parameter';
import { emailAccounts } from '../../../fields/emailAccount';
import { collection } from '../../../fields/plain';
import { messageFilters, messageOptions } from './messages';

const mailboxes = emailAccounts(10);

export const getMessagesOfMany = operation({
	id: 'emailAccount.fetchMessagesBulk',
	name: 'Get Messages of Many',
	action: 'Get messages of many email accounts',
	description: 'Retrieve the messages of up to ten email accounts, one item per email account',
	request: 'POST /email-accounts/multi/fetch-messages',
	body: {
		$root: {
			...mailboxes,
			// The same wishes for each email account, in the list that is the body.
			encode(value, read) {
				const wishes = {
					...collectAdded(messageFilters, read, 'filters'),
					...collectAdded(messageOptions, read, 'options'),
				};
				const ids = mailboxes.encode(value, read);
				return ids.map((account_id) => ({ account_id, ...wishes }));
			},
		},
	},
	fields: [collection('Filters', 'filters', 'Add Filter', Object.values(messageFilters))],
	options: Object.values(messageOptions),
	list: { paths: ['results'] },
	readOnly: true,
});
