import type { INodeProperties } from 'n8n-workflow';

import type { Parameter } from '../engine/spec/parameter';
import { filledLater } from '../engine/spec/template';

/** Another field → the values of it with which a field is shown. */
type Shown = NonNullable<INodeProperties['displayOptions']>['show'];

/** A field that takes a line of text. */
export const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

/** A field that takes a whole number. */
export const wholeNumber = (
	displayName: string,
	name: string,
	preset: number,
	limits: { minValue?: number; maxValue?: number },
	description: string,
): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { ...limits, numberPrecision: 0 },
	default: preset,
	description,
});

/** A field that takes a date with a time. */
export const dateTime = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties => ({ displayName, name, type: 'dateTime', default: '', description });

/** A switch that is on when it is added. */
export const yesOrNo = (
	displayName: string,
	name: string,
	description: string,
): INodeProperties => ({ displayName, name, type: 'boolean', default: true, description });

/** The same field where it has to be filled in. */
export const required = (field: INodeProperties): INodeProperties => ({ ...field, required: true });

/** A text that SmartLead fills in for each lead: its variables and n8n's expressions share their braces. */
export const withVariables = ({ description = '', ...field }: INodeProperties): INodeProperties =>
	filledLater({
		...field,
		description: `${description.replace(/\.$/, '')}. Variables of SmartLead, such as {{first_name}}, stay as they are, in an expression too.`,
	});

/**
 * The same parameter where it is shown for certain choices only, besides those that it has already.
 * What is not shown is not sent.
 */
export const shownFor = <T extends Parameter>(show: Shown, parameter: T): T =>
	'encode' in parameter
		? { ...parameter, field: shownFor(show, parameter.field) }
		: { ...parameter, displayOptions: { show: { ...show, ...parameter.displayOptions?.show } } };

/** A field whose value n8n shows as dots. */
export const secret = (field: INodeProperties): INodeProperties => ({
	...field,
	typeOptions: { password: true },
});

/** What an operation does to other people, to data or to the bill, where the user sees it before it does. */
export const notice = (name: string, sentence: string, show?: Shown): INodeProperties => ({
	displayName: sentence,
	name,
	type: 'notice',
	default: '',
	...(show ? { displayOptions: { show } } : {}),
});
