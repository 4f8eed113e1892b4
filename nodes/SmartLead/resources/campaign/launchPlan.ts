import type { IDataObject } from 'n8n-workflow';

import { isList, objectsIn } from '../../../engine/json';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import type { Schedule } from './readinessInput';

/** Who sends: by their ids, by tags, or all that can. */
export interface Senders {
	ids?: number[];
	tags?: number[];
	all?: true;
}

/** When it sends, in the words of Update Schedule. */
type ScheduleBody = {
	timezone: string;
	days_of_the_week: number[];
	start_hour: string;
	end_hour: string;
	max_new_leads_per_day: number;
	min_time_btw_emails?: number;
	schedule_start_time?: string;
};

/** A campaign as it is wanted, each part as the request takes it that makes it. */
export interface Plan {
	name: string;
	clientId?: number;
	ifExists: 'stop' | 'continue' | 'another';
	sequences: IDataObject[];
	schedule: ScheduleBody;
	senders: Senders;
	settings: IDataObject;
	leadChecks: IDataObject;
	starts: boolean;
	deletes: boolean;
}

/** What the fields of a launch send. */
interface Wanted extends ScheduleBody {
	name: string;
	client_id?: number;
	if_exists: Plan['ifExists'];
	sequences: IDataObject[];
	email_accounts: Senders;
	campaign_settings: IDataObject;
	lead_checks: IDataObject;
	start?: boolean;
	if_fails?: string;
}

/** Takes a planned request apart into what the requests of a launch take. */
export function planOf({ body }: ApiRequest): Plan {
	const {
		name,
		client_id: clientId,
		if_exists: ifExists,
		sequences,
		email_accounts: senders,
		campaign_settings: settings,
		lead_checks: leadChecks,
		start,
		if_fails: ifFails,
		...schedule
	} = body as unknown as Wanted;
	return {
		name,
		...(clientId === undefined ? {} : { clientId }),
		ifExists,
		sequences: sequences.map(withoutIds),
		schedule,
		senders,
		settings,
		leadChecks,
		starts: start === true,
		deletes: ifFails === 'delete',
	};
}

/** Steps of another campaign become steps of this one. */
function withoutIds(step: IDataObject): IDataObject {
	const { seq_variants: variants } = step;
	return {
		...step,
		id: null,
		...(isList(variants)
			? { seq_variants: objectsIn(variants).map((one) => ({ ...one, id: null })) }
			: {}),
	};
}

/** The schedule as the checks see it. */
export const scheduleOfPlan = ({ schedule }: Plan): Schedule => ({
	days: schedule.days_of_the_week,
	start: schedule.start_hour,
	end: schedule.end_hour,
	timezone: schedule.timezone,
	startTime: schedule.schedule_start_time,
	gap: schedule.min_time_btw_emails,
	newLeadsPerDay: schedule.max_new_leads_per_day,
});

/** Steps with the ids that a draft has for them: without these, SmartLead would make further steps. */
export function stepsFor(sequences: IDataObject[], there: IDataObject[]): IDataObject[] {
	const known = new Map(there.map((step) => [Number(step.seq_number), step]));
	return sequences.map((step) => {
		const before = known.get(Number(step.seq_number));
		const old = objectsIn(before?.sequence_variants ?? before?.seq_variants);
		const labels = new Map(old.map((one) => [one.variant_label ?? one.variant_name, one.id]));
		return {
			...step,
			id: before?.id ?? null,
			...(step.seq_variants
				? {
						seq_variants: objectsIn(step.seq_variants).map((one) => ({
							...one,
							id: labels.get(one.variant_label) ?? null,
						})),
					}
				: {}),
		};
	});
}
