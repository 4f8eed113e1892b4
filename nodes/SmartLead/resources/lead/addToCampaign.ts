import type { Batch } from '../../../engine/spec/batch';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { leadLists } from '../../../fields/leadList';
import { leadFields, addingFields, returnLeadIds, settings, skipsOthers } from './addFields';
import {
	endOf,
	reportOfEach,
	row,
	summaryOfRequest,
	summaryOfRun,
	tellsOfLeads,
} from './addReport';
import { leadBatch } from './leadOfItem';
import { settleAdded } from './settleAdded';

/** Items that become leads of a campaign, up to 400 in a request. */
export const adding: Batch = {
	...leadBatch,
	into: 'lead_list',
	fields: leadFields,
	column: 'leadId',
	once: ['lead_list_ids'],
	report: (answer, entries, read, remark) =>
		read('output') === 'requests'
			? summaryOfRequest(answer, entries)
			: reportOfEach(answer, entries, { skipsOthers: skipsOthers(read), remark }),
	isReport: tellsOfLeads,
	stopsRun: endOf,
	notSent: ({ email }, reason) => row({ email, status: 'notAdded', reason }),
	unknown: ({ email }) =>
		row({ email, status: 'unknown', reason: 'This lead may or may not have been added' }),
	summary: summaryOfRun,
	settle: settleAdded,
};

export const addToCampaign = operation({
	id: 'campaignLead.add',
	name: 'Add to Campaign',
	action: 'Add leads, contacts, prospects to a campaign, upload CSV, Google Sheets',
	description:
		'Add each incoming item to a campaign as a lead, up to 400 in one request. An active campaign emails them.',
	request: 'POST /campaigns/{campaign_id}/leads',
	path: { campaign_id: campaign },
	body: { settings },
	optional: {
		body: {
			lead_list_ids: leadLists(
				'leadListIds',
				'Lead lists whose leads to add as well: one from the list, or several by name or ID, comma-separated. Sent once, with the first request.',
			),
		},
	},
	fields: addingFields,
	options: [returnLeadIds],
	batch: adding,
	sendsEmail: true,
});
