import type { IDataObject } from 'n8n-workflow';

import { asJson, isObject } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import { fieldOf, reading } from '../../../engine/spec/parameter';
import { isEmpty, jsonOf, shown } from '../../../engine/spec/value';
import { htmlOf } from '../../../fields/htmlBody';
import { version, type Blueprint } from './blueprint';
import { settings as settingFields } from './settingFields';
import { readable, unreadable } from './settings';
import {
	choiceAt,
	listAt,
	numberAt,
	objectAt,
	optionalText,
	refuseUnknown,
	textAt,
	wrong,
} from './jsonPlaces';
import { letter, shareKey } from './steps';
import { updateSchedule } from './updateSchedule';

/*
 * Reads a blueprint that somebody hands over: nothing is sent before all of it is known to be right.
 * What is wrong is said with its place in the document, as a JSON path: $.steps[1].email_body
 */

/** A blueprint, ready to be sent. Throws an `InvalidValue` that names the place. */
export function blueprintIn(value: unknown): Blueprint {
	const given = jsonOf(value);
	if (isEmpty(given)) throw new InvalidValue('is empty');
	if (!isObject(given)) throw new InvalidValue(`must be a JSON object, not ${shown(value)}`);
	if (Object.keys(given).length === 0) throw new InvalidValue('is empty');
	if (given.version === undefined) throw wrong('$.version', 'is missing');
	if (given.version !== version) {
		throw wrong('$.version', `is ${shown(given.version)}, and this node knows version ${version}`);
	}
	const names = ['version', 'name', 'steps', 'schedule', 'settings', 'tags'];
	refuseUnknown(given, names, '$');
	return {
		version,
		name: textAt(given, 'name', '$'),
		steps: stepsAt(given.steps),
		schedule: scheduleAt(given.schedule),
		settings: settingsAt(given.settings),
		tags: tagsAt(given.tags),
	};
}

function stepsAt(value: unknown): IDataObject[] {
	return listAt(value, '$.steps').map((entry, index) => {
		const path = `$.steps[${index}]`;
		return stepAt(objectAt(entry, path), path, index);
	});
}

const stepNames = [
	'subject',
	'email_body',
	'delay_in_days',
	'seq_type',
	'seq_variants',
	'variant_distribution_type',
	'lead_distribution_percentage',
	'winning_metric_property',
];

/** A step as Save Sequences sends it. */
function stepAt(step: IDataObject, path: string, index: number): IDataObject {
	refuseUnknown(step, stepNames, path);
	const delay = numberAt(step, 'delay_in_days', path, [0, 365]);
	if (delay === undefined) throw wrong(`${path}.delay_in_days`, 'is missing');
	const type = choiceAt(step, 'seq_type', path, ['EMAIL', 'MANUAL']);
	const variants = listAt(step.seq_variants, `${path}.seq_variants`);
	const isEmail = type !== 'MANUAL';
	const text = textsAt(step, path, isEmail && variants.length === 0, index === 0);
	if (variants.length > 0 && (text.subject !== '' || text.email_body !== '')) {
		throw wrong(path, 'has a text and variants: SmartLead sends the variants only');
	}
	return {
		id: null,
		seq_number: index + 1,
		...text,
		seq_delay_details: { delay_in_days: delay },
		...(type === undefined ? {} : { seq_type: type }),
		...(variants.length > 0 ? variantsAt(step, variants, path, index === 0) : {}),
	};
}

/** Every email has a body, and the first one a subject. */
function textsAt(entry: IDataObject, path: string, needed: boolean, isFirst: boolean) {
	const text = (name: string, must: boolean) =>
		must ? textAt(entry, name, path) : optionalText(entry, name, path);
	return {
		subject: text('subject', needed && isFirst),
		email_body: htmlOf(text('email_body', needed)),
	};
}

function variantsAt(
	step: IDataObject,
	variants: unknown[],
	path: string,
	isFirst: boolean,
): IDataObject {
	if (variants.length === 1) {
		throw wrong(`${path}.seq_variants`, 'has one entry, and there is nothing to compare it with');
	}
	const type = choiceAt(step, 'variant_distribution_type', path, [
		'MANUAL_EQUAL',
		'MANUAL_PERCENTAGE',
		'AI_EQUAL',
	]);
	const made = variants.map((entry, place): IDataObject => {
		const own = `${path}.seq_variants[${place}]`;
		const variant = objectAt(entry, own);
		refuseUnknown(variant, ['variant_label', 'subject', 'email_body', shareKey], own);
		const share = numberAt(variant, shareKey, own, [0, 100]);
		return {
			id: null,
			variant_label: optionalText(variant, 'variant_label', own) || letter(place),
			...textsAt(variant, own, true, isFirst),
			...(share === undefined ? {} : { [shareKey]: share }),
		};
	});
	const sum = made.reduce((total, variant) => total + Number(variant[shareKey] ?? 0), 0);
	if (type === 'MANUAL_PERCENTAGE' && sum !== 100) {
		throw wrong(`${path}.seq_variants`, `has shares that add up to ${sum} %, not 100 %`);
	}
	return {
		seq_variants: made,
		...given({
			variant_distribution_type: type,
			lead_distribution_percentage: numberAt(step, 'lead_distribution_percentage', path, [20, 100]),
			winning_metric_property: choiceAt(step, 'winning_metric_property', path, [
				'OPEN_RATE',
				'CLICK_RATE',
				'REPLY_RATE',
				'POSITIVE_REPLY_RATE',
			]),
		}),
	};
}

const given = (values: Record<string, string | number | undefined>): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

/** Checked by the fields of Update Schedule. SmartLead demands all of it but the gap. */
function scheduleAt(value: unknown): IDataObject | null {
	if (value === undefined || value === null) return null;
	const path = '$.schedule';
	const schedule = objectAt(value, path);
	const parameters = { ...updateSchedule.body, ...updateSchedule.optional?.body };
	delete parameters.schedule_start_time;
	refuseUnknown(schedule, Object.keys(parameters), path);
	const read = reading({ timezone: 'UTC' }, (name) =>
		name === 'startHour' ? schedule.start_hour : undefined,
	);
	const entries = Object.entries(parameters).flatMap(([name, parameter]) => {
		const found = schedule[name];
		if (isEmpty(found)) {
			if (name === 'min_time_btw_emails') return [];
			throw wrong(`${path}.${name}`, 'is missing, and SmartLead demands it');
		}
		if (!('encode' in parameter)) {
			const [least, most] = name === 'min_time_btw_emails' ? [3, 10_000] : [0, 1_000_000];
			return [[name, numberAt(schedule, name, path, [least, most])]];
		}
		try {
			return [[name, asJson(parameter.encode(found, read))]];
		} catch (error) {
			throw wrong(`${path}.${name}`, error instanceof Error ? error.message : 'is wrong');
		}
	});
	return Object.fromEntries(entries);
}

/** What belongs to one account: ids, and what the node asks for itself. */
const notShared = [
	'name',
	'client_id',
	'ai_categorisation_options',
	'out_of_office_detection_settings',
];

/** Settings that a blueprint may have. Those that cannot be read may be added by hand. */
const sharedSettings = [...readable, ...unreadable].filter((name) => !notShared.includes(name));

function settingsAt(value: unknown): IDataObject {
	if (value === undefined || value === null) return {};
	const path = '$.settings';
	const settings = objectAt(value, path);
	refuseUnknown(settings, sharedSettings, path);
	for (const [name, found] of Object.entries(settings)) refuseSetting(name, found, settings, path);
	return settings;
}

function refuseSetting(name: string, found: unknown, settings: IDataObject, path: string): void {
	const field = fieldOf(settingFields[name]);
	const { type, options = [] } = field;
	const choices = options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
	if (type === 'boolean') {
		if (typeof found !== 'boolean') {
			throw wrong(`${path}.${name}`, `must be true or false, not ${shown(found)}`);
		}
	} else if (type === 'options') choiceAt(settings, name, path, choices);
	else if (type === 'multiOptions') {
		const own = `${path}.${name}`;
		const place = listAt(found, own).findIndex((entry) => !choices.includes(String(entry)));
		if (place >= 0) throw wrong(`${own}[${place}]`, `must be one of ${choices.join(', ')}`);
	} else if (name === 'bounce_autopause_threshold') {
		const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
		numberAt({ [name]: asJson(number) }, name, path, [0, 100]);
	} else if (type === 'number') numberAt(settings, name, path, [0, 100]);
	else optionalText(settings, name, path);
}

function tagsAt(value: unknown): string[] {
	const tags = listAt(value, '$.tags').map((entry, index) => {
		if (typeof entry === 'string' && entry.trim() !== '') return entry;
		throw wrong(`$.tags[${index}]`, `must be the name of a tag, not ${shown(entry)}`);
	});
	return [...new Set(tags)];
}
