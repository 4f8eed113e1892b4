import type { IDataObject } from 'n8n-workflow';

import type { Around, Batch, BatchEntry } from '../../../engine/spec/batch';
import { operation } from '../../../engine/spec/operation';
import type { Read } from '../../../engine/spec/parameter';
import { shown } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { isEmail } from '../../../fields/email';
import { asIds } from '../../../fields/encode';
import {
	leadFields,
	noAddress,
	addingFields,
	returnLeadIds,
	settings,
	skipsOthers,
} from './addFields';
import {
	endOf,
	reportOfEach,
	row,
	summaryOfRequest,
	summaryOfRun,
	tellsOfLeads,
} from './addReport';
import { leadOfItem } from './leadOfItem';
import { settleAdded } from './settleAdded';

/** Items that become leads of a campaign, up to 400 in a request. */
export const adding: Batch = {
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
				'IDs of lead lists to import as well, comma-separated. Sent once, with the first request.',
		}),
	},
	entry: entryOf,
	dedupeKey: ({ email }) => String(email).toLowerCase(),
	duplicate: ({ email }, item) =>
		row({ email, status: 'duplicate', reason: `The same address came with item ${item}` }),
	report: (answer, entries, read, remark) =>
		read('output') === 'requests'
			? summaryOfRequest(answer, entries)
			: reportOfEach(answer, entries, { skipsOthers: skipsOthers(read), remark }),
	tells: tellsOfLeads,
	ends: endOf,
	address: ({ email }) => String(email),
	refused: ({ email }, reason) => row({ email, status: 'invalid', reason }),
	notSent: ({ email }, reason) => row({ email, status: 'notAdded', reason }),
	unknown: ({ email }) =>
		row({ email, status: 'unknown', reason: 'This lead may or may not have been added' }),
	nothing: noAddress,
	summary: summaryOfRun,
	settle: settleAdded,
};

export const addToCampaign = operation({
	id: 'campaignLead.add',
	name: 'Add to Campaign',
	action: 'Add leads, contacts or prospects to a campaign, upload a CSV',
	description:
		'Add each incoming item to a campaign as a lead, up to 400 in one request. An active campaign emails them.',
	request: 'POST /campaigns/{campaign_id}/leads',
	path: { campaign_id: campaign },
	body: { settings },
	fields: addingFields,
	options: [returnLeadIds],
	batch: adding,
	sendsEmail: true,
});

/** The lead of an item. A malformed address is a result, not an error: the others still go. */
function entryOf(read: Read, input: IDataObject, around: Around): BatchEntry {
	const lead = leadOfItem(read, input, around);
	const address = typeof lead.email === 'string' ? lead.email : '';
	if (address === '') {
		return {
			rejected: row({ status: 'invalid', reason: 'There is no email address' }),
			missing: true,
		};
	}
	if (!isEmail(address)) {
		return {
			rejected: row({
				email: address,
				status: 'invalid',
				reason: `This is not an email address: ${shown(address)}`,
			}),
		};
	}
	return { entry: lead };
}
