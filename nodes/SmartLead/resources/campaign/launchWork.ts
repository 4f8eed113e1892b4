import type { IDataObject } from 'n8n-workflow';

import { isObject, firstAt } from '../../../engine/json';
import { attempt, Problem, sentence } from '../../../engine/problem';
import { itemsOf } from '../../../engine/run/answer';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import type {
	Aftermath,
	Carrier,
	GroupJob,
	GroupWork,
	Operation,
} from '../../../engine/spec/operation';
import { getAll as getAllEmailAccounts } from '../emailAccount/getAll';
import { addToCampaign } from '../lead/addToCampaign';
import { addEmailAccounts } from './addEmailAccounts';
import { addEmailAccountsByTag } from './addEmailAccountsByTag';
import { describe, limitsOf } from './check';
import { wholeAccounts } from './checkReads';
import { create } from './create';
import { remove } from './delete';
import { skippedBy, type Finding } from './finding';
import { get } from './get';
import { getAll } from './getAll';
import { getEmailAccounts } from './getEmailAccounts';
import { getSequences } from './getSequences';
import { planOf, scheduleOfPlan, stepsFor, type Plan } from './launchPlan';
import { findingsIn, paceOf, type Known } from './readiness';
import {
	accountOf,
	leadToSend,
	settingsOf as settingsRead,
	stepsOf,
	type Account,
} from './readinessInput';
import { saveSequences } from './saveSequences';
import { settingsOf } from './settings';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';
import { updateStatus } from './updateStatus';

/** The requests that a launch is made of, in their order. */
export const launchUses: Operation[] = [
	getAll,
	getAllEmailAccounts,
	getSequences,
	create,
	saveSequences,
	updateSchedule,
	updateSettings,
	addEmailAccounts,
	addEmailAccountsByTag,
	addToCampaign,
	getEmailAccounts,
	updateStatus,
	get,
	remove,
];

const isDraft = (campaign: IDataObject): boolean => /^draft/i.test(String(campaign.status));
const isActive = (campaign: IDataObject): boolean =>
	/^(active|start)/i.test(String(campaign.status));
const isAt = (one: IDataObject, id: unknown): boolean => String(one.id) === String(id);

/** One campaign: made, filled with its leads, and started where that is asked for. */
export class Launch implements GroupWork {
	private plan: Plan;
	/** The campaign, once there is one. */
	private id?: number | string;
	/** This run has made it. */
	private isOwn = false;
	/** It sends already, as an earlier run has started it. */
	private isRunning = false;
	/** It may have been started: nothing is taken away from it any more. */
	private mayRun = false;
	/** What of it stands in SmartLead. */
	private readonly stands: string[] = [];
	private accounts?: Account[];
	private accountCount?: number;

	constructor(private readonly job: GroupJob) {
		this.plan = planOf(job.plan);
	}

	/** Everything that can be known before the first request. */
	check(): void {
		const { job, plan } = this;
		const key = `launch ${plan.clientId ?? ''} ${plan.name}`;
		const before = job.memo.get(key) as number | undefined;
		if (before !== undefined) {
			throw new Problem(
				'parameter',
				`'Name' is "${plan.name}" in item ${before} as well, where other fields differ`,
				{
					description:
						'Items with one name make one campaign, so that steps, schedule, email accounts and settings have to be the same for all of them.',
				},
			);
		}
		job.memo.set(key, job.firstItem);
		const findings = this.findings({
			steps: stepsOf(plan.sequences),
			leads: job.entries().map(leadToSend),
			schedule: scheduleOfPlan(plan),
			settings: settingsRead(this.settingsWanted()),
		});
		const errors = findings.filter(({ severity }) => severity === 'error');
		if (plan.starts && errors.length > 0) {
			throw new Problem('parameter', `The campaign '${plan.name}' is not ready to be started`, {
				description: `${describe(errors)} Nothing was sent. What is meant to be so can be left out with 'Skip Findings' in the options.`,
			});
		}
		for (const found of findings) this.remarkOn(found);
	}

	async begin(settled: ApiRequest): Promise<Carrier> {
		this.plan = planOf(settled);
		const { job, plan } = this;
		const existing = await this.sameName();
		const draft = this.draftAmong(existing);
		const path = () => ({ campaign_id: this.id });
		if (draft && isActive(draft)) await this.takeUpRunning(draft);
		const senders = this.isRunning ? undefined : await this.sendersOf();
		if (!draft) await this.create(existing);
		else this.id = draft.id as number;
		if (!this.isRunning) {
			await this.saveSteps(draft);
			await job.call(updateSchedule, { path: path(), body: plan.schedule });
			this.stands.push('schedule');
			if (Object.keys(plan.settings).length > 0) {
				const kept = draft ? settingsOf(draft).body : {};
				const body = { ...kept, ...plan.settings };
				await job.call(updateSettings, { path: path(), body });
				this.stands.push('settings');
			}
			await this.addSenders(senders);
			this.stands.push('email accounts');
		}
		return {
			operation: addToCampaign,
			values: { path: path(), body: { settings: plan.leadChecks } },
		};
	}

	async end(rows: IDataObject[]): Promise<IDataObject> {
		const { plan, job } = this;
		const inside = rows.filter(isInside).length;
		if (plan.starts && !this.isRunning) {
			if (inside === 0) throw this.notStarted('No lead is in it: look at what became of each.');
			await this.checkSenders();
			await this.start();
		}
		job.remark(this.summary(inside));
		const done = (job.memo.get('launched') ?? []) as string[];
		job.memo.set('launched', [...done, `'${plan.name}' (${this.id})`]);
		return this.along();
	}

	async failed(problem: Problem): Promise<Aftermath> {
		const { plan, id } = this;
		const done = (this.job.memo.get('launched') ?? []) as string[];
		const before = done.length > 0 ? `Finished before: ${done.join(', ')}.` : '';
		const told = (how: string) =>
			problem.described([problem.description, how, before].filter(Boolean).join(' '));
		if (id === undefined) return { problem: told('') };
		const named = `'${plan.name}' (${id})`;
		const mayDelete = plan.deletes && this.isOwn && !this.mayRun;
		if (mayDelete) {
			const tried = await attempt(async () => await this.job.call(remove, { path: this.path }));
			if (!('problem' in tried)) {
				return {
					problem: told(`The campaign ${named} was deleted again, as it could not be finished.`),
					isUndone: true,
				};
			}
		}
		const failed = mayDelete ? ' It could not be deleted.' : '';
		const parts = this.stands.length > 0 ? `, with its ${listed(this.stands)}` : '';
		const how = this.mayRun
			? `The campaign ${named} is complete, and may have been started. Look in SmartLead.`
			: this.isRunning
				? `The campaign ${named} sends already.`
				: `The draft ${named} stands in SmartLead${parts}.${failed}`;
		return {
			problem: told(
				`${how} To go on with it, choose 'Continue That Draft' under 'If the Name Exists' and run this again.`,
			),
			along: this.along(),
		};
	}

	private get path(): IDataObject {
		return { campaign_id: this.id };
	}

	private along(): IDataObject {
		return { campaignId: this.id, campaignName: this.plan.name };
	}

	/** The campaigns that are called so; of a client, where one is chosen. */
	private async sameName(): Promise<IDataObject[]> {
		const { job, plan } = this;
		const all = await job.rows(getAll);
		return all.filter(
			({ name, client_id: client, parent_campaign_id: parent }) =>
				String(name).trim() === plan.name &&
				(parent === undefined || parent === null) &&
				(plan.clientId === undefined || client === undefined || client === plan.clientId),
		);
	}

	/** The campaign to go on with; undefined where one is to be made. Throws where neither is right. */
	private draftAmong(existing: IDataObject[]): IDataObject | undefined {
		const { ifExists, name, starts } = this.plan;
		const [first, ...others] = existing;
		if (first === undefined || ifExists === 'another') return undefined;
		const ids = existing.map(({ id, status }) => `${String(id)}, ${String(status)}`).join('; ');
		if (ifExists === 'stop') {
			throw new Problem('refused', `A campaign called '${name}' is there already (${ids})`, {
				description:
					"Nothing was changed. Choose another name, or under 'If the Name Exists' what to do.",
			});
		}
		if (others.length > 0) {
			throw new Problem('refused', `Several campaigns are called '${name}' (${ids})`, {
				description: 'Nothing was changed. Give the one to go on with a name of its own.',
			});
		}
		if (isDraft(first) || (isActive(first) && starts)) return first;
		throw new Problem('refused', `The campaign '${name}' is no draft (${ids})`, {
			description:
				'Nothing was changed. To add leads to a campaign that has begun, use Add to Campaign.',
		});
	}

	/** A campaign that sends is only taken for ours where its steps are those of this node. */
	private async takeUpRunning({ id }: IDataObject): Promise<void> {
		const there = await this.job.rows(getSequences, { path: { campaign_id: id } });
		if (!isSame(there, this.plan.sequences)) {
			throw new Problem(
				'refused',
				`The campaign '${this.plan.name}' (${String(id)}) sends already, with other steps`,
				{
					description:
						'Nothing was changed. Choose another name, or use Add to Campaign for its leads.',
				},
			);
		}
		this.isRunning = true;
	}

	/** The ids of all email accounts that can send; undefined where others are chosen. */
	private async sendersOf(): Promise<number[] | undefined> {
		const { job, plan } = this;
		if (!plan.senders.all) return plan.senders.ids;
		const query = plan.clientId === undefined ? {} : { client_id: plan.clientId };
		const rows = await job.rows(getAllEmailAccounts, { query });
		const able = rows.filter((row) => accountOf(row).isConnected !== false);
		if (able.length === 0) {
			throw new Problem('refused', 'No email account can send', {
				description: `${rows.length} were looked at. Nothing was changed.`,
			});
		}
		this.accounts = able.map(accountOf);
		return able.map(({ id }) => Number(id));
	}

	/** Makes the campaign. Where nobody knows whether that has happened, the list says so. */
	private async create(existing: IDataObject[]): Promise<void> {
		const { job, plan } = this;
		const body = {
			name: plan.name,
			...(plan.clientId === undefined ? {} : { client_id: plan.clientId }),
		};
		const tried = await attempt(async () => itemsOf(await job.call(create, { body }))[0]);
		const id = 'value' in tried ? firstAt(tried.value, ['id', 'campaign_id']) : undefined;
		if ('problem' in tried && tried.problem.kind !== 'uncertain') throw tried.problem;
		this.id = (id ?? (await this.foundNew(existing, tried))) as number;
		this.isOwn = true;
	}

	private async foundNew(
		existing: IDataObject[],
		tried: { problem: Problem } | { value: IDataObject },
	): Promise<unknown> {
		const { name } = this.plan;
		const said = 'problem' in tried ? sentence(tried.problem.description ?? '') : '';
		const looked = await attempt(async () => await this.sameName());
		if ('problem' in looked) {
			throw new Problem('uncertain', `The campaign '${name}' may or may not have been created`, {
				description: `${said} The list of campaigns could not be read either: ${sentence(looked.problem.message)} Run this again with 'Continue That Draft' under 'If the Name Exists'.`,
			});
		}
		const made = looked.value.filter((one) => !existing.some((other) => isAt(other, one.id)));
		if (made.length === 1) return made[0].id;
		throw new Problem(
			made.length === 0 ? 'refused' : 'uncertain',
			made.length === 0
				? `SmartLead did not create the campaign '${name}'`
				: `Several campaigns called '${name}' came up at once`,
			{
				description: `${said} The list of campaigns was read afterwards. Run this again${made.length === 0 ? ", with 'Continue That Draft' in case it comes up later" : ' when they have names of their own'}.`,
			},
		);
	}

	/** Writes the steps, unless they are there. What may have happened is looked up. */
	private async saveSteps(draft: IDataObject | undefined): Promise<void> {
		const { job, plan, path } = this;
		const read = async () => await job.rows(getSequences, { path });
		const there = draft ? await read() : [];
		const steps = stepsFor(plan.sequences, there, isSame(there, plan.sequences));
		if (steps) {
			const body = { sequences: steps };
			const tried = await attempt(async () => await job.call(saveSequences, { path, body }));
			if ('problem' in tried) {
				if (tried.problem.kind !== 'uncertain') throw tried.problem;
				const looked = await attempt(read);
				const isSaved = 'value' in looked && isSame(looked.value, plan.sequences);
				if (!isSaved) throw tried.problem;
			}
		}
		this.stands.push('steps');
	}

	private async addSenders(ids: number[] | undefined): Promise<void> {
		const { job, plan, path } = this;
		if (!plan.senders.tags) {
			await job.call(addEmailAccounts, { path, body: { email_account_ids: ids } });
			this.accountCount = ids?.length;
			return;
		}
		const body = { tag_ids: plan.senders.tags, only_connected: true };
		const answer = await job.call(addEmailAccountsByTag, { path, body });
		const counts = isObject(answer) ? [answer.added_count, answer.already_associated_count] : [];
		if (counts.every((count) => typeof count === 'number')) {
			this.accountCount = counts.reduce<number>((sum, count) => sum + Number(count), 0);
		}
	}

	/** Whether those that send can: of a campaign that is to start. */
	private async checkSenders(): Promise<void> {
		const { job, path } = this;
		this.accounts ??= await sendersIn(job, await job.rows(getEmailAccounts, { path }));
		this.accountCount = this.accounts.length;
		const findings = this.findings(this.known());
		const errors = findings.filter(({ severity }) => severity === 'error');
		if (errors.length > 0) throw this.notStarted(describe(errors));
		for (const found of findings) this.remarkOn(found);
	}

	private notStarted(why: string): Problem {
		return new Problem('refused', `The campaign '${this.plan.name}' was not started`, {
			description: why,
		});
	}

	/** Starts it. Where nobody knows whether that has happened, the campaign says so. */
	private async start(): Promise<void> {
		const { job, path } = this;
		const body = { status: 'START' };
		const tried = await attempt(async () => await job.call(updateStatus, { path, body }));
		if (!('problem' in tried)) return;
		const { problem } = tried;
		if (problem.kind !== 'uncertain') throw problem;
		const looked = await attempt(async () => await job.record(get, { path }));
		if ('value' in looked && isActive(looked.value)) return;
		if ('value' in looked && isDraft(looked.value)) {
			throw new Problem('refused', `SmartLead did not start the campaign '${this.plan.name}'`, {
				description: problem.description,
			});
		}
		this.mayRun = true;
		throw problem;
	}

	private settingsWanted(): IDataObject {
		return { unsubscribe_text: '', track_settings: [], ...this.plan.settings };
	}

	private known(): Known {
		const { plan, accounts } = this;
		return {
			steps: stepsOf(plan.sequences),
			accounts,
			leads: this.job.entries().map(leadToSend),
			schedule: scheduleOfPlan(plan),
			settings: settingsRead(this.settingsWanted()),
		};
	}

	private findings(known: Known): Finding[] {
		const { read } = this.job;
		const skipped = new Set([...skippedBy(read), 'couldNotCheck']);
		return findingsIn(known, limitsOf(read), Date.now(), skipped);
	}

	private remarkOn({ message }: Finding): void {
		this.job.remark(`Worth a look in '${this.plan.name}'`, message);
	}

	/** "'Spring' (301): 980 leads, 3 email accounts, 49 sending days until all have had the first email" */
	private summary(inside: number): string {
		const { plan, accounts, accountCount, id } = this;
		const most = plan.schedule.max_new_leads_per_day as number;
		const pace = accounts && paceOf({ ...this.known(), accounts });
		const perDay = pace?.perDay ?? most;
		const days = perDay > 0 ? Math.ceil(inside / perDay) : undefined;
		const atLeast = pace ? '' : 'at least ';
		const parts = [
			counted(inside, 'lead'),
			...(accountCount === undefined ? [] : [counted(accountCount, 'email account')]),
			...(days === undefined
				? []
				: [`${atLeast}${counted(days, 'sending day')} until all have had the first email`]),
		];
		return `'${plan.name}' (${id}): ${parts.join(', ')}`;
	}
}

/** The documented list of a campaign does not tell whether they can send; that of the account does. */
async function sendersIn(job: GroupJob, rows: IDataObject[]): Promise<Account[]> {
	const accounts = rows.map(accountOf);
	const isTold = accounts.every(({ isConnected }) => isConnected !== undefined);
	return isTold ? accounts : await wholeAccounts(job, rows);
}

/** The lead is in this campaign now. */
const isInside = ({ status, reason }: IDataObject): boolean =>
	status === 'added' ||
	status === 'notReported' ||
	(status === 'duplicate' && /in this campaign/.test(String(reason)));

/** Whether a campaign has just the steps that are wanted. */
function isSame(there: IDataObject[], wanted: IDataObject[]): boolean {
	const written = (rows: IDataObject[]) =>
		JSON.stringify(
			stepsOf(rows).map(({ number, isManual, delay, emails }) => [
				number,
				isManual,
				delay ?? 0,
				emails.map(({ subject, body }) => [subject, body]),
			]),
		);
	return there.length > 0 && written(there) === written(wanted);
}

const counted = (count: number, noun: string): string =>
	`${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** "steps, schedule and settings" */
const listed = (words: string[]): string =>
	words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
