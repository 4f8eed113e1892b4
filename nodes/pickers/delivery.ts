import type { IDataObject } from 'n8n-workflow';

import { valueAt } from '../engine/json';
import type { List } from '../engine/spec/list';
import type { Encoded } from '../engine/spec/parameter';
import * as lists from '../fields/lists';
import { idOfLocator } from '../fields/locator';
import { entries, named } from './entries';
import { lookedUp, ofChosen, oneOf, severalOf, type Ask } from './search';

const host = 'smartdelivery';

/** Placement tests; those that match are looked for page by page. */
export const searchSpamTests = lookedUp((filter) => ({
	route: '/spam-test/report',
	list: lists.spamTests,
	question: { host, body: {} },
	find: (rows) => entries(rows, { label: testName, value: idColumn(rows) }, filter),
}));

/** Folders of placement tests. Not every source lets SmartLead search itself. */
export const searchTestFolders = lookedUp((filter) => ({
	route: '/spam-test/folder',
	list: lists.testFolders,
	question: { host },
	find: (rows) => entries(rows, { label: ({ name, id }) => named(name, id) }, filter),
}));

/** The test that the node is set to. */
const test: Encoded = {
	field: { displayName: 'Test', name: 'spamTestId', type: 'resourceLocator', default: '' },
	encode: (value) => idOfLocator(value, 'Test'),
};

const reportOfTest = (name: string, list: List) =>
	ofChosen({ spam_test_id: test }, `/spam-test/report/{spam_test_id}/${name}`, list, { host });

const bySender = reportOfTest('sender-account-wise', lists.senderReport);
const onBlacklists = reportOfTest('blacklist', lists.ipBlacklists);

/** What arrived of a test, by sender and test inbox. Its ids stand in one of two reports. */
export const searchTestReplies = oneOf(
	async (ask, context) => {
		const arrived = (await bySender(ask, context)).map((row) => ({
			id: valueAt(row, 'reply.id'),
			sender: row.email,
			inbox: row.seed_email,
		}));
		if (arrived.some(({ id }) => id !== undefined)) return arrived;
		return (await onBlacklists(ask, context)).map(({ reply_id: id, from_email, to_email }) => ({
			...{ id, sender: from_email, inbox: to_email },
		}));
	},
	({ sender, inbox, id }) =>
		named(sender, `Reply ${String(id)}`) + (inbox ? ` to ${String(inbox)}` : ''),
);

const providers = async (ask: Ask): Promise<IDataObject[]> => {
	const rows = await ask.all('/spam-test/seed/providers', lists.providerGroups, { host });
	return rows.filter(({ group_id }) => group_id !== undefined);
};

/** The providers whose inboxes a test can look into. */
export const getProviders = severalOf(
	providers,
	({ group_name, group_id }) => named(group_name, group_id),
	'group_id',
);

const idColumn = (rows: IDataObject[]): string =>
	rows.some(({ spam_test_id }) => spam_test_id !== undefined) ? 'spam_test_id' : 'id';

const testName = ({ test_name, spam_test_id, id, status }: IDataObject) =>
	named(test_name, spam_test_id, id) + (status ? ` (${String(status).toLowerCase()})` : '');
