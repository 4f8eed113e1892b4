import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { unwrap } from '../../../engine/run/answer';
import type { Around, BatchEntry } from '../../../engine/spec/batch';
import { operation } from '../../../engine/spec/operation';
import type { Read } from '../../../engine/spec/parameter';
import { shown } from '../../../engine/spec/value';
import { isEmail } from '../../../fields/email';
import { asInside } from '../../../fields/encode';
import { requiredText, yesOrNo } from '../../../fields/plain';
import { leadFields, noAddress } from '../lead/addFields';
import { getAll } from '../lead/getAll';
import { leadOfItem } from '../lead/leadOfItem';
import { addressMark, lost } from '../lead/settleAdded';
import { theList } from './fields';

export const importLeads = operation({
	id: 'leadList.importLeads',
	name: 'Import Leads',
	action: 'Import or upload leads into a lead list',
	description: 'Put each incoming item into a lead list as a lead, up to 400 in one request',
	request: 'POST /lead-list/{id}/import',
	path: { id: theList },
	body: {
		fileName: requiredText(
			'Import Name',
			'fileName',
			'e.g. Trade fair contacts',
			'What this import is called in SmartLead',
		),
	},
	optional: {
		body: {
			csvSettings: asInside(
				'ignoreGlobalBlockList',
				yesOrNo(
					'Ignore Global Block List',
					'ignoreGlobalBlockList',
					'Whether to import leads that the block list of the account excludes',
				),
			),
		},
	},
	batch: {
		into: 'leadList',
		size: 400,
		// The answer only counts: there is no choice of outputs.
		fields: leadFields.filter(({ name }) => name !== 'output'),
		entry: entryOf,
		dedupeKey: ({ email }) => String(email).toLowerCase(),
		duplicate: ({ email }, item) =>
			row(email, 'duplicate', `The same address came with item ${item}`),
		report(answer, entries) {
			const counts = unwrap(answer);
			return { leads_sent: entries.length, ...(isObject(counts) ? counts : {}) };
		},
		tells(answer) {
			const counts = unwrap(answer);
			return (
				isObject(counts) &&
				Object.entries(counts).some(
					([name, count]) => /import|add|total/i.test(name) && Number(count) > 0,
				)
			);
		},
		address: ({ email }) => String(email),
		refused: ({ email }, reason) => row(email, 'invalid', reason),
		notSent: ({ email }, reason) => row(email, 'notImported', reason),
		unknown: ({ email }) => row(email, 'unknown', 'This lead may or may not have been imported'),
		nothing: noAddress,
		settle: {
			reads: [{ operation: getAll, values: ({ path }) => ({ query: { listId: path.id } }) }],
			since: 'created_at',
			key: addressMark,
			there: ({ email }, _found, isNew) =>
				row(
					email,
					'imported',
					`${lost} The lead is in this list${isNew ? '' : ', and may have been before'}.`,
				),
			missing: ({ email }) =>
				row(
					email,
					'notImported',
					`${lost} 20 seconds later the lead was not in this list. Run it again.`,
				),
		},
	},
});

/** A malformed address is a result, not an error: the others still go. */
function entryOf(read: Read, input: IDataObject, around: Around): BatchEntry {
	const lead = leadOfItem(read, input, around);
	const address = typeof lead.email === 'string' ? lead.email : '';
	if (address === '') {
		return { rejected: row(undefined, 'invalid', 'There is no email address'), missing: true };
	}
	if (!isEmail(address)) {
		return { rejected: row(address, 'invalid', `This is not an email address: ${shown(address)}`) };
	}
	// This page calls the company so, and takes further values beside it rather than in an object.
	const { company_name: company, custom_fields: further, ...rest } = lead;
	return {
		entry: {
			...(isObject(further) ? further : {}),
			...rest,
			...(company === undefined ? {} : { company }),
		},
	};
}

const row = (email: unknown, status: string, reason: string): IDataObject => ({
	...(email === undefined ? {} : { email: email as string }),
	status,
	reason,
});
