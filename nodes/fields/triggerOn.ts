import type {
	IHookFunctions,
	INodeProperties,
	INodePropertyOptions,
	IPollFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

import { InvalidValue } from '../engine/problem';
import { invalidParameter, reading, type Read } from '../engine/spec/parameter';
import { listOf } from '../engine/spec/value';

/* What both triggers ask for: the events that start the workflow. */

/** The events to choose from. */
export const triggerOn = (options: INodePropertyOptions[]): INodeProperties => ({
	displayName: 'Trigger On',
	name: 'events',
	type: 'multiOptions',
	options,
	default: ['EMAIL_REPLY'],
	required: true,
});

/** Names the event, or says how many there are: "Email Replied", "3 events". */
export function subtitleOf(options: INodePropertyOptions[]): string {
	const names = Object.fromEntries(options.map(({ value, name }) => [value, name]));
	return `={{ $parameter["events"].length === 1 ? (${JSON.stringify(names)})[$parameter["events"][0]] : $parameter["events"].length + " events" }}`;
}

/** Reads the panel of a trigger; what is not there is undefined. */
export const panelOf = (context: IHookFunctions | IPollFunctions | IWebhookFunctions): Read =>
	reading(
		{ timezone: context.getTimezone() },
		(name) => context.getNodeParameter(name, null) ?? undefined,
	);

/** The events that are chosen, each once. Throws a `Problem` where there are none, or others. */
export function chosenEvents(read: Read, options: INodePropertyOptions[]): string[] {
	const field = triggerOn(options);
	const chosen = [...new Set(listOf(read(field.name) ?? []).map(String))];
	if (chosen.length === 0) throw invalidParameter(field, new InvalidValue('is empty'));
	const unknown = chosen.find((event) => options.every(({ value }) => value !== event));
	if (unknown === undefined) return chosen;
	throw invalidParameter(field, new InvalidValue(`does not have the event "${unknown}"`));
}
