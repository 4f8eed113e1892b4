import type { IDataObject } from 'n8n-workflow';

import { valueAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import type { Around } from '../../../engine/spec/batch';
import { onBehalfOf, type Read } from '../../../engine/spec/parameter';
import { namedValues } from '../../../fields/customFields';
import { leadOfMapping, leadOfRow, type CustomFields } from '../../../fields/leadRow';
import { namesOf } from '../../../fields/names';
import { customFieldColumns, customFieldValues } from './addFields';

/** The lead that an input item becomes: by its columns, or as mapped by hand in `leadFields`. */
export function leadOfItem(read: Read, input: IDataObject, around: Around): IDataObject {
	return read('mapping') === 'manual' ? byHand(read) : byColumns(read, input, around);
}

function byColumns(
	read: Read,
	input: IDataObject,
	{ tool, remark, unlessAny }: Around,
): IDataObject {
	if (tool) {
		throw new InvalidValue(
			"'Lead Fields' must be 'Map Each Field Below' when an AI agent runs the node",
		);
	}
	const asked = (column: string, found: boolean) =>
		unlessAny('Selected columns that no item has', column, found);
	return leadOfRow(input, customFieldsOf(read), { remark, asked });
}

function byHand(read: Read): IDataObject {
	const mapped = (read('lead') ?? {}) as { value?: IDataObject | null };
	const custom = onBehalfOf(customFieldValues, () =>
		namedValues(valueAt(read(customFieldValues.name), 'field')),
	);
	return leadOfMapping(mapped.value ?? {}, Object.fromEntries(custom) as IDataObject);
}

function customFieldsOf(read: Read): CustomFields {
	const choice = read('customFields');
	if (choice === 'selected') {
		const columns = read(customFieldColumns.name) ?? [];
		return { selected: onBehalfOf(customFieldColumns, () => namesOf(columns)) };
	}
	return choice === 'none' ? 'none' : 'all';
}
