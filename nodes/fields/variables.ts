import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../engine/json';
import { variablesIn } from './emailText';

/*
 * What stands in the steps of a campaign, as Get Sequences returns them. Pure.
 */

/** Steps and variants that were deleted may still be listed. */
const isThere = ({ is_deleted: isDeleted }: IDataObject): boolean => isDeleted !== true;

/** The steps that are there. */
export const stepsThere = (steps: IDataObject[]): IDataObject[] => steps.filter(isThere);

/** The variants of a step that are there. */
export const variantsOf = (step: IDataObject): IDataObject[] =>
	[step.sequence_variants, step.seq_variants, step.variants]
		.flat()
		.filter(isObject)
		.filter(isThere);

/** The names of the `{{variables}}` that the emails use: what leads must bring along. Each once, in their order. */
export function variablesOfSteps(steps: IDataObject[]): string[] {
	const texts = stepsThere(steps)
		.flatMap((step) => [step, ...variantsOf(step)])
		.flatMap(({ subject, email_body: body }) => [subject, body]);
	const names = texts.flatMap((text) => (typeof text === 'string' ? variablesIn(text) : []));
	return [...new Set(names.map(({ name }) => name).filter(isColumn))];
}

/** Places inside a value, and what is too long, are no fields of a lead. */
const isColumn = (name: string): boolean => name.length <= 200 && !/[.[\]<>]/.test(name);
