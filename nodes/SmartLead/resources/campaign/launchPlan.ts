import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest } from '../../../engine/spec/apiRequest';
import type { Schedule } from './readinessInput';

/** Who sends: by their ids, by tags, or all that can. */
export interface Senders {
	ids?: number[];
	tags?: number[];
	all?: true;
}

/** A campaign as it is wanted, each part as the request takes it that makes it. */
export interface Plan {
	name: string;
	clientId?: number;
	ifExists: 'stop' | 'continue' | 'another';
	sequences: IDataObject[];
	schedule: IDataObject;
	senders: Senders;
	settings: IDataObject;
	leadChecks: IDataObject;
	starts: boolean;
	deletes: boolean;
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
	} = body ?? {};
	return {
		name: name as string,
		...(clientId === undefined ? {} : { clientId: clientId as number }),
		ifExists: ifExists as Plan['ifExists'],
		sequences: (sequences as IDataObject[]).map(withoutIds),
		schedule,
		senders: senders as Senders,
		settings: settings as IDataObject,
		leadChecks: leadChecks as IDataObject,
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
		...(Array.isArray(variants)
			? { seq_variants: (variants as IDataObject[]).map((one) => ({ ...one, id: null })) }
			: {}),
	};
}

/** The schedule as the checks see it. */
export const scheduleOfPlan = ({ schedule }: Plan): Schedule => ({
	days: schedule.days_of_the_week as number[],
	start: schedule.start_hour as string,
	end: schedule.end_hour as string,
	timezone: schedule.timezone as string,
	...(schedule.schedule_start_time ? { startTime: schedule.schedule_start_time as string } : {}),
	...(schedule.min_time_btw_emails ? { gap: schedule.min_time_btw_emails as number } : {}),
	newLeadsPerDay: schedule.max_new_leads_per_day as number,
});

/** Steps with the ids that a draft has for them: without these, SmartLead would make further steps. */
export function stepsFor(sequences: IDataObject[], there: IDataObject[]): IDataObject[] {
	const known = new Map(there.map((step) => [Number(step.seq_number), step]));
	return sequences.map((step) => {
		const before = known.get(Number(step.seq_number));
		const old = (before?.sequence_variants ?? before?.seq_variants) as IDataObject[] | undefined;
		const labels = new Map(
			(old ?? []).map((one) => [one.variant_label ?? one.variant_name, one.id]),
		);
		const variants = step.seq_variants as IDataObject[] | undefined;
		return {
			...step,
			id: before?.id ?? null,
			...(variants
				? {
						seq_variants: variants.map((one) => ({
							...one,
							id: labels.get(one.variant_label) ?? null,
						})),
					}
				: {}),
		};
	});
}
