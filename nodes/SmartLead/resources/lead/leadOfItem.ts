import type { IDataObject } from 'n8n-workflow';

import { isObject, valueAt } from '../../../engine/json';
import { InvalidValue } from '../../../engine/problem';
import type { Batch, BatchEntry, EntryContext } from '../../../engine/spec/batch';
import { onBehalfOf, type Read } from '../../../engine/spec/parameter';
import { shown } from '../../../engine/spec/value';
import { namedValues } from '../../../fields/customFields';
import { isEmail } from '../../../fields/email';
import { leadOfMapping, leadOfRow, type CustomFields } from '../../../fields/leadRow';
import { namesOf } from '../../../fields/names';
import { customFieldColumns, customFieldValues, noAddress } from './addFields';
import { row } from './addReport';

/** What batches of leads have in common, whatever they go into. */
export const leadBatch = {
	size: 400,
	entry: entryOf,
	dedupeKey: ({ email }) => String(email).toLowerCase(),
	duplicate: ({ email }, item) =>
		row({ email, status: 'duplicate', reason: `The same address came with item ${item}` }),
	address: ({ email }) => String(email),
	refused: ({ email }, reason) => row({ email, status: 'invalid', reason }),
	nothing: noAddress,
} satisfies Partial<Batch>;

/** The lead of an item. A malformed address is a result, not an error: the others still go. */
export function entryOf(read: Read, input: IDataObject, context: EntryContext): BatchEntry {
	const lead = leadOfItem(read, input, context);
	const address = typeof lead.email === 'string' ? lead.email : '';
	if (address === '') {
		const reason = 'There is no email address';
		return { rejected: row({ status: 'invalid', reason }), missing: true };
	}
	if (isEmail(address)) return { entry: lead };
	const reason = `This is not an email address: ${shown(address)}`;
	return { rejected: row({ email: address, status: 'invalid', reason }) };
}

/** The lead that an input item becomes: by its columns, or as mapped by hand in `leadFields`. */
function leadOfItem(read: Read, input: IDataObject, context: EntryContext): IDataObject {
	return read('mapping') === 'manual' ? byHand(read) : byColumns(read, input, context);
}

function byColumns(read: Read, input: IDataObject, { tool, remark }: EntryContext): IDataObject {
	if (tool) {
		throw new InvalidValue(
			"'Lead Fields' must be 'Map Each Field Below' when an AI agent runs the node",
		);
	}
	const asked = (column: string, found: boolean) =>
		remark('Selected columns that no item has', column, found);
	return leadOfRow(input, customFieldsOf(read), { remark, asked });
}

function byHand(read: Read): IDataObject {
	const mapped = valueAt(read('lead'), 'value');
	const custom = onBehalfOf(customFieldValues, () => namedValues(read(customFieldValues.name)));
	return leadOfMapping(isObject(mapped) ? mapped : {}, Object.fromEntries(custom));
}

function customFieldsOf(read: Read): CustomFields {
	const choice = read('customFields');
	if (choice === 'selected') {
		const columns = read(customFieldColumns.name) ?? [];
		return { selected: onBehalfOf(customFieldColumns, () => namesOf(columns)) };
	}
	return choice === 'none' ? 'none' : 'all';
}
