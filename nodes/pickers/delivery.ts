import type { IDataObject } from 'n8n-workflow';

import * as lists from '../fields/lists';
import { entries, lookedUp, named, ofCampaign, oneOf, severalOf, type Ask } from './search';

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

/** The steps of the chosen campaign. */
export const searchSequenceSteps = oneOf(
	ofCampaign('/campaigns/{campaign_id}/sequences', lists.sequences),
	({ seq_number, subject }) =>
		`Step ${named(seq_number)}` + (subject ? `: ${String(subject)}` : ''),
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
