import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { attempt, sentence, type Problem } from '../../../engine/problem';
import type { Calls } from '../../../engine/spec/endpoint';
import { addEmailAccounts } from './addEmailAccounts';
import { addEmailAccountsByTag } from './addEmailAccountsByTag';
import { remove } from './delete';
import { getSequences } from './getSequences';
import { stepsFor, type Plan } from './launchPlan';
import { newCampaign } from './newCampaign';
import { hasSteps } from './sameSteps';
import { saveSequences } from './saveSequences';
import { updateStatus } from './updateStatus';

/*
 * The writes of a launch. What became of one whose answer is lost is found out by the engine.
 */

/** Whether it may have happened all the same. */
export const isOpen = ({ kind, maybeDone }: Problem): boolean => kind === 'uncertain' || maybeDone;

/** Makes the campaign; `existing` are those of that name from before. */
export async function createCampaign(
	calls: Calls,
	plan: Plan,
	existing: IDataObject[],
): Promise<number> {
	const tried = await attempt(async () => await newCampaign(calls, plan, existing));
	if ('value' in tried) return tried.value;
	const { problem } = tried;
	if (!isOpen(problem)) throw problem;
	throw problem.described(
		`${sentence(problem.description ?? problem.message)} It was about to create the campaign '${plan.name}'. Run this again with 'Continue That Draft' under 'If the Name Exists'.`,
	);
}

/** Writes the steps, unless the draft has them. */
export async function saveSteps(
	calls: Calls,
	{ sequences }: Plan,
	path: IDataObject,
	isNew: boolean,
): Promise<void> {
	const there = isNew ? [] : await calls.rows(getSequences, { path });
	if (hasSteps(there, sequences)) return;
	await calls.call(saveSequences, { path, body: { sequences: stepsFor(sequences, there) } });
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
export async function startCampaign(calls: Calls, path: IDataObject): Promise<void> {
	await calls.call(updateStatus, { path, body: { status: 'START' } });
}

/** Takes it away again: `open` where nobody knows whether it is gone. */
export async function deleteAgain(calls: Calls, path: IDataObject): Promise<'yes' | 'no' | 'open'> {
	const tried = await attempt(async () => await calls.call(remove, { path }));
	if (!('problem' in tried)) return 'yes';
	const { problem } = tried;
	// Not found after a try without a usable answer: that try has deleted it.
	if (problem.maybeDone && problem.httpCode === '404') return 'yes';
	return isOpen(problem) ? 'open' : 'no';
}

/** What there is to say of a campaign that was not deleted. */
export const notDeleted = {
	'not asked for': '',
	no: ' It could not be deleted.',
	open: ' It may have been deleted all the same: look in SmartLead.',
};
