import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';

import * as lists from '../fields/lists';
import { campaignOf, complete, entries, named, optionsOf, picking } from './search';

const host = 'smartdelivery';

/** Placement tests; those that match are looked for page by page. */
export async function searchSpamTests(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const find = (rows: IDataObject[]) =>
		entries(rows, { label: testName, value: idColumn(rows) }, filter);
	return await picking(
		this,
		async (ask) =>
			await ask.look(
				'/spam-test/report',
				lists.spamTests,
				{ host, body: {} },
				find,
				paginationToken,
			),
	);
}

/** Folders of placement tests. Not every source lets SmartLead search itself. */
export async function searchTestFolders(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const find = (rows: IDataObject[]) =>
		entries(rows, { label: ({ name, id }) => named(name, id) }, filter);
	return await picking(
		this,
		async (ask) =>
			await ask.look('/spam-test/folder', lists.testFolders, { host }, find, paginationToken),
	);
}

/** The steps of the chosen campaign. */
export async function searchSequenceSteps(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await picking(this, async (ask) => {
		const path = { campaign_id: campaignOf(this) };
		const rows = await ask.all('/campaigns/{campaign_id}/sequences', lists.sequences, { path });
		const label = ({ seq_number, subject }: IDataObject) =>
			`Step ${named(seq_number)}` + (subject ? `: ${String(subject)}` : '');
		return complete(entries(rows, { label }, filter));
	});
}

/** The providers whose inboxes a test can look into. */
export async function getProviders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await picking(this, async (ask) => {
		const rows = await ask.all('/spam-test/seed/providers', lists.providerGroups, { host });
		const label = ({ group_name, group_id }: IDataObject) => named(group_name, group_id);
		return optionsOf(
			rows.filter(({ group_id }) => group_id !== undefined),
			label,
			'group_id',
		);
	});
}

const idColumn = (rows: IDataObject[]): string =>
	rows.some(({ spam_test_id }) => spam_test_id !== undefined) ? 'spam_test_id' : 'id';

const testName = ({ test_name, spam_test_id, id, status }: IDataObject) =>
	named(test_name, spam_test_id, id) + (status ? ` (${String(status).toLowerCase()})` : '');
