import { isTimeZone } from '../../../engine/spec/date';
import { finding, type Code, type Finding } from './finding';
import type { Account, LeadValues, Schedule, Settings, Step } from './readinessInput';
import { findingsOfSteps, findingsOfVariables } from './readinessOfEmails';

/*
 * Is a campaign ready to send? From what is known of it; what is undefined is not looked at here. Pure.
 */

/** What counts as low, slow or many. */
export interface Limits {
	/** In percent: below it a warmup reputation is low. */
	reputation: number;
	/** How many sending days the leads may take until all have had their first email. */
	days: number;
}

/** What is known of a campaign. */
export interface Known {
	status?: string;
	steps?: Step[];
	accounts?: Account[];
	/** Those that still get email. */
	leads?: LeadValues[];
	/** null: it has none. */
	schedule?: Schedule | null;
	settings?: Settings;
}

/** How much a campaign sends, as far as it can be told. */
export interface Pace {
	/** New leads that get their first email on one sending day. */
	perDay: number;
	/** Sending days until every new lead has had it. */
	days?: number;
}

/** Everything that is wrong, in the order of the campaign: emails, leads, senders, time, settings. */
export function findingsIn(
	known: Known,
	limits: Limits,
	now: number,
	skipped: ReadonlySet<unknown> = new Set<Code>(),
): Finding[] {
	const { steps, accounts, leads, schedule, settings } = known;
	const all = [
		...(steps ? findingsOfSteps(steps) : []),
		...(steps && leads ? findingsOfVariables(steps, leads) : []),
		...(accounts ? findingsOfAccounts(accounts, limits) : []),
		...(accounts && leads ? findingsOfPace(known, limits) : []),
		...(schedule === undefined ? [] : findingsOfSchedule(schedule, known.status, now)),
		...(settings ? findingsOfSettings(settings, steps, accounts) : []),
	];
	return all.filter(({ code }) => !skipped.has(code));
}

function findingsOfAccounts(accounts: Account[], { reputation }: Limits): Finding[] {
	if (accounts.length === 0) return [finding('noEmailAccount', 'No email account sends for it')];
	const off = accounts.filter(({ isConnected }) => isConnected === false);
	const blocked = accounts.filter(({ isBlocked }) => isBlocked);
	const idle = accounts.filter(({ perDay }) => perDay === 0);
	const low = accounts.filter((account) => (account.reputation ?? 100) < reputation);
	const unknown = (of: (account: Account) => unknown) =>
		accounts.filter((account) => of(account) === undefined);
	const open = [
		...(unknown(({ isConnected }) => isConnected).length > 0 ? ['whether they are connected'] : []),
		...(unknown(({ isBlocked }) => isBlocked).length > 0 ? ['whether warmup is blocked'] : []),
		...(unknown((one) => one.reputation).length === accounts.length ? ['the reputation'] : []),
		...(unknown(({ perDay }) => perDay).length > 0 ? ['how much they send a day'] : []),
	];
	const many = (list: Account[]) =>
		`${list.length} of ${accounts.length} email ${accounts.length === 1 ? 'account' : 'accounts'}`;
	const isOne = (list: Account[]) => list.length === 1;

	return [
		...(off.length > 0
			? [
					finding(
						'disconnectedAccount',
						`${many(off)} ${isOne(off) ? 'is' : 'are'} disconnected or suspended and cannot send`,
						addressesOf(off),
						// With none left, nothing goes out at all.
						off.length === accounts.length ? { severity: 'error' } : {},
					),
				]
			: []),
		...(blocked.length > 0
			? [finding('warmupBlocked', `Warmup is blocked for ${many(blocked)}`, addressesOf(blocked))]
			: []),
		...(idle.length > 0
			? [
					finding(
						'noCapacity',
						`${many(idle)} ${isOne(idle) ? 'sends' : 'send'} no email a day, by ${isOne(idle) ? 'its' : 'their'} own limit`,
						addressesOf(idle),
						idle.length === accounts.length ? {} : { severity: 'warning' },
					),
				]
			: []),
		...(low.length > 0
			? [
					finding(
						'lowReputation',
						`${many(low)} ${isOne(low) ? 'has' : 'have'} a warmup reputation below ${reputation} %`,
						low.map((one) => `${one.email} (${one.reputation} %)`),
					),
				]
			: []),
		...(open.length > 0
			? [
					finding(
						'couldNotCheck',
						`SmartLead does not say of the email accounts ${open.join(', ')}`,
					),
				]
			: []),
	];
}

const addressesOf = (accounts: Account[]) => accounts.map(({ email }) => email);

/** NaN where it is no time of day. */
function minutesOf(time: string): number {
	const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d\d))?(?::\d\d)?$/.exec(time) ?? [];
	const total = Number(hours) * 60 + Number(minutes);
	return total <= 1440 ? total : NaN;
}

/** How many new leads a day get email: what accounts send, without what is kept for follow-ups. */
export function paceOf({ accounts, leads, schedule, settings, steps }: Known): Pace | undefined {
	if (!accounts || accounts.some(({ perDay }) => perDay === undefined)) return undefined;
	const { start, end, gap, newLeadsPerDay } = schedule ?? {};
	const span = start !== undefined && end !== undefined ? minutesOf(end) - minutesOf(start) : 0;
	const inHours = span > 0 && gap !== undefined && gap > 0 ? Math.ceil(span / gap) : Infinity;
	const sent = accounts
		.filter(({ isConnected }) => isConnected !== false)
		.reduce((sum, { perDay = 0 }) => sum + Math.min(perDay, inHours), 0);
	const hasFollowUp = (steps ?? []).filter(({ isManual }) => !isManual).length > 1;
	const kept = hasFollowUp ? (settings?.followUpPercentage ?? 0) : 0;
	const forNew = Math.floor((sent * (100 - kept)) / 100);
	const perDay = Math.min(forNew, newLeadsPerDay ?? Infinity);
	const count = (leads ?? []).filter(({ isNew }) => isNew).length;
	return { perDay, ...(perDay > 0 ? { days: Math.ceil(count / perDay) } : {}) };
}

function findingsOfPace(known: Known, limits: Limits): Finding[] {
	const { leads = [], accounts = [] } = known;
	const pace = paceOf(known);
	const count = leads.filter(({ isNew }) => isNew).length;
	// Without senders there is nothing to count; that is said already.
	const canSend = accounts.some(({ isConnected, perDay }) => isConnected !== false && perDay !== 0);
	if (!pace || !canSend || count === 0) return [];
	const { perDay, days = Infinity } = pace;
	if (perDay === 0) {
		return [finding('noCapacity', 'Nobody new gets an email: 0 new leads a day', [], { count })];
	}
	if (days <= limits.days) return [];
	const [many, each] = [count, perDay].map((number) => number.toLocaleString('en'));
	return [
		finding(
			'slow',
			`${many} leads at ${each} a day take ${days.toLocaleString('en')} sending days until all have had the first email`,
			[],
			{ count },
		),
	];
}

const listed = (hours: Array<string | undefined>): string =>
	hours.map((hour) => (hour ? `'${hour}'` : 'nothing')).join(' to ');

/** A campaign in these states has begun, or never will. */
const begun = ['ACTIVE', 'COMPLETED', 'STOPPED'];

function findingsOfSchedule(schedule: Schedule | null, status: string | undefined, now: number) {
	if (!schedule) return [finding('noSchedule', 'Nobody has said when the campaign sends')];
	const { days, start, end, timezone, startTime } = schedule;
	const findings: Finding[] = [];
	if (days.length === 0) findings.push(finding('noDays', 'The schedule has no day to send on'));
	const hours = [start, end].map((hour) => (hour === undefined ? undefined : minutesOf(hour)));
	const [begins, ends] = hours;
	if (hours.some((hour) => hour !== undefined && Number.isNaN(hour))) {
		findings.push(
			finding(
				'noHours',
				`The schedule does not say from when to when it sends: ${listed([start, end])}`,
			),
		);
	} else if (begins !== undefined && ends !== undefined && begins >= ends) {
		findings.push(
			finding('hoursReversed', `Sending begins at ${start} and ends at ${end}: no time is between`),
		);
	}
	if (timezone === '') findings.push(finding('noTimeZone', 'The schedule has no time zone'));
	else if (timezone !== undefined && !isTimeZone(timezone)) {
		findings.push(
			finding('noTimeZone', `The schedule has a time zone that nobody knows: ${timezone}`),
		);
	}
	if (startTime !== undefined && !begun.includes(status ?? '') && Date.parse(startTime) < now) {
		findings.push(finding('startInPast', `The start, ${startTime}, has passed`));
	}
	return findings;
}

/**
 * Emails that say by themselves how to get no more of them: in English (and by SmartLead's own
 * %unsubscribe-text%), German, French, Spanish, Portuguese, Italian, Dutch and Polish. Accents may
 * stand as entities.
 */
const saysHow =
	/unsubscrib|opt[ -]?out|abmeld|abbestell|austragen|sabonn|sinscri|da[rs][a-z]* de baja|desuscri|descadastr|cancelar (?:a |la )?(?:inscri|subscri|suscri)|disiscri|uitschrij|afmeld|wypis/i;

function findingsOfSettings(
	{ unsubscribeText, isTracked }: Settings,
	steps: Step[] = [],
	accounts: Account[] = [],
): Finding[] {
	const emails = steps.filter(({ isManual }) => !isManual).flatMap((step) => step.emails);
	const tellsAll = emails.length > 0 && emails.every(({ body }) => saysHow.test(body));
	const bare = accounts.filter(({ trackingDomain }) => trackingDomain === null);
	const open = [
		...(unsubscribeText === undefined && !tellsAll ? ['the unsubscribe text'] : []),
		...(isTracked === undefined ? ['what is tracked'] : []),
		...(isTracked && accounts.some(({ trackingDomain }) => trackingDomain === undefined)
			? ['the tracking domains']
			: []),
	];
	return [
		...(unsubscribeText?.trim() === '' && !tellsAll
			? [finding('noUnsubscribe', 'Emails do not say how to get no more of them')]
			: []),
		...(isTracked && bare.length > 0
			? [
					finding(
						'trackingWithoutDomain',
						`Opens or clicks are tracked, and ${bare.length} of ${accounts.length} email accounts have no tracking domain of their own`,
						addressesOf(bare),
					),
				]
			: []),
		...(open.length > 0
			? [finding('couldNotCheck', `SmartLead does not say ${open.join(', ')}`)]
			: []),
	];
}
