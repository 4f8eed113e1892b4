import { DateTime } from 'luxon';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Slot } from './slots';

/**
 * Whether a value is certainly none that the field can take, by nothing but what n8n shows of the
 * field. It has to be refused then, and not to pass for another value. Where it is not certain (a text
 * may stand for a list, a number for a text), either is right.
 */
export function mustBeRefused({ name, field, mode }: Slot, value: unknown): boolean {
	// A list of nothing is as empty as an empty list; commas alone are nothing only where lists are meant.
	const isList = field.type === 'multiOptions' || Array.isArray(value);
	if (isNothing(value) || (isList && isListOfNothing(value))) {
		// In a form, what an expression found nothing for is not what was left empty.
		if (/\[\]|\.details\.|\.set\./.test(name) && !/customField|^steps/i.test(name)) {
			return typeof value !== 'string' && !Array.isArray(value);
		}
		// An option that was added has a value; in an update, none leaves the field as it is.
		return field.required === true || /^(options|filters|settings)\.[^.[]+( by \w+)?$/.test(name);
	}
	if (isOdd(value)) return false;
	switch (field.type) {
		case 'options':
			return hasOptions(field) && !isOption(field, value);
		case 'multiOptions':
			return hasOptions(field) && !entriesOf(value).every((entry) => isNamed(field, entry));
		case 'boolean':
			return ![true, false, 'true', 'false'].includes(value as boolean);
		case 'number':
			return !isNumber(field, value);
		case 'dateTime':
			return !(value instanceof Date) && !isDate(value);
		case 'color':
			return !/^\s*#[0-9a-f]{6}\s*$/i.test(String(value));
		case 'string':
			return isPlainObject(value);
		case 'resourceLocator':
			return !areRecords(field, mode, value);
		default:
			return false;
	}
}

/** Fields of text that take names, and so have no list to choose from. */
const textsOfNames = [
	'filters.campaignId',
	'filters.campaignTagId',
	'filters.clientId',
	'filters.emailAccountId',
	'filters.leadCategoryIds',
	'filters.tagIds',
	'filters.teamMemberId',
];

/**
 * Whether SmartLead may be asked before a value is refused: it has the form of an id or a name, and
 * the field is for a record. What has neither is refused without a request.
 */
export function mayBeRecord({ name, field }: Slot, value: unknown): boolean {
	const isForRecord =
		field.type === 'resourceLocator' ||
		field.typeOptions?.loadOptionsMethod !== undefined ||
		(field.type === 'string' && textsOfNames.includes(name));
	const entries = Array.isArray(value) ? (value as unknown[]) : [value];
	return isForRecord && entries.some(mayName);
}

/** n8n makes a text of a date. */
const mayName = (entry: unknown): boolean =>
	typeof entry === 'string'
		? /[^\s,]/.test(entry)
		: entry instanceof Date || DateTime.isDateTime(entry) || isRecord('id', entry);

const isNothing = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	Number.isNaN(value) ||
	(Array.isArray(value) && value.length === 0) ||
	(typeof value === 'string' && value.trim() === '');

const isListOfNothing = (value: unknown): boolean =>
	Array.isArray(value) ? value.every(isNothing) : /^[\s,]+$/.test(String(value));

/** What n8n makes something else of before a node sees it. */
const isOdd = (value: unknown): boolean =>
	typeof value === 'bigint' ||
	(typeof value === 'object' && value !== null && !Array.isArray(value) && !isPlainObject(value));

const isPlainObject = (value: unknown): boolean =>
	typeof value === 'object' &&
	value !== null &&
	[Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

const hasOptions = ({ options }: INodeProperties): boolean => (options?.length ?? 0) > 0;

const isOption = ({ options }: INodeProperties, value: unknown): boolean =>
	(options as INodePropertyOptions[]).some((option) => String(option.value) === String(value)) &&
	typeof value !== 'object';

/** Some lists take the names of their options too. */
const isNamed = (field: INodeProperties, entry: unknown): boolean =>
	isOption(field, entry) ||
	(field.options as INodePropertyOptions[]).some(
		({ name }) => typeof entry === 'string' && name.toLowerCase().startsWith(entry.slice(0, 3)),
	);

const entriesOf = (value: unknown): unknown[] =>
	(Array.isArray(value) ? (value as unknown[]) : String(value).split(',')).filter(
		(entry) => !isNothing(entry),
	);

function isNumber({ typeOptions }: INodeProperties, value: unknown): boolean {
	const number =
		typeof value === 'string' && /^-?\d+(\.\d+)?(e\d+)?$/.test(value) ? Number(value) : value;
	if (typeof number !== 'number' || !Number.isFinite(number)) return false;
	const { minValue = -Infinity, maxValue = Infinity, numberPrecision } = typeOptions ?? {};
	return number >= minValue && number <= maxValue && (numberPrecision !== 0 || number % 1 === 0);
}

function isDate(value: unknown): boolean {
	if (typeof value !== 'string') return false;
	const [, day] = /^(\d{4}-\d\d-\d\d)([T ]([01]?\d|2[0-3]):\d\d.*)?$/.exec(value) ?? [];
	const time = day === undefined ? NaN : Date.parse(`${day}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day ?? '');
}

/** Some take several, which the example of the mode shows. */
function areRecords({ modes = [] }: INodeProperties, mode: string | undefined, value: unknown) {
	const several = modes.find(({ placeholder }) => placeholder?.includes(', '));
	const byId = modes.find(({ name }) => name === 'id');
	// An id that the panel does not ask to be a number may be a text.
	const isText = typeof value === 'string' && /^[A-Za-z0-9][\w.:-]*$/.test(value.trim());
	if (byId && !byId.validation && !several) return isText || isRecord('id', value);
	if (!several) return isRecord(mode, value);
	const isAddress = (entry: unknown) => isRecord('email', entry);
	return entriesOf(value).every(
		(entry) =>
			isRecord(mode, typeof entry === 'string' ? entry.trim() : entry) ||
			(several.placeholder?.includes('@') && isAddress(entry)),
	);
}

function isRecord(mode: string | undefined, value: unknown): boolean {
	const text = typeof value === 'number' ? String(value) : value;
	if (typeof text !== 'string') return false;
	if (mode === 'email') return text.includes('@') && !text.includes(',');
	if (mode === 'url') return text.startsWith('https://app.smartlead.ai/');
	return /^\d+$/.test(text) && Number.isSafeInteger(Number(text)) && Number(text) > 0;
}
