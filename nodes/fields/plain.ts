import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { fieldOf, type Parameter } from '../engine/spec/parameter';
import { filledLater } from '../engine/spec/template';
import type { FieldOf } from '../engine/spec/value';

/** Another field → the values of it with which a field is shown. */
type Shown = NonNullable<INodeProperties['displayOptions']>['show'];

/** A field that takes a line of text. */
export const text = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
): FieldOf<'string'> => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description,
});

/** The same where it has to be filled in. */
export const requiredText = (...field: Parameters<typeof text>): FieldOf<'string'> =>
	required(text(...field));

/** A text that n8n shows as dots. */
export const secretText = (...field: Parameters<typeof text>): FieldOf<'string'> => ({
	...text(...field),
	typeOptions: { password: true },
});

/** A text of several lines. */
export const longText = (rows: number, ...field: Parameters<typeof text>): FieldOf<'string'> => ({
	...text(...field),
	typeOptions: { rows },
});

/** A field that takes a number. */
export const number = (
	displayName: string,
	name: string,
	preset: number,
	limits: { minValue?: number; maxValue?: number },
	description: string,
): FieldOf<'number'> => ({
	displayName,
	name,
	type: 'number',
	typeOptions: limits,
	default: preset,
	description,
});

/** A field that takes a whole number. */
export const wholeNumber = (...field: Parameters<typeof number>): FieldOf<'number'> => {
	const [, , , limits] = field;
	return { ...number(...field), typeOptions: { ...limits, numberPrecision: 0 } };
};

/** A field that takes a date with a time. */
export const dateTime = (
	displayName: string,
	name: string,
	description: string,
): FieldOf<'dateTime'> => ({ displayName, name, type: 'dateTime', default: '', description });

/** A switch that is on when it is added. */
export const yesOrNo = (
	displayName: string,
	name: string,
	description: string,
): FieldOf<'boolean'> => ({ displayName, name, type: 'boolean', default: true, description });

/** A switch that is off until somebody turns it on. */
export const switchedOff = (...field: Parameters<typeof yesOrNo>): FieldOf<'boolean'> => ({
	...yesOrNo(...field),
	default: false,
});

/** A field that takes one of several values. */
export const choice = (
	displayName: string,
	name: string,
	preset: INodePropertyOptions['value'],
	description: string,
	options: INodePropertyOptions[],
): INodeProperties => ({
	displayName,
	name,
	type: 'options',
	options,
	default: preset,
	description,
});

/** A field that takes any of several values. */
export const choices = (
	displayName: string,
	name: string,
	preset: Array<string | number>,
	description: string,
	options: INodePropertyOptions[],
): INodeProperties => ({
	...choice(displayName, name, '', description, options),
	type: 'multiOptions',
	default: preset as string[] | number[],
});

/** One of the values to choose from. */
export const option = (
	name: string,
	value: INodePropertyOptions['value'],
	description?: string,
): INodePropertyOptions => ({ name, value, ...(description === undefined ? {} : { description }) });

/** A choice on which other fields depend: an expression could not show them. */
export const decisive = (field: INodeProperties): INodeProperties => ({
	...field,
	noDataExpression: true,
});

/** Fields of which people add those that they need. */
export const collection = (
	displayName: string,
	name: string,
	placeholder: string,
	fields: INodeProperties[],
): INodeProperties => ({
	displayName,
	name,
	type: 'collection',
	placeholder,
	default: {},
	options: [...fields].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

/** Fields that belong together. */
export const form = (
	displayName: string,
	name: string,
	placeholder: string,
	description: string,
	group: INodePropertyCollection,
): INodeProperties => ({
	displayName,
	name,
	type: 'fixedCollection',
	default: {},
	placeholder,
	description,
	options: [group],
});

/** The same with any number of entries. */
export const forms = (...field: Parameters<typeof form>): INodeProperties => ({
	...form(...field),
	typeOptions: { multipleValues: true },
});

/** The same field with something changed of how it is shown. */
const changed = <T extends Parameter>(parameter: T, change: Partial<INodeProperties>): T =>
	'encode' in parameter
		? { ...parameter, field: { ...parameter.field, ...change } }
		: { ...parameter, ...change };

/** The same field where it has to be filled in. */
export const required = <T extends Parameter>(parameter: T): T =>
	changed(parameter, { required: true });

/** The same field for another purpose. */
export const described = <T extends Parameter>(parameter: T, description: string): T =>
	changed(parameter, { description });

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
export const shownFor = <T extends Parameter>(show: Shown, parameter: T): T => {
	const { displayOptions } = fieldOf(parameter);
	return changed(parameter, { displayOptions: { show: { ...show, ...displayOptions?.show } } });
};

/** What an operation does to other people, to data or to the bill, where the user sees it before it does. */
export const notice = (name: string, sentence: string, show?: Shown): INodeProperties => ({
	displayName: sentence,
	name,
	type: 'notice',
	default: '',
	...(show ? { displayOptions: { show } } : {}),
});
