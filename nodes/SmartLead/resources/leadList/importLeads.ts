import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../engine/json';
import { unwrap } from '../../../engine/run/answer';
import type { BatchEntry, EntryContext } from '../../../engine/spec/batch';
import { operation } from '../../../engine/spec/operation';
import type { Read } from '../../../engine/spec/parameter';
import { asInside } from '../../../fields/encode';
import { requiredText, yesOrNo } from '../../../fields/plain';
import { leadFields } from '../lead/addFields';
import { row } from '../lead/addReport';
import { getAll } from '../lead/getAll';
import { entryOf, leadBatch } from '../lead/leadOfItem';
import { addressMark, lost } from '../lead/settleAdded';
import { theList } from './fields';

export const importLeads = operation({
	id: 'leadList.importLeads',
	name: 'Import Leads',
	action: 'Import or upload leads into a lead list',
	description: 'Add each incoming item to a lead list as a lead, up to 400 in one request',
	request: 'POST /lead-list/{id}/import',
	path: { id: theList },
	body: {
		fileName: requiredText(
			'Import Name',
			'fileName',
			'e.g. Trade fair contacts',
			'The name of this import in SmartLead',
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
		...leadBatch,
		into: 'leadList',
		// The answer only counts: there is no choice of outputs.
		fields: leadFields.filter(({ name }) => name !== 'output'),
		entry: flatEntryOf,
		report(answer, entries) {
			const counts = unwrap(answer);
			return { leads_sent: entries.length, ...(isObject(counts) ? counts : {}) };
		},
		isReport(answer) {
			const counts = unwrap(answer);
			return (
				isObject(counts) &&
				Object.entries(counts).some(
					([name, count]) => /import|add|total/i.test(name) && Number(count) > 0,
				)
			);
		},
		notSent: ({ email }, reason) => row({ email, status: 'notImported', reason }),
		unknown: ({ email }) =>
			row({ email, status: 'unknown', reason: 'This lead may or may not have been imported' }),
		settle: {
			reads: [{ operation: getAll, values: ({ path }) => ({ query: { listId: path.id } }) }],
			since: 'created_at',
			key: addressMark,
			there: ({ email }, _found, isNew) =>
				row({
					email,
					status: 'imported',
					reason: `${lost} The lead is in this list${isNew ? '' : ', and may have been before'}.`,
				}),
			missing: ({ email }) =>
				row({
					email,
					status: 'notImported',
					reason: `${lost} 20 seconds later the lead was not in this list. Run it again.`,
				}),
		},
	},
});

/** This page calls the company so, and takes further values beside it rather than in an object. */
function flatEntryOf(read: Read, input: IDataObject, context: EntryContext): BatchEntry {
	const made = entryOf(read, input, context);
	if (!('entry' in made)) return made;
	const { company_name: company, custom_fields: further, ...rest } = made.entry;
	return {
		entry: {
			...(isObject(further) ? further : {}),
			...rest,
			...(company === undefined ? {} : { company }),
		},
	};
}
