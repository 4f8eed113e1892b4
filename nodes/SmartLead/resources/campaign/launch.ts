import { operation } from '../../../engine/spec/operation';
import { adviceOnEmailAccounts } from '../../../fields/emailAccount';
import { getAll as getAllEmailAccounts } from '../emailAccount/getAll';
import { leadFields, otherCampaigns } from '../lead/addFields';
import { addToCampaign, adding } from '../lead/addToCampaign';
import { addEmailAccounts } from './addEmailAccounts';
import { addEmailAccountsByTag } from './addEmailAccountsByTag';
import { limitFields } from './check';
import { create } from './create';
import { remove } from './delete';
import { skipFindings } from './finding';
import { get } from './get';
import { getAll } from './getAll';
import { getEmailAccounts } from './getEmailAccounts';
import { getSequences } from './getSequences';
import {
	accountTags,
	chosenAccounts,
	launchBody,
	launchNotices,
	launchOptions,
	stepsForm,
} from './launchFields';
import { launchAll } from './launchWork';
import { saveSequences } from './saveSequences';
import { variablesNotice } from './stepsForm';
import { stepsJson } from './stepsParameter';
import { updateSchedule } from './updateSchedule';
import { updateSettings } from './updateSettings';
import { updateStatus } from './updateStatus';

/** The requests that a launch is made of, in their order. */
const uses = [
	getAll,
	getAllEmailAccounts,
	getSequences,
	create,
	saveSequences,
	updateSchedule,
	updateSettings,
	addEmailAccounts,
	addEmailAccountsByTag,
	addToCampaign,
	getEmailAccounts,
	updateStatus,
	get,
	remove,
];

export const launch = operation({
	id: 'campaign.launch',
	name: 'Launch',
	action: 'Launch a campaign with the incoming items as its leads',
	description:
		'Create a campaign with steps, schedule, email accounts and settings, add each incoming item as a lead, and optionally start it. Without Start it stays a draft.',
	request: 'POST /campaigns/create',
	body: launchBody,
	optional: { body: launchOptions },
	fields: [
		stepsForm,
		variablesNotice,
		stepsJson,
		chosenAccounts,
		accountTags,
		...launchNotices,
		// What becomes of each lead is all that comes out.
		...leadFields.filter(({ name }) => name !== 'output'),
		otherCampaigns,
	],
	options: [...limitFields, skipFindings],
	uses,
	batch: { ...adding, fields: [], work: launchAll },
	advice: adviceOnEmailAccounts,
	sendsEmail: true,
	destructive: true,
});
