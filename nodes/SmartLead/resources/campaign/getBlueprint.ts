import type { IDataObject } from 'n8n-workflow';

import { asProblem, Problem } from '../../../engine/problem';
import { operation, type Job } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { blueprintOf } from './blueprint';
import { get } from './get';
import { allCampaigns, getAll } from './getAll';
import { getSequences } from './getSequences';
import { readable, unreadable } from './settings';

export const getBlueprint = operation({
	id: 'campaign.getBlueprint',
	name: 'Get Blueprint',
	action: 'Get the blueprint of a campaign (export campaign template)',
	description:
		'Retrieve a campaign without its IDs as one JSON document for Create From Blueprint: steps, schedule, settings and tags, without leads, email accounts, webhooks and subsequences',
	request: 'GET /campaigns/{campaign_id}',
	path: { campaign_id: campaign },
	uses: [get, getAll, getSequences],
	custom: {
		because: 'what makes a campaign stands in the answers to several requests',
		async run(job) {
			const { request, remark, rows } = job;
			const { path } = request;
			const steps = await rows(getSequences, { path });
			const { blueprint, remarks } = documented(await campaignOf(job), steps);
			for (const [heading, detail] of remarks) remark(heading, detail);
			for (const name of unreadable) {
				remark('Not in the blueprint, as SmartLead does not show these settings', name);
			}
			return [{ json: { ...blueprint } }];
		},
	},
});

/** The campaign. One of the two documented pages leaves out what the list of all campaigns has. */
async function campaignOf(job: Job): Promise<IDataObject> {
	const { request, record } = job;
	const query = { include_tags: true };
	const one = await record(get, { path: request.path, query });
	const names = [...readable, 'scheduler_cron_value'];
	if (names.every((name) => Object.hasOwn(one, name))) return one;
	const all = await allCampaigns(job, query);
	return { ...all.find(({ id }) => String(id) === String(request.path.campaign_id)), ...one };
}

/** What is wrong with the campaign is no fault of the node's parameters, yet nothing can be made of it. */
function documented(...read: Parameters<typeof blueprintOf>): ReturnType<typeof blueprintOf> {
	try {
		return blueprintOf(...read);
	} catch (error) {
		throw unfinished(asProblem(error).message);
	}
}

const unfinished = (reason: string) =>
	new Problem('refused', `The campaign ${reason}`, {
		description:
			'A blueprint is made of finished campaigns. Complete its steps in SmartLead first.',
	});
