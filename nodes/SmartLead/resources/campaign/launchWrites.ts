import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../../../engine/json';
import { attempt, Problem, sentence } from '../../../engine/problem';
import { itemsOf } from '../../../engine/run/answer';
import type { Calls } from '../../../engine/spec/endpoint';
import { addEmailAccounts } from './addEmailAccounts';
import { addEmailAccountsByTag } from './addEmailAccountsByTag';
import { create } from './create';
import { get } from './get';
import { getSequences } from './getSequences';
import { hasSteps, isActive, isDraft, sameName } from './launchExisting';
import { stepsFor, type Plan } from './launchPlan';
import { saveSequences } from './saveSequences';
import { updateStatus } from './updateStatus';

/*
 * The writes of a launch that may not be sent twice: where nobody knows whether one has happened, a
 * reading says so.
 */

export type CampaignId = number | string;

/** Whether it may have happened all the same. */
export const isOpen = ({ kind, maybeDone }: Problem): boolean => kind === 'uncertain' || maybeDone;

/** Makes the campaign; `existing` are those of that name from before. */
export async function createCampaign(
	calls: Calls,
	plan: Plan,
	existing: IDataObject[],
): Promise<CampaignId> {
	const { name, clientId } = plan;
	const body = { name, ...(clientId === undefined ? {} : { client_id: clientId }) };
	const before = new Set(existing.map(({ id }) => String(id)));
	const tried = await attempt(async () => itemsOf(await calls.call(create, { body }, before))[0]);
	if ('value' in tried) {
		const id = firstValueAt(tried.value, ['id', 'campaign_id']) as CampaignId | undefined;
		if (id !== undefined) return id;
	} else if (!isOpen(tried.problem)) throw tried.problem;
	const why = 'problem' in tried ? sentence(tried.problem.description ?? '') : '';
	return await newCampaign(calls, plan, existing, why);
}

/** The campaign of that name that was not there before. Throws where there is none, or nobody knows. */
async function newCampaign(
	calls: Calls,
	plan: Plan,
	existing: IDataObject[],
	why: string,
): Promise<CampaignId> {
	const { name } = plan;
	const continued = "with 'Continue That Draft' under 'If the Name Exists'";
	const looked = await attempt(async () => await sameName(calls, plan));
	if ('problem' in looked) {
		throw new Problem('uncertain', `The campaign '${name}' may or may not have been created`, {
			description: `${why} The list of campaigns could not be read either: ${sentence(looked.problem.message)} Run this again ${continued}.`,
		});
	}
	const known = new Set(existing.map(({ id }) => String(id)));
	const made = looked.value.filter(({ id }) => !known.has(String(id)));
	if (made.length === 1) return made[0].id as CampaignId;
	if (made.length === 0) {
		throw new Problem('refused', `SmartLead did not create the campaign '${name}'`, {
			description: `${why} The list of campaigns, read afterwards, does not have it. Run this again ${continued}, in case it comes up later.`,
		});
	}
	throw new Problem('uncertain', `Several campaigns called '${name}' came up at once`, {
		description: `${why} Somebody else has made one as well. Give them names of their own.`,
	});
}

/** Writes the steps, unless the draft has them. */
export async function saveSteps(
	calls: Calls,
	{ sequences }: Plan,
	path: IDataObject,
	isNew: boolean,
): Promise<void> {
	const read = async () => await calls.rows(getSequences, { path });
	const there = isNew ? [] : await read();
	if (hasSteps(there, sequences)) return;
	const body = { sequences: stepsFor(sequences, there) };
	const tried = await attempt(async () => await calls.call(saveSequences, { path, body }));
	if (!('problem' in tried)) return;
	const { problem } = tried;
	if (!isOpen(problem)) throw problem;
	const looked = await attempt(read);
	if (!('value' in looked && hasSteps(looked.value, sequences))) throw problem;
}

/** Gives it its email accounts, and says how many they are where that is known. */
export async function addSenders(
	calls: Calls,
	{ senders }: Plan,
	path: IDataObject,
	ids: number[] = [],
): Promise<number | undefined> {
	if (!senders.tags) {
		await calls.call(addEmailAccounts, { path, body: { email_account_ids: ids } });
		return ids.length;
	}
	const body = { tag_ids: senders.tags, only_connected: true };
	const answer = await calls.call(addEmailAccountsByTag, { path, body });
	const { added_count: added, already_associated_count: there } = isObject(answer) ? answer : {};
	return typeof added === 'number' && typeof there === 'number' ? added + there : undefined;
}

/** Starts it. A problem of kind `uncertain` means that it may send. */
export async function startCampaign(
	calls: Calls,
	{ name }: Plan,
	path: IDataObject,
): Promise<void> {
	const body = { status: 'START' };
	const tried = await attempt(async () => await calls.call(updateStatus, { path, body }));
	if (!('problem' in tried)) return;
	const { problem } = tried;
	if (!isOpen(problem)) throw problem;
	const looked = await attempt(async () => await calls.record(get, { path }));
	if ('value' in looked && isActive(looked.value)) return;
	if (!('value' in looked && isDraft(looked.value))) throw problem;
	throw new Problem('refused', `SmartLead did not start the campaign '${name}'`, {
		description: problem.description,
	});
}
