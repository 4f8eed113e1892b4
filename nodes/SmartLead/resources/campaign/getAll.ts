import type { IDataObject } from 'n8n-workflow';

import { operation, type Job } from '../../../engine/spec/operation';
import { perRun } from '../../../engine/spec/perRun';
import { PromiseCache } from '../../../engine/spec/promiseCache';
import { client } from '../../../fields/client';
import { includeTags } from '../../../fields/list';
import { campaigns } from '../../../fields/lists';
import { simplifiedCampaign } from './simplified';

export const getAll = operation({
	id: 'campaign.getAll',
	name: 'Get Many',
	action: 'Get campaigns (list all campaigns)',
	description: 'Retrieve a list of campaigns, of the whole account or of one client',
	request: 'GET /campaigns/',
	filters: { query: { client_id: client } },
	optional: { query: { include_tags: includeTags } },
	list: campaigns,
	simplify: simplifiedCampaign,
});

const lists = perRun(() => new PromiseCache<IDataObject[]>());

/** All campaigns of the account, read once for all items of a run. */
export const allCampaigns = async (
	{ rows, inRun }: Pick<Job, 'rows' | 'inRun'>,
	query: IDataObject = {},
): Promise<IDataObject[]> =>
	await lists(inRun).get(JSON.stringify(query), async () => await rows(getAll, { query }));
