import type { IDataObject } from 'n8n-workflow';

import { attempt, InvalidValue } from '../../../engine/problem';
import type { GroupJob } from '../../../engine/spec/batch';
import { operation } from '../../../engine/spec/operation';
import { campaign } from '../../../fields/campaign';
import { reasonOf } from './addCounts';
import { leadFields, addingFields, returnLeadIds, settings, skipsOthers } from './addFields';
import { reportOfEach, row } from './addReport';
import { adding, addToCampaign } from './addToCampaign';
import { changesOf, type KnownLead } from './changes';
import { addressKey, existingLeads, type Untold } from './existing';
import { exportFromCampaign } from './exportFromCampaign';
import { getAllInCampaign } from './getAllInCampaign';
import { getByEmail } from './getByEmail';
import { update } from './update';

export const createOrUpdate = operation({
	id: 'lead.createOrUpdate',
	name: 'Create or Update',
	action: 'Create new or update existing leads in a campaign (no duplicate leads)',
	description:
		'Add each incoming item to a campaign as a lead, or update the lead with its address there. Only what differs is sent, and empty values change nothing.',
	request: 'POST /campaigns/{campaign_id}/leads',
	path: { campaign_id: campaign },
	body: { settings },
	fields: addingFields,
	options: [returnLeadIds],
	uses: [getByEmail, exportFromCampaign, getAllInCampaign, update, addToCampaign],
	batch: {
		...adding,
		// What became of each lead is what it is for.
		fields: leadFields.filter(({ name }) => name !== 'output'),
		async work(groups) {
			for (const group of groups) await updateExisting(group);
			for (const group of groups) await group.send();
		},
		report: (answer, entries, read, remark) =>
			reportOfEach(answer, entries, { skipsOthers: skipsOthers(read), remark }).map(hereAfterAll),
		notSent: ({ email }, reason) => row({ email, status: 'notSent', reason }),
		unknown: ({ email }) =>
			row({
				email,
				status: 'unknown',
				reason: 'This lead may or may not have been added or updated',
			}),
		summary: summaryOf,
	},
	sendsEmail: true,
});

/** Brings the leads up to date that the campaign has. */
async function updateExisting(group: GroupJob): Promise<void> {
	const found = await attempt(async () => {
		const entries = group.entries();
		const campaignId = Number((await group.request()).path.campaign_id);
		const known = await existingLeads(entries, campaignId, group);
		return { entries, campaignId, known };
	});
	if ('problem' in found) return group.fail(found.problem);
	const { entries, campaignId, known } = found.value;
	for (const [index, wanted] of entries.entries()) {
		const lead = known.get(addressKey(wanted.email));
		if (!lead) continue;
		const said =
			lead === 'untold' ? { email: wanted.email } : { email: wanted.email, leadId: lead.id };
		await group.alone(
			index,
			async () => await updated(group, campaignId, wanted, lead),
			(reason) => row({ ...said, status: 'notUpdated', reason }),
		);
	}
}

/** Sends what differs, and says what became of the lead. */
async function updated(
	group: GroupJob,
	campaignId: number,
	wanted: IDataObject,
	known: KnownLead | Untold,
): Promise<IDataObject> {
	if (known === 'untold') {
		throw new InvalidValue(
			'SmartLead lists this lead in the campaign and does not return its fields',
		);
	}
	const { id, email } = known;
	const said = { email: wanted.email, leadId: id };
	const changes = changesOf(wanted, known);
	if (!changes) return row({ ...said, status: 'unchanged' });
	await group.call(update, {
		path: { campaign_id: campaignId, lead_id: id },
		// The address as SmartLead has it: it wants one, and another one would be a change.
		body: { email, ...changes.body },
	});
	return row({ ...said, status: 'updated', reason: `Changed: ${changes.names.join(', ')}` });
}

/** It joined in the meantime, or SmartLead did not show it when it was asked for. */
const hereAfterAll = (row: IDataObject): IDataObject =>
	row.reason === isHere
		? {
				...row,
				status: 'notUpdated',
				reason: `${isHere}, and was not shown there before. Run it again to update it.`,
			}
		: row;

const isHere = reasonOf('already_added_to_campaign').reason;

/** "1,200 leads: 25 added, 100 updated, 1,075 unchanged" */
function summaryOf(rows: IDataObject[]): string | undefined {
	const counts = new Map<string, number>();
	for (const { status } of rows) {
		if (typeof status === 'string') counts.set(status, (counts.get(status) ?? 0) + 1);
	}
	if (counts.size === 0) return undefined;
	const parts = [...counts].map(
		([status, count]) => `${count.toLocaleString('en')} ${words[status] ?? status}`,
	);
	return `${rows.length.toLocaleString('en')} leads: ${parts.join(', ')}`;
}

const words: Record<string, string> = {
	notAdded: 'not added',
	notReported: 'not reported',
	notSent: 'not sent',
	notUpdated: 'not updated',
};
