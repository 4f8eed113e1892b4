import { operation } from '../../../engine/spec/operation';
import { leadFields, otherCampaigns } from '../lead/addFields';
import { leadBatch } from '../lead/addToCampaign';
import { limitFields } from './check';
import { skipFindings } from './finding';
import {
	accountTags,
	chosenAccounts,
	launchBody,
	launchNotices,
	launchOptions,
	stepsForm,
} from './launchFields';
import { Launch, launchUses } from './launchWork';
import { stepsJson } from './stepsParameter';

export const launch = operation({
	id: 'campaign.launch',
	name: 'Launch',
	action: 'Launch a campaign with the incoming items as its leads',
	description:
		'Make a campaign with steps, schedule, email accounts and settings, add each incoming item to it as a lead, and start it if you want. Without Start it stays a draft.',
	request: 'POST /campaigns/create',
	body: launchBody,
	optional: { body: launchOptions },
	fields: [
		stepsForm,
		stepsJson,
		chosenAccounts,
		accountTags,
		...launchNotices,
		// What becomes of each lead is all that comes out.
		...leadFields.filter(({ name }) => name !== 'output'),
		otherCampaigns,
	],
	options: [...limitFields, skipFindings],
	uses: launchUses,
	batch: { ...leadBatch, first: undefined, fields: [], work: (group) => new Launch(group) },
	sendsEmail: true,
	destructive: true,
});
