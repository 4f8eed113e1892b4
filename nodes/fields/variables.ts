import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../engine/json';

/*
 * The `{{variables}}` that the emails of a campaign use: what its leads must bring along. Pure.
 */

/** No name of a variable is as long. */
const longest = 200;

/** Values that SmartLead makes itself: {{sl_day_of_week}}. */
const isOwn = (name: string): boolean => name.toLowerCase().startsWith('sl_');

/** The names of the variables in a text, in their order, each once. A filter behind one is left out. */
export function variablesIn(text: string): string[] {
	const names = new Set<string>();
	for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at + 2)) {
		const behind = text.slice(at + 2, at + 2 + longest);
		const end = behind.indexOf('}}');
		const [name] = end < 0 ? [''] : behind.slice(0, end).split('|', 1);
		if (isName(name.trim())) names.add(name.trim());
	}
	return [...names];
}

/** Literals, and places inside a value, are no fields of a lead. */
const isName = (name: string): boolean =>
	name !== '' && !/["'{}<>&.[\]]/.test(name) && !isOwn(name);

/** The variables of all steps of a campaign, as Get Sequences returns them, deleted variants left out. */
export function variablesOfSteps(steps: IDataObject[]): string[] {
	const texts = steps
		.flatMap((step) => [step, ...variantsOf(step)])
		.flatMap(({ subject, email_body: body }) => [subject, body]);
	return [...new Set(texts.flatMap((text) => (typeof text === 'string' ? variablesIn(text) : [])))];
}

function variantsOf(step: IDataObject): IDataObject[] {
	const lists = [step.sequence_variants, step.seq_variants, step.variants];
	return lists.flat().filter((one) => isObject(one) && one.is_deleted !== true) as IDataObject[];
}
