import type { IDataObject } from 'n8n-workflow';

import { asProblem, attempt, Problem } from '../../../engine/problem';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import type { GroupJob } from '../../../engine/spec/batch';
import { perRun } from '../../../engine/spec/perRun';
import { idOf } from '../../../engine/spec/value';
import { getAll as getAllEmailAccounts } from '../emailAccount/getAll';
import { addToCampaign } from '../lead/addToCampaign';
import { describe, limitsOf } from './check';
import { wholeAccounts } from './checkReads';
import { skippedBy, type Finding } from './finding';
import { getEmailAccounts } from './getEmailAccounts';
import { draftAmong, isActive, refuseOtherSteps, sameName } from './launchExisting';
import { planOf, scheduleOfPlan, type Plan } from './launchPlan';
import { listed, summaryOf } from './launchWords';
import {
	addSenders,
	createCampaign,
	deleteAgain,
	isOpen,
	notDeleted,
	saveSteps,
	startCampaign,
} from './launchWrites';
import { findingsIn, paceOf, type Known } from './readiness';
import {
	accountOf,
	leadToSend,
	settingsOf as settingsRead,
	stepsOf,
	type Account,
} from './readinessInput';
import { settingsOf } from './settings';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';

/** Client and name → the number of the first item that launches it. */
const planned = perRun(() => new Map<string, number>());

/** The names of the campaigns that are finished. */
const launched = perRun((): string[] => []);

/** Launches a campaign for each group. Everything of all is checked before the first request. */
export async function launchAll(groups: GroupJob[]): Promise<void> {
	const launches = groups.map((group) => new Launch(group));
	for (const launch of launches.filter((one) => one.isReady())) await launch.perform();
}

/** One campaign: made, filled with its leads, and started where that is asked for. */
class Launch {
	private plan: Plan;
	/** The campaign, once there is one. */
	private id?: number;
	/** This run has made it. */
	private isOwn = false;
	/** It sends already, as an earlier run has started it. */
	private isRunning = false;
	/** It may have been started: nothing is taken away from it any more. */
	private mayRun = false;
	/** What of it is in SmartLead. */
	private readonly stands: string[] = [];
	private accounts?: Account[];
	private accountCount?: number;

	constructor(private readonly job: GroupJob) {
		this.plan = planOf(job.plan);
	}

	isReady(): boolean {
		try {
			this.check();
			return true;
		} catch (error) {
			this.job.fail(asProblem(error));
			return false;
		}
	}

	async perform(): Promise<void> {
		const { job } = this;
		const tried = await attempt(async () => {
			await this.begin(await job.request());
			const body = { settings: this.plan.leadChecks };
			const { rows, problem } = await job.send(addToCampaign, { path: this.path, body });
			if (problem) throw problem;
			await this.end(rows);
		});
		if ('problem' in tried) await this.failed(tried.problem);
		else job.addToOutput(this.inOutput());
	}

	/** Everything that can be known before the first request. */
	private check(): void {
		const { job, plan } = this;
		// A client given by name is still a question, which text would make the same for all.
		const key = JSON.stringify([plan.clientId, plan.name]);
		const before = planned(job.inRun).get(key);
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
		planned(job.inRun).set(key, job.firstItem);
		const findings = this.findings({
			steps: stepsOf(plan.sequences),
			leads: job.entries().map(leadToSend),
			schedule: scheduleOfPlan(plan),
			settings: settingsRead(this.settingsWanted()),
		});
		const errors = findings.filter(({ severity }) => severity === 'error');
		if (plan.starts && errors.length > 0) {
			throw new Problem('parameter', `The campaign '${plan.name}' is not ready to be started`, {
				description: `${describe(errors)} Nothing was sent. Findings that are intended can be left out with 'Skip Findings' in the options.`,
			});
		}
		for (const found of findings) this.remarkOn(found);
	}

	/** Makes what the leads go into. */
	private async begin(settled: ApiRequest): Promise<void> {
		this.plan = planOf(settled);
		const { job, plan } = this;
		const existing = await sameName(job, plan);
		const draft = draftAmong(existing, plan);
		if (draft && isActive(draft)) {
			await refuseOtherSteps(job, draft, plan);
			this.isRunning = true;
			this.id = idOf(draft.id);
		} else {
			const senders = await this.sendersOf();
			this.id = draft ? idOf(draft.id) : await createCampaign(job, plan, existing);
			this.isOwn = draft === undefined;
			await this.fill(draft, senders);
		}
	}

	/** Writes what stands around the leads. */
	private async fill(draft: IDataObject | undefined, senders: number[] | undefined): Promise<void> {
		const { job, plan, path } = this;
		await saveSteps(job, plan, path, draft === undefined);
		this.stands.push('steps');
		await job.call(updateSchedule, { path, body: plan.schedule });
		this.stands.push('schedule');
		if (Object.keys(plan.settings).length > 0) {
			// SmartLead resets what is not sent: what a draft has is sent along.
			const kept = draft ? settingsOf(draft).body : {};
			await job.call(updateSettings, { path, body: { ...kept, ...plan.settings } });
			this.stands.push('settings');
		}
		this.accountCount = await addSenders(job, plan, path, senders);
		this.stands.push('email accounts');
	}

	private async end(rows: IDataObject[]): Promise<void> {
		const { plan, job } = this;
		const inside = rows.filter(isInside).length;
		if (plan.starts && !this.isRunning) {
			if (inside === 0) throw this.notStarted('No lead is in it: look at the result for each.');
			await this.checkSenders();
			const tried = await attempt(async () => await startCampaign(job, this.path));
			if ('problem' in tried) {
				this.mayRun = isOpen(tried.problem);
				throw tried.problem;
			}
		}
		const { accounts, accountCount } = this;
		const pace = accounts && paceOf(this.known());
		job.remark(`${this.named}: ${summaryOf(plan, inside, accountCount, pace)}`);
		launched(job.inRun).push(this.named);
	}

	/** Takes the campaign away again where that is asked for, and says what stands. */
	private async failed(problem: Problem): Promise<void> {
		const { job, plan, id, named } = this;
		const done = launched(job.inRun);
		const before = done.length > 0 ? `Finished before: ${done.join(', ')}.` : '';
		const withAdvice = (how: string) =>
			problem.described([problem.description, how, before].filter(Boolean).join(' '));
		if (id === undefined) return job.fail(withAdvice(''));
		const mayDelete = plan.deletes && this.isOwn && !this.mayRun;
		const deleted = mayDelete ? await deleteAgain(job, this.path) : 'not asked for';
		if (deleted === 'yes') {
			job.undo();
			return job.fail(
				withAdvice(`The campaign ${named} was deleted again, as it could not be finished.`),
			);
		}
		const failed = notDeleted[deleted];
		const parts = this.stands.length > 0 ? `, with its ${listed(this.stands)}` : '';
		const how = this.mayRun
			? `The campaign ${named} is complete, and may have been started. Look in SmartLead.`
			: this.isRunning
				? `The campaign ${named} sends already.`
				: `The draft ${named} is in SmartLead${parts}.${failed}`;
		job.fail(
			withAdvice(
				`${how} To continue it, choose 'Continue That Draft' under 'If the Name Exists' and run this again.`,
			),
			this.inOutput(),
		);
	}

	private get path(): IDataObject {
		return { campaign_id: this.id };
	}

	/** 'Spring outreach' (301) */
	private get named(): string {
		return `'${this.plan.name}' (${this.id})`;
	}

	private inOutput(): IDataObject {
		return { campaignId: this.id, campaignName: this.plan.name };
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
		this.job.remark(`Please check '${this.plan.name}'`, message);
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
