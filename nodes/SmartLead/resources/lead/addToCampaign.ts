import type { IDataObject } from 'n8n-workflow';

import { at } from '../../../engine/answer';
import { operation, type Around, type BatchEntry, type Read } from '../../../engine/operation';
import { shown } from '../../../engine/value';
import { campaign } from '../../../fields/campaign';
import { isEmail } from '../../../fields/email';
import { asIds } from '../../../fields/encode';
import { leadFields, returnLeadIds, settings } from './addFields';
import { leadOfItem } from './leadOfItem';
import { reportOfEach, summaryOfRequest, summaryOfRun } from './addReport';

export const addToCampaign = operation({
	id: 'campaignLead.add',
	name: 'Add to Campaign',
	action: 'Add leads to a campaign',
	description:
		'Add each incoming item to a campaign as a lead, up to 400 in one request. An active campaign mails them.',
	request: 'POST /campaigns/{campaign_id}/leads',
	path: { campaign_id: campaign },
	body: { settings },
	optional: {
		body: {
			type: {
				displayName: 'Import Type',
				name: 'type',
				type: 'string',
				default: '',
				placeholder: 'e.g. csv',
				description: 'The kind of import. SmartLead does not document its values.',
			},
		},
	},
	fields: [
		{
			displayName: 'New leads get mail when the campaign is active.',
			name: 'addNotice',
			type: 'notice',
			default: '',
		},
	],
	options: [returnLeadIds],
	batch: {
		into: 'lead_list',
		size: 400,
		fields: leadFields,
		first: {
			lead_list_ids: asIds({
				displayName: 'Lead List IDs',
				name: 'leadListIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. 12, 34',
				description:
					'Lead lists to import as well, as IDs with commas between them. Sent once, with the first request.',
			}),
		},
		entry: entryOf,
		mark: ({ email }) => String(email).toLowerCase(),
		repeated: ({ email }, item) =>
			row(email, 'duplicate', `The same address came with item ${item}`),
		report: (answer, entries, read) =>
			read('output') === 'requests'
				? summaryOfRequest(answer, entries)
				: reportOfEach(answer, entries, liftsDuplicates(read)),
		culprit: (message, entries) =>
			entries.findIndex(({ email }) => namesAddress(message, String(email))),
		refused: ({ email }, reason) => row(email, 'invalid', reason),
		left: ({ email }, reason) => row(email, 'notAdded', reason),
		unknown: ({ email }) => row(email, 'unknown', 'This lead may or may not have been added'),
		nothing: (columns) => ({
			message: 'No item has an email address',
			description: `The columns are: ${columns.join(', ') || '(none)'}. Call one of them 'email', or map the fields by hand.`,
		}),
		summary: summaryOfRun,
	},
	sendsEmail: true,
});

/** The lead of an item. A malformed address is a result, not an error: the others still go. */
function entryOf(read: Read, input: IDataObject, around: Around): BatchEntry {
	const lead = leadOfItem(read, input, around);
	const address = typeof lead.email === 'string' ? lead.email : '';
	if (address === '') {
		return { rejected: row(null, 'invalid', 'There is no email address'), missing: true };
	}
	if (!isEmail(address)) {
		return { rejected: row(address, 'invalid', `This is not an email address: ${shown(address)}`) };
	}
	return { entry: lead };
}

const liftsDuplicates = (read: Read): boolean =>
	String(at(read('settings'), 'ignoreDuplicateLeadsInOtherCampaign')) === 'true';

/** Whether a refusal names this address and not one that merely ends or begins with it. */
function namesAddress(message: string, address: string): boolean {
	const text = message.toLowerCase();
	const from = text.indexOf(address.toLowerCase());
	if (from < 0) return false;
	const around = [text[from - 1], text[from + address.length]];
	return around.every(
		(character) => character === undefined || /[^a-z0-9._%+@-]|\.$/.test(character),
	);
}

const row = (email: unknown, status: string, reason: string): IDataObject => ({
	email: email as string | null,
	status,
	leadId: null,
	reason,
});
