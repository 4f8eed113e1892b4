import { ok, refuse } from '../answers';
import { defaultSettings } from '../state/build';
import { flagIn, numberIn, numbersIn, recordIn, textIn, textsIn } from '../read';
import type { CampaignSchedule } from '../state/state';
import { badRequest } from '../rules/refusals';
import type { ApiAnswer, Handler, Shapes, Values } from '../types';
import { touch, withCampaign } from './campaign';
import { isTimezone } from './dates';

/** Keys of a settings request that the state knows by a name of their own. */
const known = new Set([
	'name',
	'client_id',
	'track_settings',
	'stop_lead_settings',
	'unsubscribe_text',
	'send_as_plain_text',
	'force_plain_text',
	'follow_up_percentage',
	'enable_ai_esp_matching',
]);

/**
 * campaign.updateSettings: replaces rather than merges. What a request leaves out falls back to its
 * default; only the name and the client, which are no switches, stay.
 */
export const updateSettings: Handler = withCampaign((campaign, { body }, world) => {
	const clientId = numberIn(body, 'client_id');
	if (clientId !== undefined && !world.state.clients.has(clientId)) {
		return refuse(422, 'Invalid client_id');
	}
	if ('client_id' in body) campaign.clientId = clientId ?? null;
	campaign.name = textIn(body, 'name') ?? campaign.name;
	const usual = defaultSettings();
	campaign.settings = {
		trackSettings: textsIn(body, 'track_settings') ?? usual.trackSettings,
		stopLeadSettings: textIn(body, 'stop_lead_settings') ?? usual.stopLeadSettings,
		unsubscribeText: textIn(body, 'unsubscribe_text') ?? usual.unsubscribeText,
		sendAsPlainText: flagIn(body, 'send_as_plain_text') ?? usual.sendAsPlainText,
		forcePlainText: flagIn(body, 'force_plain_text') ?? usual.forcePlainText,
		followUpPercentage: numberIn(body, 'follow_up_percentage') ?? usual.followUpPercentage,
		enableAiEspMatching: flagIn(body, 'enable_ai_esp_matching') ?? usual.enableAiEspMatching,
		others: Object.fromEntries(Object.entries(body).filter(([name]) => !known.has(name))),
	};
	touch(campaign, world);
	return ok({ success: true, data: { message: 'Settings updated successfully' } });
});

/** What the flat form cannot do without. */
const flatRequired = ['timezone', 'days_of_the_week', 'start_hour', 'end_hour'];

function readNested(schedule: Values): CampaignSchedule {
	return {
		timezone: textIn(schedule, 'timezone') ?? '',
		days: numbersIn(schedule, 'days') ?? [],
		startHour: textIn(schedule, 'start_hour') ?? '',
		endHour: textIn(schedule, 'end_hour') ?? '',
		minTimeBetweenEmails: numberIn(schedule, 'min_time_btw_emails') ?? null,
		maxNewLeadsPerDay: null,
		startTime: null,
	};
}

function readFlat(body: Values): CampaignSchedule {
	return {
		...readNested(body),
		days: numbersIn(body, 'days_of_the_week') ?? [],
		maxNewLeadsPerDay: numberIn(body, 'max_new_leads_per_day') ?? null,
		startTime: textIn(body, 'schedule_start_time') ?? null,
	};
}

/** Fewer minutes between two mails are refused live. */
const leastMinutes = 3;

/** Live knows the flat form only, and wants to know how many new leads a day get mail. */
function liveRefusal(body: Values): ApiAnswer | undefined {
	const missing = [...flatRequired, 'max_new_leads_per_day'].find((name) => !(name in body));
	if (missing !== undefined) return badRequest(`"${missing}" is required`, 'body', [missing]);
	if ('schedule' in body) return badRequest('"schedule" is not allowed', 'body', ['schedule']);
	const name = 'min_time_btw_emails';
	const minutes = numberIn(body, name) ?? leastMinutes;
	if (minutes >= leastMinutes) return undefined;
	return badRequest(`"${name}" must be greater than or equal to ${leastMinutes}`, 'body', [name]);
}

function formRefusal(body: Values, shapes: Shapes): ApiAnswer | undefined {
	if (shapes === 'live') return liveRefusal(body);
	const flat = Object.keys(body).filter((name) => name !== 'schedule');
	if ('schedule' in body) {
		const [first] = flat;
		return first === undefined ? undefined : refuse(400, `"${first}" is not allowed`);
	}
	const missing = flatRequired.find((name) => !(name in body));
	return missing === undefined ? undefined : refuse(422, `${missing} is required`);
}

function scheduleRefusal(schedule: CampaignSchedule): ApiAnswer | undefined {
	if (!isTimezone(schedule.timezone)) return refuse(422, 'timezone must be a valid timezone');
	if (schedule.days.length === 0) return refuse(422, 'At least one day is required');
	const hours = [schedule.startHour, schedule.endHour];
	if (!hours.every((hour) => /^([01]\d|2[0-3]):[0-5]\d$/.test(hour))) {
		return refuse(422, 'start_hour and end_hour must have the format HH:MM');
	}
	if (schedule.startHour >= schedule.endHour) {
		return refuse(422, 'start_hour must be before end_hour');
	}
	return undefined;
}

/** campaign.updateSchedule: the nested form or the flat one, never both and never neither; live the flat one. */
export const updateSchedule: Handler = withCampaign((campaign, { body }, world) => {
	const wrongForm = formRefusal(body, world.shapes);
	if (wrongForm) return wrongForm;
	const nested = 'schedule' in body;
	const schedule = nested ? readNested(recordIn(body, 'schedule')) : readFlat(body);
	const refusal = scheduleRefusal(schedule);
	if (refusal) return refusal;
	campaign.schedule = schedule;
	touch(campaign, world);
	return ok({
		success: true,
		data: {
			message: 'Schedule updated successfully',
			schedule: {
				timezone: schedule.timezone,
				days_of_week: schedule.days,
				start_time: schedule.startHour,
				end_time: schedule.endHour,
				min_time_between_emails: schedule.minTimeBetweenEmails,
			},
		},
	});
});
