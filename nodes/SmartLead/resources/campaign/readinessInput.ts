import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isList, isObject, parsedJson } from '../../../engine/json';
import { stepsThere, variantsOf } from '../../../fields/variables';

/*
 * What SmartLead's answers say of a campaign, under one name each. Undefined is what they do not say:
 * the documented answers hold less than those of live accounts. Pure.
 */

/** A text that goes out: that of a step, or of one of its variants. */
export interface Email {
	/** 'step 2', 'variant B of step 2' */
	place: string;
	subject: string;
	body: string;
}

export interface Step {
	number: number;
	/** A person does it: SmartLead sends nothing. */
	isManual: boolean;
	/** null where it has none. */
	delay?: number | null;
	emails: Email[];
}

export interface Account {
	email: string;
	isConnected?: boolean;
	isBlocked?: boolean;
	/** In percent. */
	reputation?: number;
	perDay?: number;
	/** null where it has none. */
	trackingDomain?: string | null;
}

export interface Schedule {
	days: number[];
	/** '' where it has none. */
	start?: string;
	end?: string;
	timezone?: string;
	startTime?: string;
	/** Minutes between two emails of one account. */
	gap?: number;
	newLeadsPerDay?: number;
}

export interface Settings {
	unsubscribeText?: string;
	/** Whether opens or clicks are tracked. */
	isTracked?: boolean;
	followUpPercentage?: number;
}

/** A lead by its address, and what its variables have. */
export interface LeadValues {
	email: string;
	values: IDataObject;
	/** It has had no email yet. */
	isNew: boolean;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const numberOf = (value: unknown): number | undefined => {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
};

const flagOf = (value: unknown): boolean | undefined =>
	typeof value === 'boolean' ? value : undefined;

/** The steps, as Get Sequences returns them or as they are saved. */
export const stepsOf = (rows: IDataObject[]): Step[] =>
	stepsThere(rows)
		.map((row, index): Step => {
			const number = numberOf(row.seq_number) ?? index + 1;
			const place = `step ${number}`;
			const own = { place, subject: text(row.subject), body: text(row.email_body) };
			const emails = variantsOf(row).map((variant, at): Email => {
				const label = text(variant.variant_label) || text(variant.variant_name);
				return {
					place: `variant ${label || String.fromCharCode(65 + at)} of ${place}`,
					// Where there are variants, only they are sent.
					subject: variant.subject === undefined ? own.subject : text(variant.subject),
					body: variant.email_body === undefined ? own.body : text(variant.email_body),
				};
			});
			const delays = ['delayInDays', 'delay_in_days', 'delay'];
			const said = firstValueAt(row, [
				...delays.map((name) => `seq_delay_details.${name}`),
				...delays,
				'seq_delay_details',
			]);
			return {
				number,
				isManual: row.seq_type === 'MANUAL',
				...(said === undefined ? {} : { delay: numberOf(said) ?? null }),
				emails: emails.length > 0 ? emails : [own],
			};
		})
		.sort((a, b) => a.number - b.number);

/** In words where the reference has them: 'excellent', 'good'. */
const reputations: Record<string, number> = { excellent: 100, good: 95, average: 80, fair: 80 };

function reputationOf(value: unknown): number | undefined {
	if (typeof value !== 'string') return numberOf(value);
	const word = value.trim().toLowerCase();
	if (/^(poor|bad|low|critical)$/.test(word)) return 0;
	return reputations[word] ?? numberOf(word.replace('%', ''));
}

/** An email account, in whichever list it stands. */
export function accountOf(row: IDataObject): Account {
	const flags = [row.is_smtp_success, row.is_imap_success].map(flagOf);
	const isSuspended = row.is_suspended === true;
	const isKnown = isSuspended || flags.some((flag) => flag !== undefined);
	const blocked = firstValueAt(row, ['warmup_details.is_warmup_blocked', 'is_warmup_blocked']);
	const reason = firstValueAt(row, ['warmup_details.blocked_reason', 'blocked_reason']);
	const isBlocked =
		flagOf(blocked) ?? (reason === undefined ? undefined : reason !== null && reason !== '');
	const domain = row.custom_tracking_domain;
	const known = {
		isConnected: isKnown ? !isSuspended && !flags.includes(false) : undefined,
		isBlocked,
		reputation: reputationOf(
			firstValueAt(row, ['warmup_details.warmup_reputation', 'warmup_reputation']),
		),
		perDay: numberOf(firstValueAt(row, ['message_per_day', 'max_email_per_day'])),
		trackingDomain: domain === undefined ? undefined : text(domain).trim() || null,
	};
	const email = text(row.from_email) || text(row.username) || String(row.id);
	return { email, ...withoutUndefined(known) };
}

/** When the campaign sends: null where nobody has said, undefined where the answer does not tell. */
export function scheduleOf(campaign: IDataObject): Schedule | null | undefined {
	const said = campaign.scheduler_cron_value;
	if (said === undefined) return undefined;
	const cron = typeof said === 'string' ? parsedJson(said) : said;
	if (!isObject(cron) || Object.keys(cron).length === 0) return null;
	const days = Array.isArray(cron.days) ? cron.days : [];
	return {
		days: days.map(Number).filter(Number.isInteger),
		...withoutUndefined({
			start: text(cron.startHour).trim(),
			end: text(cron.endHour).trim(),
			timezone: text(firstValueAt(cron, ['tz', 'timezone'])).trim(),
			startTime: text(campaign.schedule_start_time) || undefined,
			gap: numberOf(firstValueAt(campaign, ['min_time_btwn_emails', 'min_time_btw_emails'])),
			newLeadsPerDay: numberOf(campaign.max_leads_per_day),
		}),
	};
}

const untracked = {
	opens: ['DONT_EMAIL_OPEN', 'DONT_TRACK_EMAIL_OPEN'],
	clicks: ['DONT_LINK_CLICK', 'DONT_TRACK_LINK_CLICK'],
};

/** The settings that matter for sending. */
export function settingsOf(campaign: IDataObject): Settings {
	const { track_settings: tracks, unsubscribe_text: unsubscribe } = campaign;
	const words = isList(tracks) ? tracks : undefined;
	const isTracked =
		words && Object.values(untracked).some((names) => !names.some((name) => words.includes(name)));
	// The tag does the same as a text; a campaign that is read does not tell of it.
	const hasTag = campaign.add_unsubscribe_tag === true;
	return withoutUndefined({
		unsubscribeText: hasTag ? 'tag' : unsubscribe === undefined ? undefined : text(unsubscribe),
		isTracked,
		followUpPercentage: numberOf(campaign.follow_up_percentage),
	});
}

/** Leads that get no more email, whatever the campaign does. */
const through = ['COMPLETED', 'STOPPED', 'BLOCKED'];

/** A lead of the campaign, as its list returns it; undefined where it gets no more email. */
export function leadOf(row: IDataObject): LeadValues | undefined {
	const lead = isObject(row.lead) ? row.lead : row;
	const isOut = [row, lead].some((one) => one.is_unsubscribed === true);
	if (through.includes(text(row.status)) || isOut) return undefined;
	return { ...leadToSend(lead), isNew: /^(STARTED)?$/.test(text(row.status)) };
}

/** A lead as it is added. */
export function leadToSend(lead: IDataObject): LeadValues {
	const { custom_fields: fields, ...own } = lead;
	const custom = typeof fields === 'string' ? parsedJson(fields) : fields;
	const values = { ...(isObject(custom) ? custom : {}), ...own };
	return { email: text(lead.email), values, isNew: true };
}

const withoutUndefined = <T extends object>(values: T): Partial<T> =>
	Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined),
	) as Partial<T>;
