import type { IDataObject } from 'n8n-workflow';

import type { Json } from '../../../engine/json';
import { attempt, type Problem } from '../../../engine/problem';
import type { Values } from '../../../engine/spec/endpoint';
import type { Job, Operation } from '../../../engine/spec/operation';
import { perRun } from '../../../engine/spec/perRun';
import { PromiseCache } from '../../../engine/spec/promiseCache';
import { getAll as getAllEmailAccounts } from '../emailAccount/getAll';
import { getAllInCampaign } from '../lead/getAllInCampaign';
import { finding, type Finding } from './finding';
import { get } from './get';
import { getAll } from './getAll';
import { getEmailAccounts } from './getEmailAccounts';
import { getSequences } from './getSequences';
import type { Known } from './readiness';
import { accountOf, leadOf, scheduleOf, settingsOf, stepsOf, type Account } from './readinessInput';

/** What a check reads, in this order. */
export const checkReads = [
	get,
	getAll,
	getSequences,
	getEmailAccounts,
	getAllInCampaign,
	getAllEmailAccounts,
];

/** What could be read of a campaign, and what could not. */
export interface Reading {
	campaign: IDataObject;
	known: Known;
	/** All leads, those that get no more email included. */
	leadCount?: number;
	open: Finding[];
}

type Reader = Pick<Job, 'record' | 'rows' | 'inRun'>;

/** Reads a campaign with its steps, email accounts and leads. Throws where the campaign itself is not there. */
export async function readCampaign(job: Reader, id: Json): Promise<Reading> {
	const path = { campaign_id: id };
	const open: Finding[] = [];
	const rows = async (what: string, operation: Operation, values: Values = { path }) => {
		const tried = await attempt(async () => await job.rows(operation, values));
		if (!('problem' in tried)) return tried.value;
		open.push(notRead(what, tried.problem));
		return undefined;
	};

	const campaign = await wholeCampaign(job, path);
	const steps = await rows('The steps', getSequences);
	const accounts = await rows('The email accounts', getEmailAccounts);
	const leads = await rows('The leads', getAllInCampaign);
	const schedule = scheduleOf(campaign);
	const settings = settingsOf(campaign);
	if (schedule === undefined) {
		open.push(finding('couldNotCheck', 'SmartLead does not return the schedule'));
	}
	return {
		campaign,
		leadCount: leads?.length,
		open,
		known: {
			status: String(campaign.status),
			steps: steps && stepsOf(steps),
			accounts: accounts && (await wholeAccounts(job, accounts, settings.isTracked)),
			leads: leads?.flatMap((lead) => leadOf(lead) ?? []),
			schedule,
			settings,
		},
	};
}

/**
 * A refusal of one read says nothing of the others; whatever else happens ends the check. An error: a
 * campaign of which nobody has seen the steps is not known to be ready.
 */
function notRead(what: string, problem: Problem): Finding {
	if (problem.kind !== 'refused' || problem.final) throw problem;
	const message = `${what} could not be read: ${problem.message}`;
	return finding('couldNotCheck', message, [], { severity: 'error' });
}

/** What the documented page of a single campaign leaves out, and the list of all shows. */
const onlyListed = ['scheduler_cron_value', 'unsubscribe_text', 'track_settings'];

async function wholeCampaign(job: Reader, path: IDataObject): Promise<IDataObject> {
	const campaign = await job.record(get, { path });
	if (onlyListed.every((name) => Object.hasOwn(campaign, name))) return campaign;
	const listed = await listOnce(job, getAll);
	const same = listed?.find(({ id }) => String(id) === String(path.campaign_id));
	return { ...same, ...campaign };
}

const lists = perRun(() => new PromiseCache<IDataObject[] | undefined>());

/** A list of the whole account, read once for all items; undefined where it is refused. */
async function listOnce(
	job: Reader,
	operation: Operation,
	query: IDataObject = {},
): Promise<IDataObject[] | undefined> {
	const key = `${operation.id} ${JSON.stringify(query)}`;
	return await lists(job.inRun).get(key, async () => {
		const tried = await attempt(async () => await job.rows(operation, { query }));
		if ('value' in tried) return tried.value;
		notRead('', tried.problem);
		return undefined;
	});
}

/**
 * The accounts with what the list of the campaign does not tell: the list of all accounts does. Whether
 * warmup is blocked alone takes no more than the list of those that are.
 */
export async function wholeAccounts(
	job: Reader,
	rows: IDataObject[],
	isTracked = true,
): Promise<Account[]> {
	const accounts = rows.map(accountOf);
	const idAt = (at: number) => String(rows[at].id);
	const lacks = (name: keyof Account) => accounts.some((one) => one[name] === undefined);
	const hasNoScore = accounts.length > 0 && accounts.every((one) => one.reputation === undefined);
	const needsDomain = isTracked && lacks('trackingDomain');
	if (lacks('isConnected') || lacks('perDay') || needsDomain || hasNoScore) {
		const listed = await listOnce(job, getAllEmailAccounts);
		const all = new Map(listed?.map((row) => [String(row.id), accountOf(row)]));
		return accounts.map((own, at) => ({ ...own, ...all.get(idAt(at)) }));
	}
	if (!lacks('isBlocked')) return accounts;
	const listed = await listOnce(job, getAllEmailAccounts, { isWarmupBlocked: 'true' });
	if (!listed) return accounts;
	const blocked = new Set(listed.map(({ id }) => String(id)));
	return accounts.map((own, at) => ({ isBlocked: blocked.has(idAt(at)), ...own }));
}
