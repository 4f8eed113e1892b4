import type { IDataObject } from 'n8n-workflow';

import { firstValueAt, isObject } from '../../../engine/json';
import type { SettleEntries } from '../../../engine/spec/batch';
import { row } from './addReport';
import { exportFromCampaign, rowsOfExport } from './exportFromCampaign';
import { getAllInCampaign } from './getAllInCampaign';

/** The address that a row is about, as entries are told apart by it. */
export function addressMark(found: IDataObject): string | undefined {
	const email = firstValueAt(found, ['email', 'lead.email']);
	return typeof email === 'string' && email !== '' ? email.trim().toLowerCase() : undefined;
}

/** What is said of every lead that was looked for. */
export const lost = 'SmartLead gave no usable answer.';

/**
 * Leads of a campaign. The export is one request, however many leads were sent and however many the
 * campaign has; looking up addresses would cost one for each lead, and the list one for every hundred
 * of the campaign, so that it only stands in where the export cannot be read.
 */
export const settleAdded: SettleEntries = {
	reads: [{ operation: exportFromCampaign, rows: rowsOfExport }, { operation: getAllInCampaign }],
	since: 'created_at',
	key: addressMark,
	there: ({ email }, found, isNew) =>
		row({
			email,
			status: 'added',
			leadId: leadIdIn(found),
			reason: isNew
				? `${lost} The lead is in this campaign.`
				: `${lost} The lead is in this campaign, and may have been before.`,
		}),
	missing: ({ email }) =>
		row({
			email,
			status: 'notAdded',
			reason: `${lost} 20 seconds later the lead was not in this campaign. Run it again.`,
		}),
};

/** The id of the lead itself: some answers have only that of its entry in the campaign. */
function leadIdIn(found: IDataObject): number | string | undefined {
	const { lead } = found;
	const id = firstValueAt(isObject(lead) ? lead : found, 'id');
	const isId = typeof id === 'number' || (typeof id === 'string' && /^\d+$/.test(id));
	if (!isId || String(id) === String(found.campaign_lead_map_id)) return undefined;
	return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
