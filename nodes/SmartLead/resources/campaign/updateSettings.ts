import type { IDataObject } from 'n8n-workflow';

import { Problem } from '../../../engine/problem';
import { itemsOfWrite } from '../../../engine/run/answer';
import type { ApiRequest } from '../../../engine/spec/apiRequest';
import { operation, type Job } from '../../../engine/spec/operation';
import { fieldOf, optionOf, type Read } from '../../../engine/spec/parameter';
import { perRun } from '../../../engine/spec/perRun';
import { shown } from '../../../engine/spec/value';
import { campaign } from '../../../fields/campaign';
import { notice, yesOrNo } from '../../../fields/plain';
import { get } from './get';
import { allCampaigns } from './getAll';
import { settings } from './settingFields';
import { readable, settingsOf, unreadable } from './settings';

const removeFromClient = yesOrNo(
	'Remove From Client',
	'removeFromClient',
	'Whether to remove the campaign from its client. Do not add Client as well.',
);

const titleOf = (name: string): string => fieldOf(settings[name]).displayName;

const resetNotice = notice(
	'resetNotice',
	`SmartLead resets every setting that is not sent. The node reads the others and sends them along, but nobody can read ${unreadable.map(titleOf).join(', ')}: add those that your campaign uses, or they may be reset.`,
);

export const updateSettings = operation({
	id: 'campaign.updateSettings',
	name: 'Update Settings',
	action: 'Update campaign settings (rename campaign, open tracking, out of office)',
	description:
		'Change the settings you add below. The others are read first and kept, as far as SmartLead shows them.',
	request: 'POST /campaigns/{campaign_id}/settings',
	path: { campaign_id: campaign },
	optional: { body: settings },
	fields: [resetNotice],
	options: [removeFromClient],
	idempotent: true,
	custom: {
		because:
			'the API resets every setting that is left out: the current ones are read and sent along',
		check(request, read) {
			if (Object.keys(changesOf(request, read)).length > 0) return;
			throw new Problem('parameter', "'Update Fields' is empty", {
				description: 'Add the settings that you want to change.',
			});
		},
		async run(job) {
			const { request, read, send, inRun } = job;
			const changes = changesOf(request, read);
			const known = await current(job, changes);
			const { body: kept, lost } = settingsOf(known);
			const body = { ...kept, ...changes };
			const answer = await send({ ...request, body });
			written(inRun).set(String(request.path.campaign_id), body);
			remarkReset(job, { ...known, ...changes }, withoutKeys(lost, changes));
			return itemsOfWrite(answer).map((json) => ({ json }));
		},
	},
});

/** What is known of the campaign: as it was read, and as an item before this one has written it. */
async function current(job: Job, changes: IDataObject): Promise<IDataObject> {
	const { request, record, inRun } = job;
	const { path } = request;
	const id = String(path.campaign_id);
	const known: IDataObject = { ...written(inRun).get(id), ...(await record(get, { path })) };
	// The documented page of a single campaign leaves out some of what the list shows.
	if (readable.every((name) => Object.hasOwn({ ...known, ...changes }, name))) return known;
	const all = await allCampaigns(job);
	return { ...all.find((row) => String(row.id) === id), ...known };
}

/** Campaign ID → the settings that an item has written. */
const written = perRun(() => new Map<string, IDataObject>());

/** SmartLead resets what is not sent: says what that may have been. */
function remarkReset({ remark }: Job, known: IDataObject, lost: IDataObject): void {
	for (const name of [...readable, ...unreadable]) {
		if (Object.hasOwn(known, name)) continue;
		remark('SmartLead may have reset these settings, as it does not show them', titleOf(name));
	}
	for (const [name, value] of Object.entries(lost)) {
		remark(
			'These settings could not be kept, because SmartLead does not accept the value that it shows',
			`${titleOf(name)} (${shown(value)})`,
		);
	}
}

const withoutKeys = (values: IDataObject, keys: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(keys, name)));

function changesOf(request: ApiRequest, read: Read): IDataObject {
	return {
		...request.body,
		...(optionOf(removeFromClient, read, false) ? { client_id: null } : {}),
	};
}
